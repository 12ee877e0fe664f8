"""The shapes in which doors hand decisions and answers to actions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is done: which kind, what exactly, for how many cents, until when."""

    kind: str
    text: str = ""
    cents: int = 0
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A decision as it is written: our error, why, what instead, where else, and its lines."""

    ours: str
    reason: str
    lines: tuple[Line, ...]
    alternatives: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, kw_only=True)
class Second:
    """What the second pair of eyes says; `sent_to`: whose link it was, if by link."""

    approves: bool
    words: str = ""
    sent_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the customer says to a decision; `by_link`: through the link in their mail."""

    accepts: bool
    words: str = ""
    by_link: bool = False
