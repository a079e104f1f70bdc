"""Forms that people fill: as HTML, DOCX, XLSX and PDF."""
