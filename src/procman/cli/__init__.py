"""The command line: one module a command, none of which knows more than options, one call and a writer."""
