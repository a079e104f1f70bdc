"""Rules of the principle 合规性: laws and rules are named where they bind, and each is met by a control."""
