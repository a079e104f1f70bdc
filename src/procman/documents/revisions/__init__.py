"""What the releases in git mean for documents: the editions of the manual and the versions of its processes."""
