"""Declarations of what can happen, and of who wants to know. No models, no rooms."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.codes import code_of

ACTORS = {
    "system": _("Augenhöhe"),
    "mail": _("the mailbox"),
    "customer": _("the customer"),
    "worker": _("the clockwork"),
    "console": _("the console"),
    "import": _("an import"),
}


@dataclass(frozen=True)
class Kind:
    """A kind of event: its name, its sentence, the facts it carries, which of them are personal."""

    name: str
    sentence: str
    facts: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()

    @property
    def code(self):
        return code_of(self.name)


@dataclass(frozen=True)
class Reaction:
    """What a room does after an event of another room; `ordered` keeps one lane a subject."""

    name: str
    kind: Kind
    run: Callable
    ordered: bool = False


KINDS: dict[int, Kind] = {}
REACTIONS: dict[int, list[Reaction]] = defaultdict(list)
REACTION_BY_NAME: dict[str, Reaction] = {}


def kind(name, sentence, facts=(), personal=()):
    """Declare a kind of event, once, in the `events.py` of its room."""
    new = Kind(name, sentence, tuple(facts), tuple(personal))
    assert KINDS.get(new.code, new).name == name, f"{name} has the code of {KINDS[new.code].name}"
    KINDS[new.code] = new
    return new


def react(to: Kind, *, name: str, ordered: bool = False):
    """Run the decorated `function(entry)` after each event of kind `to`, exactly once."""

    def mark(function):
        reaction = Reaction(name, to, function, ordered)
        known = REACTION_BY_NAME.get(name)
        assert known is None or known.run.__module__ == function.__module__, f"two are named {name}"
        if known is None:
            REACTION_BY_NAME[name] = reaction
            REACTIONS[to.code].append(reaction)
        return function

    return mark
