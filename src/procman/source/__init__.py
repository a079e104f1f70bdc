"""Bytes to plain data with positions; the files of a workspace."""
