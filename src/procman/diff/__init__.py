"""What changed between two versions of the definitions, in the words of processes."""
