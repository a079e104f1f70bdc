"""What a change of the manual means for each role: the bulletin 变更通告."""
