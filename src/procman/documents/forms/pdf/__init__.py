"""Forms as PDF: set by typst, with fields laid over their blanks."""
