"""How far the set-up is."""

import json
from functools import cache
from pathlib import Path

from django.utils.crypto import constant_time_compare

from augenhoehe.people.queries import department, has_lead
from augenhoehe.people.tokens import hash_of

DATA = Path(__file__).parent / "data"


def begins_with(token):
    """Is `token` the one that was printed last, and is the installation still empty?"""
    kept = department().begin_hash
    return bool(kept and token) and constant_time_compare(kept, hash_of(token)) and not has_lead()


@cache
def suggested(name):
    """What a new department is offered: `teams` or `solutions`, both languages side by side."""
    return json.loads((DATA / f"{name}.json").read_text())


def signature_of(company):
    """The signature that is suggested; {team} becomes the name of the team."""
    return f"{{team}}\n{company}".strip()
