"""BPMN 2.0 into definitions: read safely, understand what is meant, carry it over, tell what could not be carried."""
