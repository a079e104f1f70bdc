"""Reports: one formatter a file."""
