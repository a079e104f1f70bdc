"""Versions of the definitions that git keeps; the only place that knows git."""
