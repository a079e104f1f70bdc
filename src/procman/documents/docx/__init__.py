"""Documents for Word: templates fill the body, the reference document gives the looks."""
