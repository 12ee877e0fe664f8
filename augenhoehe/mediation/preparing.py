"""What a talk sheet shows beside what is typed: read from the conversation, never copied."""

from django.utils import timezone

from augenhoehe.complaints.goodwill import goodwill_left
from augenhoehe.kernel.mailtext.html import html_to_text
from augenhoehe.mediation.situations import first_sentences
from augenhoehe.solutions.queries import suggest
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.promised import promise_applying

LAST, SHORT, SOLUTIONS = 4, 400, 3
SAID = (Message.Kind.INCOMING, Message.Kind.OUTGOING, Message.Kind.CALL)


def beside(sheet):
    """What happened, what was promised, what may be offered, how one could begin."""
    ticket = sheet.ticket
    said = ticket.messages.filter(kind__in=SAID).order_by("-at", "-pk")[:LAST]
    return {
        "said": [(one, _short(one)) for one in reversed(said)],
        "promises": ticket.promises.filter(withdrawn_at=None).select_related("owner"),
        "applying": promise_applying(ticket),
        "authorities": _authorities(ticket),
        "goodwill_left": goodwill_left(timezone.now()),
        "situations": first_sentences(ticket.language),
    }


def _short(message):
    text = " ".join((message.text or html_to_text(message.html or "")).split())
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


def _authorities(ticket):
    """[(standard solution, what it lets one decide)] of those used here and those that fit."""
    used = [use.solution for use in ticket.solution_uses.select_related("solution")]
    fit = []
    if ticket.topic_id or ticket.product_id:
        fit = suggest("", topic_id=ticket.topic_id, product_id=ticket.product_id)
        fit = [one for one in fit if _fits(one, ticket)]
    found = list(dict.fromkeys([*used, *fit]))
    return [(one, words) for one in found if (words := one.says("authority"))][:SOLUTIONS]


def _fits(solution, ticket):
    by_topic = ticket.topic_id and solution.topic_id == ticket.topic_id
    return by_topic or (ticket.product_id and solution.product_id == ticket.product_id)
