"""Named figures: a definition in a sentence, the reading, its n, and the records behind it.

Words: indicator, reading. Rooms declare theirs in `indicators.py`.
"""
