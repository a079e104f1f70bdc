"""Keeps what was found out, so that unchanged files cost next to nothing. A cache can be lost at any time.

One sqlite file for each workspace, outside of it. What can be told from the bytes of a file, the dictionaries and the
settings is kept by the git blob id of the bytes; the whole report by the state of all files. Values are JSON or plain
text, never code. See docs/adr/0011.
"""
