"""Flowcharts for all documents: drawn once, by several workers where that pays, and kept between runs.

``Drawings`` is what documents use. What is kept lies under a digest of everything that a drawing depends on, so nothing
that is found is ever stale.
"""
