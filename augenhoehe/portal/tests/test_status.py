import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone

from augenhoehe.files.actions import attach, store_blob
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.portal.limits import PER_ADDRESS
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.note import write_note
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message, State, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply, write_again


@pytest.fixture
def cast(db):
    cache.clear()
    return make_cast()


@pytest.fixture
def anybody():
    return Client()


def page_of(ticket):
    return f"/public/s/{ticket.status_key}/"


def form_for(team, slug="hilfe"):
    return Touchpoint.objects.create(name="Hilfe", kind=TouchpointKind.FORM, team=team, slug=slug)


FILLED = {"name": "Ute", "email": "ute@kunde.example", "subject": "Anmeldung", "text": "Hilfe!"}


def test_the_customer_sees_what_was_said_but_nothing_of_ours(cast, anybody):
    ticket = make_ticket(cast.technical)
    reply(ticket, cast.alice)
    OutMail.objects.update(due_at=timezone.now())
    write_note(ticket, html="<p>Der Kunde nervt</p>", by=cast.alice)
    page = anybody.get(page_of(ticket)).content.decode()
    assert "kein Tee" in page and "Kessel" in page
    assert "nervt" not in page


def test_a_reply_that_may_still_be_taken_back_is_not_shown_yet(cast, anybody):
    ticket = make_ticket(cast.technical)
    reply(ticket, cast.alice)
    assert "Kessel" not in anybody.get(page_of(ticket)).content.decode()


def test_words_of_a_doubtful_sender_are_not_shown(cast, anybody):
    ticket = make_ticket(cast.technical)
    write_again(ticket, "Ich bin nicht Mia", is_doubtful=True)
    assert "nicht Mia" not in anybody.get(page_of(ticket)).content.decode()


@pytest.mark.parametrize("key", ["", "0" * 31, "0" * 32, "x" * 32, "0" * 33])
def test_a_wrong_key_opens_nothing(cast, anybody, key):
    make_ticket(cast.technical)
    Ticket.objects.update(status_key="")
    assert anybody.get(f"/public/s/{key}/").status_code == 404


def test_looking_changes_nothing(cast, anybody):
    ticket = make_ticket(cast.technical)
    before = Ticket.objects.values().get(pk=ticket.pk)
    anybody.get(page_of(ticket))
    assert anybody.get(f"{page_of(ticket)}again/").status_code == 405
    assert Ticket.objects.values().get(pk=ticket.pk) == before


def test_not_solved_opens_the_ticket_again(cast, anybody):
    ticket = make_ticket(cast.technical)
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    answer = anybody.post(f"{page_of(ticket)}again/", {"text": "Geht immer noch nicht."})
    assert answer.status_code == 302
    ticket.refresh_from_db()
    assert (ticket.state, ticket.reopened_count) == (State.OPEN, 1)


def test_an_empty_addition_is_shown_again_and_changes_nothing(cast, anybody):
    ticket = make_ticket(cast.technical)
    assert anybody.post(f"{page_of(ticket)}again/", {"text": " "}).status_code == 422
    assert Message.objects.filter(ticket=ticket).count() == 1


def test_files_of_the_talk_are_given_out_and_those_of_notes_are_not(cast, anybody):
    ticket = make_ticket(cast.technical)
    own = attach(store_blob(b"hello"), owner=ticket.first_message, name="a.txt")
    note = write_note(ticket, html="<p>x</p>", by=cast.alice)
    secret = attach(store_blob(b"secret"), owner=note, name="b.txt")
    other = make_ticket(cast.commercial)
    foreign = attach(store_blob(b"foreign"), owner=other.first_message, name="c.txt")
    assert anybody.get(f"{page_of(ticket)}files/{own.pk}/").status_code == 200
    assert anybody.get(f"{page_of(ticket)}files/{secret.pk}/").status_code == 404
    assert anybody.get(f"{page_of(ticket)}files/{foreign.pk}/").status_code == 404


def test_a_form_becomes_a_ticket_and_says_its_number(cast, anybody):
    form_for(cast.technical)
    page = anybody.post("/public/form/hilfe/", FILLED, follow=True).content.decode()
    ticket = Ticket.objects.get()
    assert f"#{ticket.pk}" in page
    assert (ticket.subject, ticket.team, ticket.contact.name) == (
        "Anmeldung",
        cast.technical,
        "Ute",
    )


def test_whoever_types_a_foreign_address_gets_no_way_to_its_answers(cast, anybody):
    make_contact("Mia Muster", email="mia@muster.example")
    form_for(cast.technical)
    filled = {**FILLED, "email": "mia@muster.example"}
    answer = anybody.post("/public/form/hilfe/", filled, follow=True)
    key = Ticket.objects.get().status_key
    assert key not in answer.content.decode() + str(answer.redirect_chain)


