"""Complaining in public: with a name or without, and what strangers try."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from augenhoehe.base.models import Window
from augenhoehe.complaints.models import Complaint, Regime
from augenhoehe.complaints.tests.test_breach import noticed
from augenhoehe.customers.models import Contact
from augenhoehe.files.queries import attachments_of
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.portal.actions.take_complaint import Complained, take_complaint
from augenhoehe.portal.limits import PER_ADDRESS
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket

HERE = "/public/complaint/"
WRONG = {"wrong": "Dreimal angerufen, nie zurückgerufen.", "wanted": "Einen Rückruf heute."}
NAMED = {**WRONG, "name": "Ute Muster", "email": "ute@kunde.example"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    cache.clear()
    return make_cast()


@pytest.fixture
def anybody():
    return Client()


def test_a_complaint_of_nobody_stores_nobody(cast, anybody):
    came = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Seltener Browser"}
    page = anybody.post(HERE, WRONG, **came).content.decode()
    complaint = Complaint.objects.get()
    ticket = complaint.ticket
    assert (complaint.contact, ticket.contact, ticket.sender) == (None, None, "")
    assert complaint.channel == "form" and complaint.wanted == WRONG["wanted"]
    assert not Contact.objects.exists() and not OutMail.objects.exists()
    assert "203.0.113.77" not in str(list(Window.objects.values()))
    message = ticket.messages.get()
    assert (message.sender_name, message.sender_address, message.raw) == ("", "", None)
    assert f"/public/s/{ticket.status_key}/" in page


def test_the_lead_sees_it_and_its_author_sees_where_it_stands(cast, anybody):
    anybody.post(HERE, WRONG)
    complaint = Complaint.objects.get()
    page = signed_in(cast.lead).get(complaint.ticket.get_absolute_url()).content.decode()
    assert "nie zurückgerufen" in page
    standing = anybody.get(f"/public/s/{complaint.ticket.status_key}/").content.decode()
    assert str(complaint) in standing


def test_who_left_no_address_adds_something_by_the_link(cast, anybody):
    anybody.post(HERE, WRONG)
    ticket = Complaint.objects.get().ticket
    answer = anybody.post(f"/public/s/{ticket.status_key}/again/", {"text": "Noch etwas"})
    assert answer.status_code == 302 and ticket.messages.count() == 2
    assert not Contact.objects.exists() and not OutMail.objects.exists()


def test_what_is_told_to_nobody_stands_under_the_link(cast, anybody):
    anybody.post(HERE, WRONG)
    complaint = Complaint.objects.get()
    at = complaint.received_at
    complaint.words.create(kind="news", way="phone", at=at, note="Klang aufgebracht.")
    told = {"way": "page", "text": "Wir rufen künftig zurück."}
    form = signed_in(cast.lead).get(f"/complaints/{complaint.pk}/tell/acknowledged/")
    assert 'value="page"' in form.content.decode()
    signed_in(cast.lead).post(f"/complaints/{complaint.pk}/tell/acknowledged/", told)
    page = anybody.get(f"/public/s/{complaint.ticket.status_key}/").content.decode()
    assert "Wir rufen künftig zurück." in page and "aufgebracht" not in page


def test_whoever_gave_an_address_is_not_answered_on_a_page(cast, anybody):
    anybody.post(HERE, NAMED)
    complaint = Complaint.objects.get()
    form = signed_in(cast.lead).get(f"/complaints/{complaint.pk}/tell/acknowledged/")
    assert 'value="page"' not in form.content.decode()


def test_with_an_address_the_way_goes_by_mail_and_not_over_the_screen(cast, anybody):
    page = anybody.post(HERE, NAMED).content.decode()
    complaint = Complaint.objects.get()
    assert complaint.contact.name == "Ute Muster"
    assert complaint.ticket.status_key not in page
    mail = OutMail.objects.get()
    assert mail.to == ["ute@kunde.example"] and "zurückgerufen" not in mail.text + mail.subject


def test_no_mail_where_the_team_acknowledges_nothing(cast, anybody):
    type(cast.technical).objects.update(acknowledges=False)
    anybody.post(HERE, NAMED)
    assert Complaint.objects.exists() and not OutMail.objects.exists()


def test_who_writes_for_somebody_is_noted_as_the_representative(cast, anybody):
    anybody.post(HERE, {**NAMED, "for_whom": "meine Mutter"})
    complaint = Complaint.objects.get()
    assert complaint.representative == "Ute Muster"
    assert "meine Mutter" in complaint.ticket.messages.earliest("pk").text


def test_a_number_is_a_hint_and_opens_nothing(cast, anybody):
    other = make_ticket(cast.technical)
    page = anybody.post(HERE, {**WRONG, "number": f"#{other.pk}"}).content.decode()
    made = Complaint.objects.get().ticket
    assert made != other and made.names_ticket_id == other.pk
    assert other.status_key not in page
    assert anybody.post(HERE, {**WRONG, "number": "drei"}).status_code == 422


def test_it_goes_to_the_form_for_complaints_else_to_a_team_that_everybody_reads(cast, anybody):
    type(cast.technical).objects.filter(pk=cast.technical.pk).update(is_confidential=True)
    anybody.post(HERE, WRONG)
    assert Ticket.objects.get().team == cast.commercial
    way = {"kind": TouchpointKind.FORM, "team": cast.product, "slug": "beschwerde"}
    Touchpoint.objects.create(name="Beschwerde", **way)
    made = take_complaint(Complained(**WRONG), by="customer")
    assert made.ticket.team == cast.product and made.team == cast.product


def test_a_file_comes_along_and_a_huge_one_does_not(cast, anybody):
    small = SimpleUploadedFile("beleg.txt", b"Beleg", "text/plain")
    anybody.post(HERE, {**WRONG, "file": small})
    assert [one.name for one in attachments_of(Ticket.objects.get().messages.get())] == [
        "beleg.txt"
    ]
    huge = SimpleUploadedFile("huge.txt", b"x" * 10_000_001, "text/plain")
    assert anybody.post(HERE, {**WRONG, "file": huge}).status_code == 422
    assert Ticket.objects.count() == 1


def test_an_empty_one_is_shown_again_and_nothing_is_stored(cast, anybody):
    answer = anybody.post(HERE, {"wrong": "  ", "wanted": "Geld"})
    assert answer.status_code == 422 and b"Geld" in answer.content
    assert not Ticket.objects.exists()


def test_the_trap_catches_machines_without_telling_them(cast, anybody):
    assert anybody.post(HERE, {**WRONG, "website": "x"}).status_code == 302
    assert not Ticket.objects.exists()


def test_too_many_from_one_address_are_refused_with_a_sentence(cast, anybody):
    for _ in range(PER_ADDRESS):
        assert anybody.post(HERE, WRONG).status_code == 200
    assert anybody.post(HERE, WRONG).status_code == 422
    assert Complaint.objects.count() == PER_ADDRESS


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_a_proxy_one_stranger_does_not_stop_the_others(cast, anybody):
    for number in range(PER_ADDRESS + 1):
        came = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
        assert anybody.post(HERE, WRONG, **came).status_code == 200


def test_script_is_shown_as_text_wherever_it_appears(cast, anybody):
    evil = '<script>alert("x")</script>'
    typed = {"wrong": evil, "wanted": evil, "name": evil, "for_whom": evil}
    done = anybody.post(HERE, typed).content.decode()
    complaint = Complaint.objects.get()
    inside = signed_in(cast.lead).get(complaint.ticket.get_absolute_url()).content.decode()
    outside = anybody.get(f"/public/s/{complaint.ticket.status_key}/").content.decode()
    again = anybody.post(HERE, {**typed, "number": evil[:20]}).content.decode()
    assert evil not in done + inside + outside + again


def test_a_line_break_reaches_no_header(cast, anybody):
    evil = "Ute\r\nBcc: all@kunde.example"
    anybody.post(HERE, {**NAMED, "name": evil, "wrong": evil})
    mail = OutMail.objects.get()
    assert "\n" not in mail.subject + mail.sender_name and mail.bcc == []
    assert "\n" not in Ticket.objects.get().subject
    refused = anybody.post(HERE, {**NAMED, "email": "ute@kunde.example\r\nBcc: x@y.example"})
    assert refused.status_code == 422


@pytest.mark.parametrize("key", ["0" * 31, "0" * 32, "x" * 32, "B1", "1"])
def test_a_guessed_key_opens_nothing(cast, anybody, key):
    anybody.post(HERE, WRONG)
    assert anybody.get(f"/public/s/{key}/").status_code == 404


def test_a_data_breach_is_not_named_on_the_customers_page(cast, anybody):
    anybody.post(HERE, WRONG)
    complaint = Complaint.objects.get()
    noticed(cast.lead, complaint=complaint)
    page = anybody.get(f"/public/s/{complaint.ticket.status_key}/").content.decode()
    assert f"{complaint}<" not in page and "Datenpanne" not in page


@pytest.mark.parametrize("language, word", [("de", "Beschweren Sie sich"), ("en", "Complain")])
def test_the_form_is_small_works_without_script_and_speaks_both_languages(
    cast, anybody, language, word
):
    page = anybody.get(HERE, {"lang": language}).content
    assert len(page) < 30_000 and f'lang="{language}"'.encode() in page
    assert f"<h1>{word}".encode() in page


@pytest.mark.parametrize("path", ["", "complaint/handling/", "thanks/"])
def test_every_public_page_leads_to_the_complaint(cast, anybody, path):
    assert HERE in anybody.get(f"/public/{path}").content.decode()


def test_how_complaints_are_handled_is_said_with_the_days_of_the_house(cast, anybody):
    days = {"acknowledge_days": 3, "decision_days": 14}
    Regime.objects.create(name="Streng", is_default=True, elsewhere="Schlichtung <b>", **days)
    page = anybody.get("/public/complaint/handling/", {"lang": "en"}).content.decode()
    assert "Within 3 working days" in page and "Within 14 working days" in page
    assert "Schlichtung &lt;b&gt;" in page
