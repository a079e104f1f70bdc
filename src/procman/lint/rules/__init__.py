"""The rules, one a file, in the folder of the principle that they serve."""
