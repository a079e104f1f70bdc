"""Dangerous mixes: changes of one process that are harmless each and not together; one mix a file.

Danger has a direction: a mix that is read backwards is none, so unlike kinds of change mixes have no mirrors.
"""
