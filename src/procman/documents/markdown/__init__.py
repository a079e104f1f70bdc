"""Documents for wikis: Markdown with GitHub's tables, and pictures beside it."""
