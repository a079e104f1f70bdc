"""The view model: what the definitions say, as texts, links and numbers that a template only has to arrange."""
