"""Open work that must be given away before somebody leaves; rooms upstairs say what they hold.

from augenhoehe.people.duties import duty

@duty("tickets.open")                       # in the room's panels.py
def open_tickets(user): return count, _("open concerns"), url_or_None
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """What somebody still holds: how many, in words, and where they are given away."""

    count: int
    label: str
    url: str | None = None


DUTIES: dict[str, Callable] = {}


def duty(name):
    """Offer `function(user) -> (count, words, url or None)` to the question "what is left?"."""

    def mark(function):
        DUTIES[name] = function
        return function

    return mark


def duties_of(user):
    """What `user` still holds, without what is zero."""
    found = (Duty(*offer(user)) for _name, offer in sorted(DUTIES.items()))
    return [one for one in found if one.count]
