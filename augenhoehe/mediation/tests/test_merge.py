"""A clearing talk and a talk sheet go along when their concern is merged, and come back."""

from augenhoehe.mediation.actions.prepare import begin_sheet
from augenhoehe.mediation.tests.cast import make_talk
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.tests.cast import make_ticket


def test_both_go_along_and_come_back(cast):
    talk = make_talk(cast)
    source, into = talk.ticket, make_ticket(cast.technical, contact=talk.ticket.contact)
    sheet = begin_sheet(source, by=cast.alice)
    undo = merge_ticket(source, into=into, by=cast.alice)
    for one in (talk, sheet):
        one.refresh_from_db()
        assert one.ticket_id == into.pk
    unmerge_ticket(undo, by=cast.alice)
    for one in (talk, sheet):
        one.refresh_from_db()
        assert one.ticket_id == source.pk
