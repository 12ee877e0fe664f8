"""Where a standard solution is used: rooms above say what its placeholders become there."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """The language of the answer, what it is about, and {placeholder: value} as plain text."""

    language: str = ""
    topic_id: int | None = None
    product_id: int | None = None
    values: dict = field(default_factory=dict)


PLACES: dict[str, Callable] = {}


def place(name):
    """Declare `function(pk, *, user) -> Place | None` for what `?name=pk` points at."""

    def mark(function):
        PLACES[name] = function
        return function

    return mark


def place_of(parameters, *, user):
    """The place a request names, as far as `user` may see it; else an empty one."""
    for name, find in PLACES.items():
        pk = "".join(c for c in parameters.get(name, "") if c.isascii() and c.isdigit())
        if pk and len(pk) < 19 and (found := find(int(pk), user=user)):
            return found
    return Place()
