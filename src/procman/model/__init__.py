"""The vocabulary of definitions: frozen pydantic models, no I/O, no positions."""
