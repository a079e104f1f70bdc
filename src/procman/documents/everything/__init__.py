"""All documents in one run, of which only those are rendered again that are no longer right."""
