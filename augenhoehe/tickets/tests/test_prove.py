"""The mark of an address that was only typed, and what takes it off."""

from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.prove import prove_address
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.tests.cast import make_ticket, write_again

MARK = "address not proven"


def typed(cast):
    """A ticket whose sender typed an address into a form."""
    ticket = make_ticket(cast.technical)
    Message.objects.filter(ticket=ticket).update(is_unproven=True)
    return ticket


def test_agents_see_the_mark_at_the_message_and_at_the_ticket(cast):
    page = signed_in(cast.alice).get(typed(cast).get_absolute_url()).content.decode()
    assert page.count(MARK) == 2
    other = signed_in(cast.alice).get(make_ticket(cast.technical).get_absolute_url())
    assert MARK not in other.content.decode()


def test_proof_takes_it_off_for_this_address_only_and_is_recorded_once(cast):
    ticket = typed(cast)
    write_again(ticket, is_unproven=True, sender_address="tom@t.example")
    assert prove_address(ticket, emails=["mia@muster.example"], by="mail") == 1
    assert Message.objects.get(is_unproven=True).sender_address == "tom@t.example"
    assert prove_address(ticket, emails=["mia@muster.example"], by="mail") == 0
    assert Entry.objects.filter(kind=events.PROVEN.code).count() == 1


def test_the_mark_goes_along_when_tickets_are_merged(cast):
    ticket, other = typed(cast), make_ticket(cast.technical)
    merge_ticket(ticket, into=other, by=cast.lead)
    assert MARK in signed_in(cast.alice).get(other.get_absolute_url()).content.decode()
    assert prove_address(ticket, emails=["mia@muster.example"], by="mail") == 1
