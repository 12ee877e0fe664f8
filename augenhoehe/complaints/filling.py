"""Fitting what was typed into its field; used by the actions."""


def one_line(text, length=1000):
    """The text without line breaks and spaces around, cut to fit."""
    return " ".join((text or "").replace("\0", "").split())[:length]
