from augenhoehe.journal.models import Entry
from augenhoehe.servicelevels.models import Priority
from augenhoehe.servicelevels.tests.cast import calendar as make_calendar
from augenhoehe.servicelevels.tests.cast import policy as make_policy
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.prioritise import prioritise_ticket
from augenhoehe.tickets.models import Ticket


def test_the_deadlines_follow_the_new_priority(cast, ticket):
    calendar = make_calendar()
    make_policy(cast.technical, calendar, priority=Priority.NORMAL)
    make_policy(cast.technical, calendar, priority=Priority.URGENT, response=5, solution=10)
    usual = prioritise_ticket(ticket, priority=Priority.HIGH, by=cast.alice).solution_due_at
    hurried = prioritise_ticket(ticket, priority=Priority.URGENT, by=cast.alice).solution_due_at
    assert hurried < usual
    assert Ticket.objects.get(pk=ticket.pk).priority == Priority.URGENT


def test_the_same_priority_is_nothing_new(cast, ticket):
    prioritise_ticket(ticket, priority=Priority.NORMAL, by=cast.alice)
    assert not Entry.objects.filter(kind=events.PRIORITY.code).exists()
