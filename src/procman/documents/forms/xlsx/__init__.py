"""Forms as workbooks: one protected sheet each, laid out like paper."""
