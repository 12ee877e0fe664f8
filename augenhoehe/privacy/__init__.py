"""Data protection: what is kept of a person handed out or erased, what ends with time, and proof.

Words: export, erasure, retention, protocol. Above every room; each room declares in its
`personal.py` what it does (see `base/personal.py`). The lead exports and erases; lead and
administrator set how long data are kept; the observer sees the settings and the protocol.
Clockwork: `privacy.nightly`.
"""
