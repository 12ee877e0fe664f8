"""What a company lately said or how it sounded, in words, dated; no score comes of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from augenhoehe.customers.queries import same_ids
from augenhoehe.surveys import rules
from augenhoehe.surveys.telling import score_in_words
from augenhoehe.tickets.models import Message

SHOWN = 8


@dataclass(frozen=True)
class Statement:
    """One thing that was said: when, what, more of it, where it stands."""

    at: datetime
    icon: str
    words: str
    more: str
    url: str


def statements(company, *, tickets, user):
    """The latest of all four sources, asked together: `yield from` it in a panel."""
    own = tickets.filter(company__in=same_ids(company), merged_into=None)
    answers = rules.responses_visible_to(user).counted().filter(company__in=same_ids(company))
    answers = answers.exclude(score=None).select_related("survey", "version")
    calls = Message.objects.filter(ticket__in=own, mood__isnull=False).exclude(mood="")
    found = yield (
        answers.order_by("-at", "-id")[:SHOWN],
        own.exclude(unsolved_at=None).order_by("-unsolved_at", "-id")[:SHOWN],
        own.filter(chased_count__gt=0).order_by("-opened_at", "-id")[:SHOWN],
        calls.select_related("ticket").order_by("-at", "-id")[:SHOWN],
    )
    tell = (_answer, _unsolved, _chased, _call)
    told = [told(one) for told, rows in zip(tell, found, strict=True) for one in rows]
    return sorted(told, key=lambda one: one.at, reverse=True)[:SHOWN]


def _answer(one):
    words = f"{one.survey} – {score_in_words(one)}"
    return Statement(one.at, "message-circle", words, one.text[:140], one.get_absolute_url())


def _unsolved(ticket):
    words = _("Said on the status page that it is not solved")
    return Statement(ticket.unsolved_at, "undo-2", words, ticket.subject, ticket.get_absolute_url())


def _chased(ticket):
    words = ngettext(
        "Asked again before there was an answer",
        "Asked again %(n)s times before there was an answer",
        ticket.chased_count,
    ) % {"n": ticket.chased_count}
    return Statement(
        ticket.opened_at, "bell-ring", words, ticket.subject, ticket.get_absolute_url()
    )


def _call(call):
    words = _("Sounded %(mood)s on the phone") % {"mood": call.get_mood_display()}
    url = f"{call.ticket.get_absolute_url()}#m{call.pk}"
    return Statement(call.at, "phone", words, call.ticket.subject, url)
