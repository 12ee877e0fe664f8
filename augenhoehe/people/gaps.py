"""What is still missing in this installation; every room above says what it misses.

from augenhoehe.people.gaps import Gap, gap

@gap("mail.mailbox", order=20)              # in the room's gaps.py
def mailbox(department): return Gap(_("…"), _("the reason"), url) if … else None
"""

from collections.abc import Callable
from dataclasses import dataclass


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
    found = []
    for name, (_order, offer) in sorted(GAPS.items(), key=lambda item: (item[1][0], item[0])):
        if missing := offer(department):
            found.append(Gap(missing.label, missing.why, missing.url, missing.is_grave, name))
    return found
