"""Operating guides: a process as one role sees it, or all that one role does."""
