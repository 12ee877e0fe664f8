"""What happens to whatever points at a ticket when the ticket is merged into another one.

Each room says so for its own models, rooms upstairs in their `subjects.py`; a test lists every
reference to a ticket and fails for one of which nobody said it. Unsaid, a reference stays.
"""

from augenhoehe.customers.models import Merge
from augenhoehe.files.models import Attachment
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import Named, OutMail, RawMail
from augenhoehe.measures.models import Measure
from augenhoehe.people.models import FollowUp
from augenhoehe.search.models import SearchDoc
from augenhoehe.tickets.models import (
    Access,
    CollectiveItem,
    Concealment,
    Consultation,
    Draft,
    ExtraWish,
    Handover,
    Message,
    Notice,
    Promise,
    SideThread,
    SolutionUse,
    StateSpan,
    Ticket,
)

GOES: dict[str, tuple] = {}
STAYS: dict[str, str] = {}


def goes_along(model, name="ticket"):
    """Declare that rows go with their ticket: `name` is a foreign key, or the stem of two columns.

    What a ticket may have once only, and the other one has already, stays behind.
    """
    GOES[f"{model._meta.label}.{name}"] = (model, name)


def stays(model, name, why):
    """Declare that rows stay with their own ticket, and why."""
    STAYS[f"{model._meta.label}.{name}"] = why


for _model in (
    CollectiveItem, Consultation, Draft, ExtraWish, Handover, Message,
    Notice, Promise, SideThread, SolutionUse,
):  # fmt: skip
    goes_along(_model)
goes_along(FollowUp, "subject")
goes_along(OutMail, "owner")

stays(Ticket, "merged_into", "what was merged into it before leads on through it")
stays(Ticket, "follows", "what followed it leads on through it")
stays(Ticket, "names_ticket_id", "a hint that leads on through it")
stays(StateSpan, "ticket", "its clock is its own history")
stays(Access, "ticket", "who may read it is its own; merging must not open more")
stays(Concealment, "ticket", "from whom it is hidden is its own; merging must not open it")
stays(Message, "came_with", "with what a message came stays known")
stays(Entry, "subject", "what happened, happened there")
stays(SearchDoc, "owner", "both are indexed anew")
stays(SearchDoc, "group", "both are indexed anew")
stays(Attachment, "owner", "a file is at its message or draft, which goes along")
stays(RawMail, "subject", "a raw mail is at its message, which goes along")
stays(Named, "owner", "names who is in a mail or message, which goes along")
stays(Merge, "source", "contacts and companies only")
stays(Measure, "signal", "what a measure was taken for leads on through it")
stays(Measure, "goal", "goals only")
