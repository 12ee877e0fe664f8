"""A public form becomes a ticket; what somebody says of themselves proves nothing."""

import pytest

from augenhoehe.files.actions import store_blob
from augenhoehe.files.queries import attachments_of
from augenhoehe.intake.actions.take_form import Submission, take_form
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.tests.cast import make_cast
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
    mail = OutMail.objects.get()
    assert mail.to_first == "nora@neu.example" and mail.is_automatic
    assert "ills" not in mail.subject + mail.html


@pytest.mark.parametrize("email", ["no-reply@neu.example", "mailer-daemon@neu.example"])
def test_machines_get_no_acknowledgement(touchpoint, email):
    take_form(sent(touchpoint, email=email), by="customer")
    assert not OutMail.objects.exists()


def test_a_team_that_acknowledges_nothing_sends_nothing(touchpoint):
    touchpoint.team.acknowledges = False
    take_form(sent(touchpoint), by="customer")
    assert not OutMail.objects.exists()
