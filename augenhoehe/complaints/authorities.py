"""To whom data breaches are reported: the authority of the house's state, or the one set."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from augenhoehe.base.at_once import answer_of
from augenhoehe.complaints.models import DataProtection
from augenhoehe.people.queries import department

TABLE = Path(__file__).parent / "data" / "authorities.json"
ONE = 1


@dataclass(frozen=True)
class Authority:
    """A data protection authority: its name and web address."""

    name: str
    website: str


@cache
def authorities():
    """{state: Authority} of the sixteen; Bavaria's is the one for companies."""
    return {state: Authority(*row) for state, row in json.loads(TABLE.read_text()).items()}


def data_protection():
    """The settings; before anybody saved them, an unsaved row."""
    return answer_of(asking_data_protection)


def asking_data_protection():
    """`data_protection` for whoever asks together with others."""
    found = yield DataProtection.objects.filter(pk=ONE)
    return found[0] if found else DataProtection(pk=ONE)


def authority_of(settings, *, house=None):
    """The authority a breach is reported to: as set, else that of the state."""
    state = settings.state or (house or department()).state
    usual = authorities()[state]
    if settings.authority:
        return Authority(settings.authority, settings.website)
    return Authority(usual.name, settings.website or usual.website)
