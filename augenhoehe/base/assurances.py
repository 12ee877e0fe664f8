"""What a room assures the people who work here, what it keeps of them, what can be switched.

In a room's `assurances.py`:

    assured("quiet.sealed", _("…"), held_by=("augenhoehe/quiet/tests/test_attacks.py::test_x",))
    keeps(Promise, what=_("…"), reads=CONCERNS, until=THING)
    switch("reviews.full", title=_("…"), state=function)       # () -> State
    consents("reviews.scorecard", rows=function)               # () -> [Agreed]

Every model with a link to a person is declared by one `keeps`; a test asks for those that are not.
`held_by` names tests that fail as soon as it is no longer true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext_lazy as _

ALL = _("everybody who works here")
CONCERNS = _("whoever reads the concern")
LEAD = _("the lead")
NAMED = _("the lead and persons named for it")
NOBODY = _("nobody; the program needs it")
OWN = _("the person alone")
PROOF = _("lead and observer")
SETTINGS = _("lead and administration")
THERE = _("those who were there")

ACCOUNT = _("as long as the account; names of people who left stay readable")
ENDED = _("until it ends or is deleted; nothing of it is kept")
HOUSE = _("as a record of the house")
OWNER = _("until the person deletes it")
THING = _("as long as what it belongs to")


@dataclass(frozen=True)
class Assurance:
    """Something that cannot be done with this program, and the tests that hold it."""

    name: str
    sentence: str
    held_by: tuple[str, ...]


@dataclass(frozen=True)
class Keeping:
    """What is kept of people who work here: in which models, who reads it, until when.

    `forgets` names kinds of data with a retention of their own (base/personal.py).
    """

    models: tuple
    what: str
    reads: str
    until: str
    forgets: tuple[str, ...]

    @property
    def fields(self):
        """[model.field] that name a person, as they stand in the program."""
        return [f"{one._meta.label}.{name}" for one in self.models for name in person_fields(one)]


@dataclass(frozen=True)
class State:
    """How a switch stands, and a sentence to it."""

    is_on: bool
    sentence: str = ""


@dataclass(frozen=True)
class Switch:
    """Something about people that can be switched on or off."""

    name: str
    title: str
    state: Callable


@dataclass(frozen=True)
class Agreed:
    """A consent or an agreement that stands on record."""

    what: str
    who: str
    on: date
    where: str
    is_in_force: bool


ASSURANCES: dict[str, Assurance] = {}
KEEPINGS: dict[type, Keeping] = {}
SWITCHES: dict[str, Switch] = {}
CONSENTS: dict[str, Callable] = {}


def assured(name, sentence, *, held_by):
    """Declare what cannot be done, with the tests that would fail if it could."""
    ASSURANCES[name] = Assurance(name, sentence, tuple(held_by))


def keeps(*models, what, reads, until, forgets=()):
    """Declare what is kept of people who work here."""
    keeping = Keeping(models, what, reads, until, tuple(forgets))
    for model in models:
        assert model not in KEEPINGS, f"{model._meta.label} is declared twice"
        KEEPINGS[model] = keeping


def switch(name, *, title, state):
    """Declare a switch that touches people; `state()` reads how it stands."""
    SWITCHES[name] = Switch(name, title, state)


def consents(name, *, rows):
    """Declare where consents stand; `rows()` reads them."""
    CONSENTS[name] = rows


def person_fields(model):
    """The columns of a model that say who somebody is: links, and bare numbers of people."""
    return [one.name for one in model._meta.get_fields() if one.concrete and _is_person(one)]


def _is_person(field):
    if field.is_relation:
        return field.related_model is apps.get_model(settings.AUTH_USER_MODEL)
    return field.name in ("by_id", "user_id")


def undeclared():
    """Models that name a person and that no room has declared."""
    return [one for one in apps.get_models() if person_fields(one) and one not in KEEPINGS]
