"""The ways to answer: status page, QR code, web page, telephone, pulse, and the mail itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.customers.models import Objection
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.letters import Asking, letter_of
from augenhoehe.surveys.models import AnonymousResponse, HasAnswered, Invitation, Response
from augenhoehe.surveys.tests.cast import invite, make_survey, post, seen
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import State
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, write_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def solved(cast, **more):
    """A solved concern of Mia."""
    ticket = make_ticket(cast.technical, contact=make_contact(company="Muster GmbH"), **more)
    ticket.state, ticket.is_live, ticket.solved_at = State.SOLVED, False, timezone.now()
    ticket.save()
    return ticket


def test_the_status_page_of_a_solved_concern_asks_without_any_mail(cast):
    make_survey("csat")
    ticket = solved(cast)
    status = Client().get(f"/public/s/{ticket.status_key}/").content.decode()
    assert f"/surveys/t/{ticket.status_key}/" in status
    page = f"/surveys/t/{ticket.status_key}/"
    assert post(Client(), page, score="1").status_code == 302
    one = Response.objects.get()
    assert (one.channel, one.ticket, one.contact) == ("status", ticket, ticket.contact)
    assert "geantwortet" in Client().get(f"/public/s/{ticket.status_key}/").content.decode()


def test_an_open_concern_asks_nothing_and_a_wrong_key_opens_nothing(cast):
    make_survey("csat")
    ticket = make_ticket(cast.technical, contact=make_contact())
    for key in (ticket.status_key, "0" * 32, "x"):
        assert Client().get(f"/surveys/t/{key}/").status_code == 404


def test_mail_and_status_page_of_one_solution_are_one_answer(cast):
    survey, ticket = make_survey("csat"), solved(cast)
    invitation, token = invite(survey, ticket=ticket)
    post(Client(), f"/surveys/t/{ticket.status_key}/", score="2")
    post(Client(), f"/surveys/a/{token}/", score="4")
    one = Response.objects.get()
    assert (one.score, one.invitation, one.channel) == (4, invitation, "status")


def test_a_second_solution_may_be_answered_again(cast):
    make_survey("csat")
    ticket = solved(cast)
    post(Client(), f"/surveys/t/{ticket.status_key}/", score="2")
    ticket.reopened_count = 1
    ticket.save()
    post(Client(), f"/surveys/t/{ticket.status_key}/", score="5")
    assert sorted(Response.objects.values_list("score", flat=True)) == [2, 5]


def test_the_status_page_asks_as_long_as_the_window_is_open(cast):
    make_survey("csat")
    ticket = solved(cast)
    ticket.solved_at = timezone.now() - timedelta(days=22)
    ticket.save()
    assert post(Client(), f"/surveys/t/{ticket.status_key}/", score="2").status_code == 410


def test_whoever_scans_the_code_answers_and_a_doubled_click_counts_once(cast):
    survey = make_survey("nps", is_open=True)
    page, form = f"/surveys/o/{survey.public_key}/", seen()
    for _click in range(2):
        assert Client().post(page, {"seen": form, "score": "9"}).status_code == 302
    post(Client(), page, score="9")
    assert Response.objects.count() == 2
    code = signed_in(cast.alice).get(f"/surveys/{survey.pk}/qr.svg")
    assert code["Content-Type"] == "image/svg+xml" and b"<path" in code.content


def test_a_survey_that_was_not_opened_has_no_open_page(cast):
    survey = make_survey("nps", hosts="https://x.example")
    assert Client().get(f"/surveys/o/{survey.public_key}/").status_code == 404
    assert signed_in(cast.lead).get(f"/surveys/{survey.pk}/qr.svg").status_code == 403


def test_only_named_web_sites_may_embed_the_page(cast):
    named = make_survey("nps", is_open=True, hosts="https://a.example\nhttps://b.example:8443")
    reply = Client().get(f"/surveys/e/{named.public_key}/")
    policy = reply["Content-Security-Policy"]
    assert "frame-ancestors https://a.example https://b.example:8443" in policy
    assert "X-Frame-Options" not in reply
    post(Client(), f"/surveys/e/{named.public_key}/", score="9")
    assert Response.objects.get().channel == "embed"
    nobody = make_survey("nps", is_open=True)
    assert Client().get(f"/surveys/e/{nobody.public_key}/").status_code == 404
    plain = Client().get(f"/surveys/o/{named.public_key}/")
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]


def test_on_the_telephone_a_colleague_writes_down_what_the_customer_says(cast):
    survey, ticket = make_survey("csat"), solved(cast)
    page = f"/surveys/{survey.pk}/phone/"
    alice = signed_in(cast.alice)
    assert "Mia" in alice.get(f"{page}?ticket={ticket.pk}").content.decode()
    reply = alice.post(page, {"ticket": ticket.pk, "score": "2", "seen": seen()})
    assert reply.status_code == 302
    one = Response.objects.get()
    assert (one.channel, one.ticket, one.is_critical) == ("phone", ticket, True)


def test_on_the_telephone_the_open_invitation_is_what_is_answered(cast):
    survey, contact = make_survey("nps"), make_contact()
    invitation, token = invite(survey, contact=contact)
    page = f"/surveys/{survey.pk}/phone/"
    signed_in(cast.rita).post(page, {"contact": contact.pk, "score": "7", "seen": seen()})
    assert Response.objects.get().invitation == invitation
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.ANSWERED


def test_a_colleague_finds_whom_they_speak_to_and_cannot_answer_for_a_hidden_concern(cast):
    survey, ticket = make_survey("csat"), solved(cast)
    page = f"/surveys/{survey.pk}/phone/"
    add_contact("Ole Muster", email="ole@muster.example", by=cast.lead)
    assert "Ole Muster" in signed_in(cast.alice).get(f"{page}?q=ole").content.decode()
    ticket.is_confidential = True
    ticket.save()
    assert signed_in(cast.bob).get(f"{page}?ticket={ticket.pk}").status_code == 404
    assert signed_in(cast.alice).get(f"{page}?contact=99999").status_code == 404


def test_nobody_writes_down_answers_to_an_anonymous_survey(cast):
    survey = make_survey("nps", promise="anonymous")
    assert signed_in(cast.alice).get(f"/surveys/{survey.pk}/phone/").status_code == 403


def test_a_pulse_is_answered_once_and_leaves_no_name(cast):
    survey = make_survey("pulse", promise="anonymous")
    alice = signed_in(cast.alice)
    page = f"/surveys/{survey.pk}/pulse/"
    assert page in alice.get("/surveys/").content.decode()
    assert alice.post(page, {"score": "2", "need": "Ruhe", "seen": seen()}).status_code == 302
    assert AnonymousResponse.objects.get().text == "Ruhe" and HasAnswered.objects.count() == 1
    assert page not in alice.get("/surveys/").content.decode()
    assert alice.post(page, {"score": "5", "seen": seen()}).status_code == 409
    assert AnonymousResponse.objects.count() == 1


def test_a_survey_that_is_no_pulse_is_none(cast):
    survey = make_survey("nps", promise="anonymous")
    assert signed_in(cast.alice).get(f"/surveys/{survey.pk}/pulse/").status_code == 404


def test_the_mail_carries_the_scale_the_trap_the_way_out_and_nothing_else(cast, settings):
    settings.PUBLIC_URL = "https://dienst.example"
    survey, ticket = make_survey("csat"), solved(cast)
    invitation, token = invite(survey, ticket=ticket)
    letter = letter_of(Asking(invitation=invitation, token=token, to="mia@muster.example"))
    base = f"https://dienst.example/surveys/a/{token}/"
    for score in "12345":
        assert f"{base}?s={score}" in letter.html and f"{base}?s={score}" in letter.text
    assert f"{base}more/" in letter.html and f"{base}more/" not in letter.text
    assert f"{base}stop/" in letter.html and f"{base}stop/" in letter.text
    assert letter.is_secret and letter.is_automatic and "sehr zufrieden" in letter.text
    assert invitation.token_hash not in letter.html


def test_an_anonymous_mail_carries_one_link_and_no_score(cast, settings):
    settings.PUBLIC_URL = "https://dienst.example"
    invitation, token = invite(make_survey("nps", promise="anonymous"), contact=make_contact())
    letter = letter_of(Asking(invitation=invitation, token=token, to="mia@muster.example"))
    assert "?s=" not in letter.html + letter.text
    assert letter.html.count(f"/surveys/a/{token}/") == 3


def test_the_conversation_shows_what_the_customer_answered(cast):
    make_survey("csat")
    ticket = solved(cast)
    post(Client(), f"/surveys/t/{ticket.status_key}/", score="1", more="Nie wieder")
    part = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/side/", headers={"hx-request": "true"})
    assert "Nie wieder" in part.content.decode()
    one = Response.objects.get()
    page = signed_in(cast.alice).get(f"/surveys/responses/{one.pk}/").content.decode()
    assert "very dissatisfied" in page and "Nie wieder" in page


def test_a_solution_through_the_ordinary_door_opens_the_question(cast):
    make_survey("csat")
    ticket = make_ticket(cast.technical, contact=make_contact())
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    assert Client().get(f"/surveys/t/{ticket.status_key}/").status_code == 200
    write_again(ticket)
    assert Client().get(f"/surveys/t/{ticket.status_key}/").status_code == 404


def test_one_click_and_nobody_is_asked_any_more(cast):
    invitation, token = invite(make_survey("nps"), contact=make_contact())
    page = f"/surveys/a/{token}/stop/"
    assert Client().get(page).status_code == 200 and not Objection.objects.exists()
    assert Client().post(page, {"seen": seen(0)}).status_code == 429
    assert not Objection.objects.exists()
    assert "no longer ask" in Client().post(page, {"seen": seen(), "l": "en"}).content.decode()
    assert Objection.objects.get().contact == invitation.contact
    assert page in Client().get(f"/surveys/a/{token}/").content.decode()


AT_ONCE = {"List-Unsubscribe": "One-Click"}


def test_the_button_of_a_mail_program_ends_the_asking_without_a_page_before_it(cast):
    invitation, token = invite(make_survey("nps"), contact=make_contact())
    page = f"/surveys/a/{token}/stop/"
    for way in (Client().get, Client().head):
        assert way(page, AT_ONCE).status_code == 200
    assert Client().get(f"{page}?List-Unsubscribe=One-Click").status_code == 200
    assert not Objection.objects.exists()
    typed = {"content_type": "application/x-www-form-urlencoded"}
    reply = Client(enforce_csrf_checks=True).post(page, "List-Unsubscribe=One-Click", **typed)
    assert reply.status_code == 200 and not reply.cookies
    assert Objection.objects.get().contact == invitation.contact
    assert Client().post(page, AT_ONCE).status_code == 200
    assert Objection.objects.count() == 1


def test_a_forged_or_foreign_token_ends_nothing_at_once(cast):
    _invitation, token = invite(make_survey("nps"), contact=make_contact())
    for forged in ("x" * 32, token.swapcase(), token[:-1] + "!"):
        assert Client().post(f"/surveys/a/{forged}/stop/", AT_ONCE).status_code == 404
    for other in ("one-click", "", "One-Click "):
        Client().post(f"/surveys/a/{token}/stop/", {"List-Unsubscribe": other})
    assert not Objection.objects.exists()


def test_the_mail_tells_the_mail_program_the_way_out(cast, settings):
    settings.PUBLIC_URL = "https://dienst.example"
    invitation, token = invite(make_survey("nps"), contact=make_contact())
    letter = letter_of(Asking(invitation=invitation, token=token, to="mia@muster.example"))
    assert dict(letter.headers) == {
        "List-Unsubscribe": f"<https://dienst.example/surveys/a/{token}/stop/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_who_came_by_the_status_page_has_no_such_link(cast):
    make_survey("csat")
    ticket = solved(cast)
    assert "/stop/" not in Client().get(f"/surveys/t/{ticket.status_key}/").content.decode()
