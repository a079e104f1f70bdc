"""A process as a graph, and what follows from it."""
