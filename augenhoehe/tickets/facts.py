"""The shapes in which doors hand facts to actions."""

from dataclasses import dataclass
from datetime import datetime

from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team, Touchpoint, User
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets.models import Message, SideThread


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """What somebody outside said, whatever the way in. Message-IDs without angle brackets.

    mood, heard_by: of a call, how the customer sounded and who spoke with them.
    """

    at: datetime
    text: str
    subject: str = ""
    html: str = ""
    kind: str = Message.Kind.INCOMING
    contact: Contact | None = None
    sender_name: str = ""
    sender_address: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    mailbox_id: int | None = None
    raw_id: int | None = None
    message_id: str = ""
    side_thread: SideThread | None = None
    is_doubtful: bool = False
    is_unproven: bool = False
    is_bounce: bool = False
    mood: str = ""
    heard_by: User | None = None


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a new ticket comes from and goes to."""

    team: Team
    touchpoint: Touchpoint | None = None
    mailbox_id: int | None = None
    contact: Contact | None = None
    company: Company | None = None
    priority: int = Priority.NORMAL
    language: str = "de"
    is_history: bool = False
    is_confidential: bool = False
    names_ticket_id: int | None = None
    follows_id: int | None = None
    assignee_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a colleague wrote to go out: addresses as "a@b.example", html from the editor.

    `waits`: the mail waits fifteen seconds, in which it can be taken back. `below` (html) stands in
    the mail alone, not in the conversation: a link for the receiver only.
    """

    html: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    seen_id: int = 0
    solution_ids: tuple[int, ...] = ()
    waits: bool = True
    below: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is clicked on solving (P5); all of it may be left open but is asked."""

    fault: str = ""
    topic_id: int | None = None
    product_id: int | None = None
    solution_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Onward:
    """What happens with a reply: a promise (text, due_at), and "" | "wait" | "solve" after it.

    `reopens`: what was solved or closed is open again.
    """

    promise: tuple[str, datetime] | None = None
    then: str = ""
    outcome: Outcome = Outcome()
    reopens: bool = True
