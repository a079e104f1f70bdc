"""Documents for people: the manual, guides, forms and matrices.

``view`` makes plain values of the definitions; templates see nothing else.
"""
