"""The shapes in which doors hand facts to actions."""

from dataclasses import dataclass, field
from datetime import datetime

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.complaints.models import Complaint, Regime
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team, Touchpoint, User
from augenhoehe.tickets.models import Message, Ticket

UNFOLDED = (
    "severity", "is_safety", "is_repeated", "is_promise_broken", "is_threat", "feelings",
    "representative", "is_authorised", "is_first_contact",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """What a new complaint begins with; what is left out is taken from its concern, if it has one.

    `unfolded`: {field: value} of what unfolds below the three fields.
    """

    wrong: str
    wanted: str = ""
    ours: str = Complaint.Ours.OPEN
    kind: str = Complaint.Kind.COMPLAINT
    ticket: Ticket | None = None
    contact: Contact | None = None
    company: Company | None = None
    channel: str = ""
    touchpoint: Touchpoint | None = None
    language: str = ""
    team: Team | None = None
    owner: User | None = None
    about: User | None = None
    product: Product | None = None
    topic: Topic | None = None
    regime: Regime | None = None
    received_at: datetime | None = None
    register_key: str | None = None
    unfolded: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How the customer is told: the way, and what was said, or the text of the mail and to whom."""

    way: str
    text: str = ""
    to: str = ""
    subject: str = ""
    message: Message | None = None
