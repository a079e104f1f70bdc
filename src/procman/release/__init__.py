"""A release: what it holds, whether it may be made, and what its tag says."""
