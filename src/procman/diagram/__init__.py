"""Swimlane flowcharts: one geometry, many pens."""
