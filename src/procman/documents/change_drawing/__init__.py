"""Change drawings: the flowcharts of two versions of a process merged into one, with what changed marked.

The marks come from the changes that ``procman.diff`` found, so that a drawing and a report never disagree.
"""
