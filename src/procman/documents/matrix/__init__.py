"""Matrices and registers across processes, as tables that a workbook or a page shows."""
