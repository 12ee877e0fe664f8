from dataclasses import replace

from augenhoehe.mail.models import OutMail
from augenhoehe.tickets.actions.forward import forward_ticket
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.actions.wait import wait_for_customer
from augenhoehe.tickets.facts import Written
from augenhoehe.tickets.models import Draft, Message, SideThread, State, Ticket
from augenhoehe.tickets.tests.cast import incoming, reply
from augenhoehe.tickets.tests.refusing import refused

THIRD = Written(html="<p>Bitte prüfen</p>", to=("kasse@amt.example",), subject="Frage")


def test_a_third_party_is_asked_beside_the_customer(cast, ticket):
    message = forward_ticket(ticket, written=THIRD, by=cast.alice)
    assert message.is_internal and message.side_thread.address == "kasse@amt.example"
    mail = OutMail.objects.get()
    assert mail.to == ["kasse@amt.example"] and mail.subject == "Frage"
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.first_response_at is None and now.unanswered_since


def test_their_answer_comes_back_and_pauses_nothing(cast, ticket):
    message = forward_ticket(ticket, written=THIRD, by=cast.alice)
    reply(ticket, cast.alice)
    wait_for_customer(ticket, by=cast.alice)
    said = incoming("Geprüft", kind=Message.Kind.SIDE_IN, side_thread=message.side_thread)
    receive_message(ticket, incoming=said, by="mail")
    assert Ticket.objects.get(pk=ticket.pk).state == State.WAITING_CUSTOMER


def test_asked_again_it_is_the_same_thread(cast, ticket):
    first = forward_ticket(ticket, written=THIRD, by=cast.alice)
    again = forward_ticket(ticket, written=THIRD, by=cast.alice)
    assert SideThread.objects.count() == 1
    assert again.outmail.references or again.outmail.in_reply_to == first.message_id


def test_it_can_be_taken_back_for_fifteen_seconds_and_is_a_draft_again(cast, ticket):
    before = Ticket.objects.get().message_count
    message = forward_ticket(ticket, written=THIRD, by=cast.alice)
    assert message.can_be_unsent
    draft = undo_send(message, by=cast.alice)
    assert (draft.kind, draft.to) == (Draft.Kind.FORWARD, "kasse@amt.example")
    assert OutMail.objects.get().state == OutMail.State.WITHDRAWN
    assert Ticket.objects.get().message_count == before and not SideThread.objects.exists()


def test_hidden_copies_go_out_too(cast, ticket):
    written = replace(THIRD, bcc=("chefin@haus.example",))
    assert forward_ticket(ticket, written=written, by=cast.alice).bcc == ["chefin@haus.example"]
    assert OutMail.objects.get().bcc == ["chefin@haus.example"]


def test_an_empty_mail_and_one_to_nobody_are_refused(cast, ticket):
    with refused("forward.empty"):
        forward_ticket(ticket, written=Written(html="<p></p>", to=("a@b.example",)), by=cast.alice)
    with refused("mail.no_recipient"):
        forward_ticket(ticket, written=Written(html="<p>x</p>", to=()), by=cast.alice)
