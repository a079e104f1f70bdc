"""Flowcharts on sheets of paper: where they are cut, which sizes fit best, and the picture of each sheet."""
