"""Rules of the principle 高效性: no needless step, wait or delay."""
