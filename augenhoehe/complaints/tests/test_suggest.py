"""A conversation that sounds like a complaint is suggested, with its words; never more than that."""

import pytest

from augenhoehe.complaints.models import Complaint, NoComplaint
from augenhoehe.complaints.panels import beside_concern
from augenhoehe.complaints.rules import visible_to
from augenhoehe.complaints.suggesting import (
    beginning,
    hits_in,
    is_suspicious,
    suspicion_of,
)
from augenhoehe.complaints.tests.cast import make_complaint
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.tests.cast import make_ticket, write_again


@pytest.mark.parametrize(
    "text",
    [
        "Hiermit beschwere ich mich über Ihre Kollegin.",
        "Das ist eine Unverschämtheit!",
        "Zum wiederholten Mal stimmt die Rechnung nicht.",
        "Wir schalten jetzt unseren Anwalt ein.",
        "Ich bin enttäuscht und wirklich verärgert.",
        "Schon wieder defekt.",
        "I want to complain about the delay.",
        "This is unacceptable.",
        "Ich weiß wo Sie wohnen.",
    ],
)
def test_words_that_sound_like_one(text):
    assert is_suspicious(hits_in(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, wie richte ich einen neuen Kollegen ein?",
        "Unsere Beschwerdestelle nach dem Hinweisgebergesetz erreichen Sie unter …",
        "Bitte an das Beschwerdemanagement weiterleiten.",
        "Die Anwaltskanzlei Meier ist auch Ihre Kundin, richtig?",
        "Das ist keine Beschwerde, nur eine Frage.",
        "Ich bin enttäuscht.",
        "This is no complaint.",
        "",
    ],
)
def test_words_that_do_not(text):
    assert not is_suspicious(hits_in(text)), text


def test_the_words_are_marked_and_what_is_typed_stays_text(cast, ticket):
    write_again(ticket, "<b>Das</b> ist eine Frechheit!")
    (excerpt,) = suspicion_of(ticket)
    assert "<mark>Frechheit</mark>" in excerpt
    assert "&lt;b&gt;" in excerpt


def test_quoted_words_and_signatures_do_not_count(cast, ticket):
    quoted = "Vielen Dank!\n\nAm 3. März schrieb Mia Muster:\n> Das ist eine Frechheit!\n"
    write_again(ticket, quoted)
    assert suspicion_of(ticket) == []


def test_it_is_never_opened_by_itself(cast, ticket, work):
    write_again(ticket, "Das ist eine Frechheit!")
    work()
    assert not Complaint.objects.exists()


def offer(ticket, user):
    return beside_concern(ticket, mine=visible_to(user), user=user)


def test_dismissed_it_is_not_suggested_again(cast, ticket):
    write_again(ticket, "Das ist eine Frechheit!")
    assert offer(ticket, cast.alice)["suspicion"]
    answer = signed_in(cast.alice).post(f"/complaints/suggestions/{ticket.pk}/dismiss/")
    assert answer.status_code == 302
    assert NoComplaint.objects.get().ticket == ticket
    assert offer(ticket, cast.alice)["suspicion"] == []
    assert offer(ticket, cast.alice)["may_write"]


def test_only_whoever_works_on_it_is_asked(cast, ticket):
    write_again(ticket, "Das ist eine Frechheit!")
    shown = offer(ticket, cast.bob)
    assert (shown["suspicion"], shown["may_write"]) == ([], True)


def test_where_there_is_one_nothing_is_suggested(cast, ticket):
    write_again(ticket, "Das ist eine Frechheit!")
    made = make_complaint(ticket, by=cast.alice)
    shown = offer(ticket, cast.alice)
    assert shown["complaints"] == [made]
    assert (shown["suspicion"], shown["may_write"]) == ([], False)


def test_the_form_begins_with_what_was_said(cast, ticket):
    write_again(ticket, "Zum wiederholten Mal defekt. Ich weiß wo Sie wohnen und wo ich Sie finde.")
    first = beginning(ticket)
    assert first["wrong"].startswith("Zum wiederholten Mal")
    assert first["kind"] == "claim"
    assert first["is_repeated"] and first["is_threat"]
    assert first["language"] == "de"


def test_a_language_nobody_speaks_is_marked(cast):
    ticket = make_ticket(cast.technical)
    write_again(
        ticket,
        "Buongiorno, vorrei presentare un reclamo per la consegna che è arrivata tardi e rotta"
        " alla nostra sede di Milano ieri mattina.",
    )
    assert beginning(ticket)["language"] == "xx"
