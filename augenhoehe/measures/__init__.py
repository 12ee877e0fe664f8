"""Measures: what is done because of a signal, whether it worked, and what we learned (P9, P4).

Words: measure (quick, or improvement with proof), expectation (written before the start and kept),
step, check (what the data say and what the lead decided), idea (two fields for everybody).
A measure points at its signal and at the goal it serves by generic links, because both may lie
above. Rooms above offer `{% load measures %}{% measure_link thing %}` on their pages ("make a
measure of this"), and goals by `augenhoehe.measures.aims`. Measures never point at a person's work.
"""
