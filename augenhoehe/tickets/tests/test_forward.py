from dataclasses import replace

import pytest

from augenhoehe.base.offers import ref
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.models import Attachment
from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.forward import forward_ticket
from augenhoehe.tickets.actions.receive import receive_message
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.actions.wait import wait_for_customer
from augenhoehe.tickets.facts import Written
from augenhoehe.tickets.models import Draft, Message, SideThread, State, Ticket
from augenhoehe.tickets.tests.cast import incoming, make_ticket, reply, write_again
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


@pytest.fixture
def receipt(ticket):
    return attach(store_blob(b"PDF"), owner=ticket.first_message, name="Beleg.pdf")


def forwarded(door, ticket, *files, to="kasse@amt.example"):
    data = {"to": to, "html": "<p>Bitte ansehen</p>", "thread_files": [file.pk for file in files]}
    return door.post(f"/tickets/{ticket.pk}/forward/", data)


def ticks(door, ticket):
    page = door.get(f"/tickets/{ticket.pk}/?compose=forward")
    return {file.name: file.is_ticked for file in page.context["thread_files"]}


def sent_names():
    sent = Attachment.objects.filter(owner_type=ref(OutMail())[0])
    return sorted(sent.values_list("name", flat=True))


def test_the_files_of_what_is_quoted_go_along_unless_they_are_unticked(cast, ticket, receipt):
    later = write_again(ticket)
    attach(store_blob(b"2"), owner=later, name="Nachtrag.pdf")
    logo = {"name": "logo.png", "content_id": "a", "is_inline": True}
    attach(store_blob(b"3"), owner=ticket.first_message, **logo)
    door = signed_in(cast.alice)
    expected = {"Nachtrag.pdf": False, "Beleg.pdf": True, "logo.png": False}
    assert ticks(door, ticket) == expected
    forwarded(door, ticket, receipt)
    assert sent_names() == ["Beleg.pdf"]


def test_a_picture_of_the_text_goes_along_as_a_file(cast, ticket):
    shot = {"name": "bild.png", "content_id": "a", "is_inline": True}
    link = attach(store_blob(b"PNG"), owner=ticket.first_message, **shot)
    forwarded(signed_in(cast.alice), ticket, link)
    sent = Attachment.objects.get(owner_type=ref(OutMail())[0])
    assert (sent.name, sent.is_inline, sent.content_id) == ("bild.png", False, "")
    link.refresh_from_db()
    assert link.is_inline


def test_a_file_of_another_concern_never_goes_along(cast, ticket, receipt):
    foreign = make_ticket(cast.commercial)
    other = attach(store_blob(b"x"), owner=foreign.first_message, name="Fremd.pdf")
    door = signed_in(cast.alice)
    assert "Fremd.pdf" not in ticks(door, ticket)
    forwarded(door, ticket, receipt, other)
    assert sent_names() == ["Beleg.pdf"]


def test_what_was_unticked_stays_so_in_the_draft(cast, ticket, receipt):
    door = signed_in(cast.alice)
    door.post(f"/tickets/{ticket.pk}/draft/forward/", {"to": "k@x.example", "html": "<p>Bitte</p>"})
    assert ticks(door, ticket) == {"Beleg.pdf": False}


def test_taken_back_and_sent_again_each_file_goes_once(cast, ticket, receipt):
    door = signed_in(cast.alice)
    forwarded(door, ticket, receipt)
    undo_send(Message.objects.get(kind=Message.Kind.SIDE_OUT), by=cast.alice)
    page = door.get(f"/tickets/{ticket.pk}/?compose=forward")
    assert ticks(door, ticket) == {"Beleg.pdf": True} and not page.context["draft_files"]
    OutMail.objects.all().delete()
    Attachment.objects.filter(owner_type=ref(OutMail())[0]).delete()
    forwarded(door, ticket, receipt)
    assert sent_names() == ["Beleg.pdf"]


def test_what_was_begun_meanwhile_is_not_lost_when_one_is_taken_back(cast, ticket):
    message = forward_ticket(ticket, written=THIRD, by=cast.alice)
    save_draft(cast.alice, ticket=ticket, kind="forward", texts={"html": "<p>Noch etwas</p>"})
    draft = undo_send(message, by=cast.alice)
    assert "Bitte prüfen" in draft.html and "Noch etwas" in draft.html
