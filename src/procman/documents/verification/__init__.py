"""Which version of the definitions a document in hand shows, and whether that is the current one."""
