"""What was really tried in a ticket: the lines one may tick when handing it over."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.tickets.models import Message

SENT = (Message.Kind.OUTGOING, Message.Kind.CALL, Message.Kind.SIDE_OUT)


@dataclass(frozen=True)
class Tried:
    """One thing that was done: a code that stands for it, and words for people."""

    code: str
    label: str


def things_tried(ticket):
    """Standard solutions used, mails sent, calls made, questions asked to other teams."""
    return told(fetch_at_once(*rows_tried(ticket)))


def rows_tried(ticket):
    """The rows behind it, to be fetched with other things and `told`."""
    said = ticket.messages.filter(kind__in=SENT, is_acknowledgement=False)
    # What the reception wrote down is the customer's call, not something that was tried.
    said = said.exclude(kind=Message.Kind.CALL, author=None)
    return (
        ticket.solution_uses.select_related("solution").order_by("used_at"),
        said.select_related("side_thread").order_by("at", "id"),
        ticket.consultations.filter(withdrawn_at=None).select_related("team"),
    )


def told(rows):
    """[Tried] of `rows_tried`."""
    uses, messages, questions = rows
    return [*_solutions(uses), *_messages(messages), *_questions(questions)]


def _solutions(uses):
    for use in uses:
        words = _("Standard solution: %(title)s") % {"title": use.solution.says("title")}
        yield Tried(f"solution:{use.solution_id}", words)


def _messages(messages):
    for message in messages:
        facts = {
            "day": _day(message.at),
            "words": " ".join(message.text[:300].split())[:80],
            "whom": message.side_thread.address if message.side_thread else "",
        }
        yield Tried(f"message:{message.pk}", _words(message.kind) % facts)


def _words(kind):
    return {
        Message.Kind.OUTGOING: _("Mail to the customer, %(day)s: %(words)s"),
        Message.Kind.CALL: _("Call, %(day)s: %(words)s"),
        Message.Kind.SIDE_OUT: _("Mail to %(whom)s, %(day)s: %(words)s"),
    }[kind]


def _questions(questions):
    for asked in questions:
        facts = {"team": asked.team.name, "words": " ".join(asked.question.split())[:80]}
        yield Tried(f"question:{asked.pk}", _("Asked %(team)s: %(words)s") % facts)


def _day(moment):
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")
