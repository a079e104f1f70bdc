"""Rules of the principle 可操作性: short, clear, executable by the person who does it."""
