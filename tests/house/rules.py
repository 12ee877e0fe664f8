"""All rules of the house: importing this module gathers them."""

from tests.house import (
    actions,
    doors,
    floors,
    limits,
    messages,
    names,
    python,
    templates,
    words,
    writes,
)
from tests.house.rule import RULES

MODULES = (actions, doors, floors, limits, messages, names, python, templates, words, writes)
__all__ = ["MODULES", "RULES"]
