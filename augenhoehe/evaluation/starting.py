"""The code book to begin with: what customers of a German service write about most."""

import json
from functools import cache
from pathlib import Path

from augenhoehe.evaluation.models import Code

FILE = Path(__file__).parent / "data" / "codes.json"


@cache
def starter_codes():
    """Codes as `take_codes` takes them."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return [{**row, **_joined(row)} for row in rows]


def _joined(row):
    """Lists of lines as text."""
    return {name: "\n".join(row.get(name, [])) for name in ("words", "exclusions", "examples")}


def new_ones():
    """Those whose names are not in the code book yet: what the lead has written stays."""
    known = {name.casefold() for name in Code.objects.values_list("name_de", flat=True)}
    return [row for row in starter_codes() if row["name_de"].casefold() not in known]
