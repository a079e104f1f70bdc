"""What is wrong with definitions that could be read: rules, their findings, and the engine that runs them."""
