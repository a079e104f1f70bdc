"""Forms for Word: protected documents whose content controls alone can be filled."""
