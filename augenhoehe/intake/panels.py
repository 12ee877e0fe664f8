"""What the way in shows on other rooms' pages."""

from django.db.models import Exists, OuterRef

from augenhoehe.base.at_once import counting
from augenhoehe.base.offers import panel
from augenhoehe.intake.actions.receive import MESSAGE
from augenhoehe.mail import rules
from augenhoehe.mail.models import RawMail
from augenhoehe.mail.slots import LEDGER
from augenhoehe.tickets import slots
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.rules import may_open


@panel(LEDGER, template="intake/ledger_panel.html", seen=rules.ledger_visible_to)
def concerns(host, *, mine, user):
    """The ledger against the concerns: each mail that was taken in is a message somewhere."""
    taken = mine.filter(state=RawMail.State.DONE)
    messages = Message.objects.filter(raw=OuterRef("pk"))
    with_message = taken.filter(subject_type=MESSAGE)
    asked = {
        "taken": taken,
        "messages": with_message,
        "unanswered": taken.filter(reason__startswith="sent."),
        "lost": with_message.exclude(Exists(messages)),
        "quarantined": mine.filter(state=RawMail.State.QUARANTINED),
        "waiting": mine.filter(state=RawMail.State.STORED),
    }
    counts = yield tuple(map(counting, asked.values()))
    may_open = user.reads_tickets or user.may_change_settings
    return {"may_open": may_open, **dict(zip(asked, map(sum, counts), strict=True))}


@panel(slots.INBOX, template="intake/call_button.html", seen=lambda user: user)
def call(host, *, mine, user):
    """The way to write a call down, for whoever may open a concern."""
    return {} if may_open(user) else None
