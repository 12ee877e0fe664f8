"""Open work that must be given away before somebody leaves; rooms upstairs say what they hold.

from augenhoehe.people.duties import duty

@duty("tickets.open")                       # in the room's duties.py
def open_tickets(holder): return count, _("open concerns"), url_or_None

`holder` is a User, a Team or a Touchpoint that somebody wants to deactivate or retire.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """What is still held: how many, in words, and where they are given away."""

    count: int
    label: str
    url: str | None = None


DUTIES: dict[str, Callable] = {}


def duty(name):
    """Offer `function(holder) -> (count, words, url or None)` to the question "what is left?"."""

    def mark(function):
        DUTIES[name] = function
        return function

    return mark


def duties_of(holder):
    """What a person, team or touchpoint still holds, without what is zero."""
    found = (Duty(*offer(holder)) for _name, offer in sorted(DUTIES.items()))
    return [one for one in found if one.count]
