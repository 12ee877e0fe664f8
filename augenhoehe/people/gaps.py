"""What is still missing in this installation; every room above says what it misses.

from augenhoehe.people.gaps import Gap, gap

@gap("mail.mailbox", order=20)              # in the room's gaps.py
def mailbox(department): return Gap(_("…"), _("the reason"), url) if … else None

It may `yield` querysets, which are asked in one statement with those of the others (`at_once`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from augenhoehe.base.at_once import answer_of, asking_all


@dataclass(frozen=True)
class Gap:
    """Something that is missing: what to do, why, and where; `is_grave` asks for it on My day."""

    label: str
    why: str
    url: str = ""
    is_grave: bool = True
    name: str = ""


GAPS: dict[str, tuple[int, Callable]] = {}


def gap(name, *, order=50):
    """Offer `function(department) -> Gap | None` to the check list."""

    def mark(function):
        GAPS[name] = (order, function)
        return function

    return mark


def gaps_of(department):
    """What is missing now, in the order in which it is done best."""
    return answer_of(asking_gaps, department)


def asking_gaps(department):
    """`gaps_of` for whoever asks together with others."""
    offers = sorted(GAPS.items(), key=lambda item: (item[1][0], item[0]))
    found = yield from asking_all([partial(ask, department) for _name, (_order, ask) in offers])
    named = zip(offers, found, strict=True)
    return [replace(missing, name=name) for (name, _offer), missing in named if missing]
