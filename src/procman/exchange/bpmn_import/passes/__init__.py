"""Steps by which the flow of BPMN becomes the flow of definitions; one concern a file."""
