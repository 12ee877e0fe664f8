"""A public form becomes a ticket; what somebody says of themselves proves nothing."""

import pytest

from augenhoehe.files.actions import store_blob
from augenhoehe.files.queries import attachments_of
from augenhoehe.intake.actions.acknowledge import send_receipt
from augenhoehe.intake.actions.take_form import Submission, take_form
from augenhoehe.intake.tests.cast import arrive, mail, newest
from augenhoehe.mail.actions.write import Letter
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.tests.cast import make_contact


@pytest.fixture
def touchpoint(db):
    team = make_cast().technical
    team.acknowledges = True
    team.save()
    return Touchpoint.objects.create(team=team, name="Form", kind=TouchpointKind.FORM, slug="form")


def sent(touchpoint, **more):
    """What somebody filled in."""
    said = {"name": "Nora Neu", "email": "nora@neu.example", "subject": "Zugang", "text": "Bitte."}
    return Submission(touchpoint=touchpoint, **{**said, **more})


def test_a_form_opens_a_ticket_of_its_team_with_what_was_written(touchpoint):
    ticket = take_form(sent(touchpoint), by="customer")
    assert (ticket.team, ticket.touchpoint, ticket.subject) == (
        touchpoint.team,
        touchpoint,
        "Zugang",
    )
    assert ticket.contact.name == "Nora Neu" and ticket.first_message.text == "Bitte."


def test_files_hang_on_the_message(touchpoint):
    files = (("liste.pdf", "application/pdf", store_blob(b"%PDF-")),)
    ticket = take_form(sent(touchpoint, files=files), by="customer")
    assert [one.name for one in attachments_of(ticket.first_message)] == ["liste.pdf"]


def test_a_stranger_forms_no_company_by_the_domain_they_type(touchpoint):
    assert take_form(sent(touchpoint), by="customer").company is None


def test_a_known_address_brings_its_contact_without_a_second_one(touchpoint):
    known = make_contact("Mia Muster", email="mia@muster.example")
    ticket = take_form(sent(touchpoint, email="mia@muster.example", name="Wer?"), by="customer")
    assert ticket.contact == known and ticket.contact.name == "Mia Muster"


def test_it_is_acknowledged_without_a_word_of_what_was_typed(touchpoint):
    take_form(sent(touchpoint, text="Buy pills", subject="Pills"), by="customer")
    written = OutMail.objects.get()
    assert written.to_first == "nora@neu.example" and written.is_automatic
    assert "ills" not in written.subject + written.html


@pytest.mark.parametrize("email", ["no-reply@neu.example", "mailer-daemon@neu.example"])
def test_machines_get_no_acknowledgement(touchpoint, email):
    take_form(sent(touchpoint, email=email), by="customer")
    assert not OutMail.objects.exists()


def test_a_team_that_acknowledges_nothing_sends_nothing(touchpoint):
    touchpoint.team.acknowledges = False
    take_form(sent(touchpoint), by="customer")
    assert not OutMail.objects.exists()


class TestProof:
    """Nobody is taken for who they say they are until they answer what went to the address."""

    @pytest.fixture
    def mailbox(self, touchpoint):
        return make_mailbox(touchpoint.team, imap_host="127.0.0.1", smtp_host="127.0.0.1")

    def answer(self, mailbox, sender="nora@neu.example", **headers):
        arrive(mailbox, mail("AW", sender=sender, **headers))
        return newest()

    def test_what_was_typed_is_marked(self, touchpoint, mailbox):
        assert take_form(sent(touchpoint), by="customer").first_message.is_unproven

    def test_an_answer_to_our_mail_proves_it(self, touchpoint, mailbox):
        ticket = take_form(sent(touchpoint, email="Nora@Neu.example"), by="customer")
        went = OutMail.objects.get().message_id
        assert self.answer(mailbox, In_Reply_To=f"<{went}>").ticket == ticket
        assert not Message.objects.filter(is_unproven=True).exists()

    def test_the_number_in_a_subject_proves_nothing(self, touchpoint, mailbox):
        ticket = take_form(sent(touchpoint), by="customer")
        arrive(mailbox, mail(f"AW [#{ticket.pk}]", sender="nora@neu.example"))
        assert newest().ticket == ticket and Message.objects.filter(is_unproven=True).exists()

    @pytest.mark.parametrize(
        "headers", [{"sender": "x@fremd.example"}, {"Authentication_Results": "mx; dmarc=fail"}]
    )
    def test_neither_does_a_stranger_nor_a_forged_sender(self, touchpoint, mailbox, headers):
        take_form(sent(touchpoint), by="customer")
        went = OutMail.objects.get().message_id
        self.answer(mailbox, In_Reply_To=f"<{went}>", **headers)
        assert Message.objects.filter(is_unproven=True).exists()

    def test_the_acknowledgement_is_shown_in_the_concern(self, touchpoint, mailbox):
        touchpoint.team.acknowledges = False
        ticket = take_form(sent(touchpoint), by="customer")
        letter = Letter(to=("nora@neu.example",), subject="Da", text="Angekommen", owner=ticket)
        send_receipt(ticket, letter, by="system")
        assert ticket.messages.filter(is_acknowledgement=True).count() == 1
        ticket.refresh_from_db()
        assert ticket.message_count == 2
