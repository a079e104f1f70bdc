"""Pictures as PNG and PDF. Knows SVG text and font files, nothing of processes."""
