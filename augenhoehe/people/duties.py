"""Open work that must be given away before somebody leaves; rooms upstairs say what they hold.

from augenhoehe.people.duties import duty

@duty("tickets.open")                       # in the room's duties.py
def open_tickets(holder): return count, _("open concerns"), url_or_None

`holder` is a User, a Team or a Touchpoint that somebody wants to deactivate or retire. It may
`yield` querysets, which are asked in one statement with those of the others (`base.at_once`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from augenhoehe.base.at_once import answer_of, asking_all


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
    return answer_of(asking_duties, holder)


def asking_duties(holder):
    """`duties_of` for whoever asks together with others."""
    offers = [partial(offer, holder) for _name, offer in sorted(DUTIES.items())]
    found = [Duty(*one) for one in (yield from asking_all(offers))]
    return [one for one in found if one.count]
