from datetime import timedelta

from django.utils import timezone

from augenhoehe.journal.models import Entry
from augenhoehe.servicelevels.models import Priority
from augenhoehe.servicelevels.tests.cast import calendar as make_calendar
from augenhoehe.servicelevels.tests.cast import policy as make_policy
from augenhoehe.tickets import events
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import State, StateSpan, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket


def test_a_concern_carries_what_the_list_shows(cast):
    ticket = make_ticket(cast.technical, contact=make_contact(company="Muster GmbH"))
    row = Ticket.objects.get(pk=ticket.pk)
    assert (row.sender, row.preview, row.message_count) == ("Mia Muster", "Hier kommt kein Tee.", 1)
    assert row.unanswered_since == row.opened_at and row.chaser_count == 0
    assert row.company.name == "Muster GmbH" and len(row.status_key) == 32
    assert Entry.objects.filter(kind=events.OPENED.code, subject_id=row.pk).count() == 1


def test_it_gets_its_deadlines_from_team_and_priority(cast):
    make_policy(cast.technical, make_calendar(), priority=Priority.NORMAL)
    ticket = make_ticket(cast.technical)
    assert ticket.response_due_at and ticket.solution_due_at > ticket.response_due_at
    assert ticket.next_due_at == ticket.response_due_at
    assert make_ticket(cast.product).next_due_at is None


def test_history_is_closed_without_deadlines_and_waits_for_nothing(cast):
    make_policy(cast.technical, make_calendar(), priority=Priority.NORMAL)
    long_ago = timezone.now() - timedelta(days=400)
    ticket = make_ticket(cast.technical, at=long_ago, is_history=True)
    assert (ticket.state, ticket.is_live, ticket.closed_at) == (State.CLOSED, False, long_ago)
    assert ticket.response_due_at is None and ticket.unanswered_since is None


def test_its_first_span_begins_when_it_was_opened(cast):
    ticket = make_ticket(cast.technical)
    span = StateSpan.objects.get(ticket=ticket)
    assert (span.state, span.from_at, span.until_at) == (State.OPEN, ticket.opened_at, None)


def test_it_comes_into_the_search(cast, work):
    ticket = make_ticket(cast.technical, subject="Kessel defekt")
    work()
    assert found_ids(cast.alice, "Kessel") == [ticket.pk]
