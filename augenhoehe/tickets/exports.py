"""Lists as tables, for spreadsheets; each export is on record."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.tables import table_response
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.tickets import events, rules
from augenhoehe.tickets.filters import narrow
from augenhoehe.tickets.queries import named_ids

AT_MOST = 50_000


def tickets_as(form, user, wanted, *, now):
    """The tickets under a filter as CSV or Excel, streamed row by row; formulas are defused."""
    rows = narrow(rules.visible_to(user), wanted, user=user, now=now)
    if wanted.words:
        rows = rows.filter(pk__in=named_ids(wanted.words, user))
    note_export(events.TICKETS_EXPORTED, rows, at_most=AT_MOST, by=user)
    rows = rows.select_related("team", "assignee", "contact", "company", "topic", "product")
    found = rows.order_by("-last_at", "-id")[:AT_MOST].iterator(chunk_size=500)
    return table_response(form, "tickets", _head(), (_row(ticket) for ticket in found))


def _head():
    return [
        pgettext("word", "Number"),
        pgettext("word", "Subject"),
        pgettext("word", "State"),
        pgettext("word", "Priority"),
        pgettext("word", "Team"),
        pgettext("word", "Customer"),
        pgettext("word", "Company"),
        pgettext("word", "Topic"),
        pgettext("word", "Product"),
        pgettext("word", "Cause"),
        _("Opened at"),
        _("First response"),
        _("Solved at"),
        pgettext("word", "Due"),
        pgettext("word", "Reopened"),
    ]


def _row(ticket):
    return [
        ticket.pk,
        ticket.subject,
        ticket.get_state_display(),
        ticket.get_priority_display(),
        ticket.team.name,
        ticket.contact.name if ticket.contact else ticket.sender,
        ticket.company.name if ticket.company else "",
        ticket.topic.name if ticket.topic else "",
        ticket.product.name if ticket.product else "",
        ticket.get_fault_display() if ticket.fault else "",
        ticket.opened_at,
        ticket.first_response_at,
        ticket.solved_at,
        ticket.next_due_at,
        ticket.reopened_count,
    ]


def questions_as(form, rows, *, by):
    """Questions to teams under a filter; who of us asked and who answered is left out."""
    note_export(events.QUESTIONS_EXPORTED, rows, at_most=AT_MOST, by=by)
    head = [
        pgettext("word", "Number"),
        pgettext("word", "Subject"),
        _("Asked team"),
        pgettext("word", "Question"),
        _("Asked at"),
        _("By when"),
        pgettext("word", "Answer"),
        _("Answered at"),
    ]
    found = rows.order_by("-asked_at", "-id")[:AT_MOST].iterator(chunk_size=500)
    return table_response(form, "questions", head, (_question(one) for one in found))


def _question(one):
    return [
        one.ticket_id,
        one.ticket.subject,
        one.team.name,
        one.question,
        one.asked_at,
        one.due_at,
        one.answer,
        one.answered_at,
    ]
