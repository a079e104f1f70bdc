"""Rules of the principle 持续改进: measured, evaluated at a fixed interval, adapted."""
