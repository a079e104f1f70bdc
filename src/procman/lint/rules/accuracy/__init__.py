"""Rules of the principle 准确性: every input comes from somewhere, every output goes somewhere, every way leads on."""
