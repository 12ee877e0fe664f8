"""What can be computed without a database, a clock or a network.

Plain Python: no Django, no I/O; `now` is an argument. Functions return codes and parameters,
the rooms above put them into words.
"""
