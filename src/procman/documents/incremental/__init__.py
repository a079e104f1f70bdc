"""Making again only what is new: keys of what documents are made of, and what was left behind the last time."""