def test_a_closed_form_takes_nothing(cast, anybody):
    closed = form_for(cast.technical)
    Touchpoint.objects.filter(pk=closed.pk).update(retired_at=timezone.now())
    assert anybody.post("/public/form/hilfe/", FILLED).status_code == 404


def test_a_number_in_the_address_is_shown_and_nothing_else(cast, anybody):
    page = anybody.get("/public/thanks/?number=<b>7</b>").content.decode()
    assert "7</b>" not in page
    assert "#12" in anybody.get("/public/thanks/?number=12").content.decode()


def test_two_people_with_one_concern_do_not_read_each_other(cast, anybody):
    mia, tom = make_contact("Mia Muster"), make_contact("Tom Tester", email="tom@t.example")
    hers, his = make_ticket(cast.technical, contact=mia), make_ticket(cast.technical, contact=tom)
    write_again(his, "Meine Steuernummer ist geheim")
    merge_ticket(hers, into=his, by=cast.lead)
    page = anybody.get(page_of(hers)).content.decode()
    assert "kein Tee" in page and "Steuernummer" not in page
    assert "Aus unserer Sicht ist das gelöst" not in page
    other = anybody.get(page_of(his)).content.decode()
    assert "Steuernummer" in other and other.count("kein Tee") == 1


def test_the_same_person_finds_both_concerns_behind_either_link(cast, anybody):
    mia = make_contact("Mia Muster")
    one, two = make_ticket(cast.technical, contact=mia), make_ticket(cast.technical, contact=mia)
    write_again(two, "Und noch etwas")
    merge_ticket(one, into=two, by=cast.lead)
    assert "Und noch etwas" in anybody.get(page_of(one)).content.decode()


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_a_proxy_one_stranger_does_not_stop_the_others(cast, anybody):
    form_for(cast.technical)
    for number in range(PER_ADDRESS + 1):
        came = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
        assert anybody.post("/public/form/hilfe/", FILLED, **came).status_code == 302


def test_the_acknowledgement_carries_no_word_of_the_sender(cast, anybody):
    form_for(cast.technical)
    anybody.post(
        "/public/form/hilfe/", {**FILLED, "text": "Kaufen Sie Pillen", "subject": "Pillen"}
    )
    mail = OutMail.objects.get()
    assert "Pillen" not in mail.text + mail.subject + mail.html


def test_the_trap_catches_machines_without_telling_them(cast, anybody):
    form_for(cast.technical)
    assert anybody.post("/public/form/hilfe/", {**FILLED, "website": "x"}).status_code == 302
    assert not Ticket.objects.exists()


def test_too_many_from_one_address_are_refused_with_a_sentence(cast, anybody):
    form_for(cast.technical)
    for _ in range(PER_ADDRESS):
        assert anybody.post("/public/form/hilfe/", FILLED).status_code == 302
    refused = anybody.post("/public/form/hilfe/", FILLED)
    assert refused.status_code == 422 and b"data-errors" in refused.content
    assert Ticket.objects.count() == PER_ADDRESS


def test_a_line_break_in_a_name_reaches_no_header(cast, anybody):
    form_for(cast.technical)
    evil = "Ute\r\nBcc: all@kunde.example"
    anybody.post("/public/form/hilfe/", {**FILLED, "name": evil, "subject": evil})
    mail = OutMail.objects.get()
    assert "\n" not in mail.subject + mail.sender_name and mail.bcc == []


class TestProof:
    """The link of the page went to the address only: whoever acts there reads its mails."""

    @pytest.fixture
    def ticket(self, cast, anybody):
        form_for(cast.technical)
        anybody.post("/public/form/hilfe/", FILLED)
        return Ticket.objects.get()

    def unproven(self):
        return Message.objects.filter(is_unproven=True).exists()

    def test_looking_proves_nothing_pressing_does(self, ticket, anybody):
        page = anybody.get(page_of(ticket)).content.decode()
        assert f"{page_of(ticket)}confirm/" in page and self.unproven()
        assert anybody.get(f"{page_of(ticket)}confirm/").status_code == 405
        assert self.unproven()
        assert anybody.post(f"{page_of(ticket)}confirm/").status_code == 302
        assert not self.unproven()
        assert "confirm/" not in anybody.get(page_of(ticket)).content.decode()

    def test_writing_there_proves_it_too(self, ticket, anybody):
        anybody.post(f"{page_of(ticket)}again/", {"text": "Noch etwas"})
        assert not self.unproven()

    def test_nobody_is_led_to_the_page_by_proving_elsewhere(self, cast, anybody, ticket):
        other = make_ticket(cast.technical, contact=ticket.contact)
        assert anybody.post(f"/public/s/{'0' * 32}/confirm/").status_code == 404
        anybody.post(f"{page_of(other)}confirm/")
        assert self.unproven()
