"""The landscape: the map of domains and processes with their hand-overs."""
