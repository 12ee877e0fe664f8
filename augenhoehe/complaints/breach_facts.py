"""The shapes in which doors hand facts of a data breach to actions."""

from dataclasses import dataclass
from datetime import datetime

from augenhoehe.complaints.models import Breach, Complaint
from augenhoehe.tickets.models import Ticket


@dataclass(frozen=True, kw_only=True)
class Found:
    """A data breach somebody noticed: in a conversation, in a complaint, or in neither.

    `confides`: the conversation is confidential from now on.
    """

    what: str
    known_at: datetime
    way: str = Breach.Way.RECEIVER
    ticket: Ticket | None = None
    complaint: Complaint | None = None
    confides: bool = False


@dataclass(frozen=True, kw_only=True)
class Reported:
    """The authority was told: when, why late, under which number it keeps it."""

    at: datetime
    why_late: str = ""
    file_number: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """Those affected were told at a moment, or are not, for a reason (Art. 34 (3))."""

    at: datetime | None = None
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A mail about a data breach that somebody sends."""

    to: tuple[str, ...]
    subject: str
    text: str
    which: str = ""
    language: str = "de"
