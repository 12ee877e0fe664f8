from django.core.files.uploadedfile import SimpleUploadedFile

from augenhoehe.customers.models import Contact
from augenhoehe.files.models import Attachment
from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.start import note_begun, start_conversation
from augenhoehe.tickets.facts import Onward, Origin, Written
from augenhoehe.tickets.models import Draft, Message, State, Ticket
from augenhoehe.tickets.tests.cast import incoming, make_contact
from augenhoehe.tickets.tests.refusing import refused


def test_we_write_first(cast):
    written = Written(html="<p>Guten Tag</p>", to=("mia@muster.example",), subject="Wartung")
    message = start_conversation(
        written, origin=Origin(team=cast.technical), onward=Onward(then="wait"), by=cast.alice
    )
    ticket = Ticket.objects.get()
    assert (ticket.subject, ticket.state) == ("Wartung", State.WAITING_CUSTOMER)
    assert ticket.first_response_at == message.at and ticket.unanswered_since is None
    assert OutMail.objects.get().subject == f"Wartung [#{ticket.pk}]"


def test_without_subject_or_text_nothing_begins(cast):
    origin = Origin(team=cast.technical)
    for words, code in ((("<p>x</p>", " "), "start.subject"), (("<p></p>", "x"), "reply.empty")):
        written = Written(html=words[0], to=("mia@muster.example",), subject=words[1])
        with refused(code):
            start_conversation(written, origin=origin, by=cast.alice)


def test_by_the_page_with_a_file_to_a_known_customer(cast):
    contact = make_contact(company="Muster GmbH")
    door = signed_in(cast.alice)
    assert door.get("/tickets/new/").status_code == 200
    data = {
        "to": "Mia Muster <mia@muster.example>", "team": cast.technical.pk, "subject": "Wartung",
        "text": "Guten Tag\n\nwir kommen.", "then": "wait",
        "files": [SimpleUploadedFile("plan.txt", b"Montag")],
    }  # fmt: skip
    answer = door.post("/tickets/new/", data)
    ticket = Ticket.objects.get()
    assert answer["Location"] == ticket.get_absolute_url()
    assert (ticket.contact, ticket.company.name) == (contact, "Muster GmbH")
    assert (ticket.assignee, ticket.state) == (cast.alice, State.WAITING_CUSTOMER)
    assert Attachment.objects.exclude(name="").exists() and not Draft.objects.exists()


def test_a_new_address_becomes_a_contact(cast):
    data = {
        "to": "Nora Neu <nora@neu.example>",
        "team": cast.technical.pk,
        "subject": "x",
        "text": "y",
    }
    signed_in(cast.alice).post("/tickets/new/", data)
    assert Ticket.objects.get().contact == Contact.objects.get(name="Nora Neu")


def test_what_does_not_fit_keeps_the_text_and_sends_nothing(cast):
    data = {"to": "keine Adresse", "team": cast.technical.pk, "subject": "x", "text": "Guten Tag"}
    answer = signed_in(cast.alice).post("/tickets/new/", data)
    assert answer.status_code == 422 and "Guten Tag" in answer.content.decode()
    assert not Ticket.objects.exists() and not OutMail.objects.exists()


def test_in_the_name_of_ones_own_teams_only(cast):
    data = {"to": "a@b.example", "team": cast.product.pk, "subject": "x", "text": "y"}
    assert signed_in(cast.alice).post("/tickets/new/", data).status_code == 422
    assert signed_in(cast.lead).post("/tickets/new/", data).status_code == 302
    for person in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert signed_in(person).get("/tickets/new/").status_code == 403
        assert signed_in(person).post("/tickets/new/draft/", {"text": "x"}).status_code == 403


def test_the_draft_waits_and_can_be_thrown_away(cast):
    door = signed_in(cast.alice)
    door.post("/tickets/new/draft/", {"to": "a@b.example", "subject": "Halb", "text": "fertig"})
    page = door.get("/tickets/new/").content.decode()
    assert "Halb" in page and "fertig" in page
    door.post("/tickets/new/forget/")
    assert not Draft.objects.exists()


def test_what_left_by_another_program_waits_for_the_customer_and_history_is_over(cast):
    contact = make_contact()
    sent = incoming("Wir kommen", kind=Message.Kind.OUTGOING, sender_name="Support")
    origin = Origin(team=cast.technical, contact=contact)
    ticket = note_begun(sent, origin=origin, by="mail").ticket
    assert (ticket.state, ticket.next_due_at) == (State.WAITING_CUSTOMER, None)
    assert (ticket.sender, ticket.message_count) == (contact.name, 1)
    past = Origin(team=cast.technical, contact=contact, is_history=True)
    assert note_begun(sent, origin=past, by="mail").ticket.state == State.CLOSED
