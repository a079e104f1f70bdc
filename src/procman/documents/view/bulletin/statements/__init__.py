"""The kinds of statements, one family a file; ``bulletin.registry`` lists them.

Each says in ``KINDS`` which kinds of change it tells, and its ``tell`` makes of a change what one role has to know;
None when the role need not hear of it.
"""
