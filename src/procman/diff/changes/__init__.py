"""The kinds of change, one family a file; ``diff.registry`` lists them."""
