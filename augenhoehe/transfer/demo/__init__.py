"""The demo: a payroll service of eleven people and a year of concerns written for it.

`make.py` orders the work: `house.py` and `customers.py` build who is there, `year.py` plans what
arrives when, a `Story` tells one concern in true order and leaves the rows that the actions would
have left, `book.py` numbers them all and hands them over. The same seed and the same moment give
the same year. Nothing of it ever leaves: what was sent long ago is only told, the rest is held.
"""
