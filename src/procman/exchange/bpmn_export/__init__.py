"""BPMN 2.0 out: collaboration, flow, documents, documentation, extension elements and drawing."""
