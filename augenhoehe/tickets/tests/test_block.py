from augenhoehe.base.codes import type_of
from augenhoehe.journal.models import Entry
from augenhoehe.mail.actions.block import block_sender
from augenhoehe.mail.models import BlockedSender
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.block import block_ticket, unblock_ticket
from augenhoehe.tickets.actions.solve import close_ticket, solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message, State, Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused

MIA = "mia@muster.example"


def blocked():
    return list(BlockedSender.objects.values_list("pattern", flat=True))


def test_blocked_and_no_concern_in_one_step_and_back(cast, ticket):
    before = Ticket.objects.values().get()
    undo = block_ticket(ticket, by=cast.alice)
    now = Ticket.objects.get()
    assert (now.no_concern, now.state, blocked()) == ("spam", State.CLOSED, [MIA])
    assert unblock_ticket(undo, by=cast.alice) == 1
    assert Ticket.objects.values().get() == before and not blocked()
    with refused("undo.done"):
        unblock_ticket(undo, by=cast.alice)


def test_both_are_on_record(cast, ticket):
    undo = block_ticket(ticket, by=cast.alice)
    unblock_ticket(undo, by=cast.alice)
    of_senders = Entry.objects.filter(subject_type=type_of(BlockedSender))
    of_ticket = Entry.objects.filter(subject_type=type_of(Ticket), by_id=cast.alice.pk)
    assert (of_senders.count(), of_ticket.count()) == (2, 2)


def test_who_was_blocked_before_stays_blocked(cast, ticket):
    block_sender(MIA, by=cast.lead)
    unblock_ticket(block_ticket(ticket, by=cast.alice), by=cast.alice)
    assert blocked() == [MIA]


def test_what_a_colleague_did_since_stays(cast, ticket):
    undo = block_ticket(ticket, by=cast.alice)
    assign_ticket(ticket, to=cast.bob, by=cast.lead)
    assert unblock_ticket(undo, by=cast.alice) == 0 and not blocked()
    assert Ticket.objects.get().no_concern == "spam"


def test_what_is_closed_stays_closed_and_its_sender_is_blocked(cast, ticket):
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    close_ticket(ticket, by=cast.alice)
    block_ticket(ticket, by=cast.alice)
    assert Ticket.objects.get().no_concern == "" and blocked() == [MIA]


def test_nobody_wrote_or_it_was_one_of_us(cast, ticket):
    make_mailbox(cast.technical, address=MIA)
    with refused("block.own"):
        block_ticket(ticket, by=cast.alice)
    Message.objects.update(sender_address="")
    with refused("block.nobody"):
        block_ticket(ticket, by=cast.alice)
    assert Ticket.objects.get().state == State.OPEN and not blocked()


def test_from_the_menu_with_a_way_back(cast, ticket):
    door = signed_in(cast.alice)
    assert f"/tickets/{ticket.pk}/block/" in door.get(f"/tickets/{ticket.pk}/").content.decode()
    door.post(f"/tickets/{ticket.pk}/block/")
    page = door.get(f"/tickets/{ticket.pk}/").content.decode()
    door.post(page.split("data-toast-undo")[0].rsplit('action="', 1)[1].split('"')[0])
    assert Ticket.objects.get().state == State.OPEN and not blocked()


def test_a_stranger_blocks_nobody(cast):
    secret = make_ticket(cast.confidential)
    assert signed_in(cast.alice).post(f"/tickets/{secret.pk}/block/").status_code == 404
    assert not blocked()
