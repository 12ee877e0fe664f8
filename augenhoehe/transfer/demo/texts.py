"""The texts of the demo in one language."""

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def load(name):
    """A file of the demo's data."""
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


@cache
def scenarios():
    """All conversations that can be told, in a fixed order."""
    names = sorted(path.stem for path in DATA.glob("scenarios-*.json"))
    return [scenario for name in names for scenario in load(name)]


def find(rows, key):
    """The row of a file with this key."""
    return next(row for row in rows if row["key"] == key)
