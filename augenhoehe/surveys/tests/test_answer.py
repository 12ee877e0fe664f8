"""Answering by the link in a mail: what counts, what does not, and what one is told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.tokens import hash_of
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.models import Invitation, Response, Survey
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.tests.cast import invite, make_survey, post, publish, seen
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """(survey, invitation, page) of a concern in German."""
    cast = make_cast()
    ticket = make_ticket(cast.technical, contact=make_contact(company="Muster GmbH"))
    survey = make_survey("csat")
    invitation, token = invite(survey, ticket=ticket)
    return survey, invitation, f"/surveys/a/{token}/"


def chosen(reply):
    """The values of the points that are chosen."""
    text = reply.content.decode()
    return [part.split('value="')[1].split('"')[0] for part in _inputs(text) if " checked" in part]


def _inputs(text):
    return [part.split(">")[0] for part in text.split("<input ")[1:] if 'name="score"' in part]


def test_looking_shows_the_score_of_the_link_and_writes_no_answer(asked):
    _survey, _invitation, page = asked
    reply = Client().get(f"{page}?s=2")
    assert reply.status_code == 200 and chosen(reply) == ["2"]
    assert not Response.objects.exists()


def test_an_answer_counts_and_carries_whom_it_is_from(asked):
    survey, invitation, page = asked
    reply = post(Client(), page, score="2", reasons=["time"], more="Drei Wochen!")
    assert (reply.status_code, reply["Location"]) == (302, f"{page}thanks/")
    one = Response.objects.get()
    assert (one.score, one.text, one.is_critical, one.channel) == (2, "Drei Wochen!", True, "mail")
    assert one.values == {"score": 2, "reasons": ["time"]}
    assert (one.invitation, one.ticket, one.contact) == (
        invitation,
        invitation.ticket,
        invitation.contact,
    )
    assert one.team == invitation.ticket.team
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.ANSWERED
    assert "Danke" in Client().get(f"{page}thanks/").content.decode()


def test_an_answer_may_be_changed_until_the_window_ends(asked):
    _survey, _invitation, page = asked
    post(Client(), page, score="2")
    assert chosen(Client().get(page)) == ["2"]
    post(Client(), page, score="5", more="Doch noch gelöst")
    one = Response.objects.get()
    assert (one.score, one.is_critical, one.change_count) == (5, False, 1)
    assert one.changed_at is not None


def test_the_same_answer_twice_changes_and_records_nothing_more(asked):
    _survey, _invitation, page = asked
    post(Client(), page, score="4")
    entries = Entry.objects.count()
    post(Client(), page, score="4")
    assert (Response.objects.get().change_count, Entry.objects.count()) == (0, entries)


def test_two_answers_at_once_meet_in_one_row(asked):
    """Both read that nothing was answered yet, then both write."""
    page = asked[2]
    first, second = (by_token(page.split("/")[3]) for _ in range(2))
    answer_survey(first, given=Given({"score": 1}), by="customer")
    answer_survey(second, given=Given({"score": 5}), by="customer")
    assert [(one.score, one.change_count) for one in Response.objects.all()] == [(5, 1)]


def test_after_the_window_one_is_told_so_and_nothing_is_kept(asked):
    _survey, invitation, page = asked
    invitation.expires_at = timezone.now() - timedelta(minutes=1)
    invitation.save()
    for reply in (Client().get(page), post(Client(), page, score="5")):
        assert reply.status_code == 410 and "vorbei" in reply.content.decode()
    assert not Response.objects.exists()


def test_an_ended_survey_and_a_withdrawn_invitation_take_no_answer(asked):
    survey, invitation, page = asked
    Invitation.objects.update(state=Invitation.State.WITHDRAWN)
    assert "wieder bearbeitet" in post(Client(), page, score="5").content.decode()
    Invitation.objects.update(state=Invitation.State.SENT)
    Survey.objects.update(state=Survey.State.ENDED)
    assert post(Client(), page, score="5").status_code == 410
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "score", ["0", "6", "-1", "11", "5.0", "1e0", "٣", "²", " ", "x", "9" * 99]
)
def test_a_score_outside_the_scale_is_refused_in_a_sentence(asked, score):
    reply = post(Client(), asked[2], score=score, more="bleibt stehen")
    text = reply.content.decode()
    assert reply.status_code == 422 and "bleibt stehen" in text
    assert "Bitte wählen Sie" in text and not Response.objects.exists()


def test_a_megabyte_of_text_is_refused_and_its_beginning_kept(asked):
    reply = post(Client(), asked[2], score="5", more="ü" * 1_000_000)
    assert reply.status_code == 422 and len(reply.content) < 30_000
    assert "zu lang" in reply.content.decode() and not Response.objects.exists()


def test_a_token_opens_its_own_survey_only_and_a_guessed_one_nothing(asked):
    survey, _invitation, page = asked
    other = make_survey("nps")
    _second, token = invite(other, contact=make_contact("Ole"))
    # What belongs to one survey says nothing to the other: 9 is no point of five.
    assert post(Client(), page, score="9").status_code == 422
    assert Client().get(f"/surveys/a/{token}/").status_code == 200
    for guess in ("x" * 32, token[:-1], token + "x", hash_of(token), "ä" * 32):
        assert Client().get(f"/surveys/a/{guess}/").status_code == 404
        assert post(Client(), f"/surveys/a/{guess}/", score="5").status_code == 404


def test_a_survey_that_changed_since_the_mail_still_shows_the_words_of_the_mail(asked):
    survey, invitation, page = asked
    words = first_words("csat")
    words["questions"][0]["title_de"] = "Ganz andere Worte"
    publish(survey, words)
    assert "Ganz andere Worte" not in Client().get(page).content.decode()
    post(Client(), page, score="4")
    assert Response.objects.get().version_id == invitation.version_id


def test_the_page_speaks_the_language_of_the_contact_and_the_other_on_demand(asked):
    _survey, invitation, page = asked
    browser = Client(headers={"accept-language": "de"})
    invitation.contact.language = "en"
    invitation.contact.save()
    assert 'lang="en"' in browser.get(page).content.decode()
    assert "Wie zufrieden" in browser.get(f"{page}?l=de").content.decode()


def test_the_page_is_small_has_no_script_no_cookie_and_tells_nobody_where_one_came_from(asked):
    page = asked[2]
    reply = Client().get(page)
    assert len(reply.content) < 12_000 and b"<script" not in reply.content
    assert not reply.cookies
    assert reply["Referrer-Policy"] == "no-referrer" and "no-store" in reply["Cache-Control"]


def test_a_question_whose_condition_is_not_met_is_not_answered(asked):
    post(Client(), asked[2], score="5", reasons=["time"])
    assert Response.objects.get().values == {"score": 5}


def test_what_is_sent_within_two_seconds_of_the_mail_is_kept_and_not_counted(asked):
    _survey, invitation, page = asked
    Invitation.objects.update(sent_at=timezone.now())
    post(Client(), page, score="5")
    assert Response.objects.get().doubt == "early" and not Response.objects.counted().exists()


def test_no_cookie_of_a_signed_in_colleague_is_needed_or_read(asked):
    client = Client(enforce_csrf_checks=True)
    assert client.post(asked[2], {"seen": seen(), "score": "5"}).status_code == 302


def test_an_answer_keeps_the_language_the_questions_were_read_in(asked):
    post(Client(), asked[2], score="4", more="Quick and clear", l="en")
    assert Response.objects.get().language == "en"


def test_the_journal_does_not_tell_what_a_confidential_survey_heard():
    make_cast()
    for promise, told in (("confidential", False), ("personal", True)):
        survey = make_survey("nps", promise=promise)
        _invitation, token = invite(survey, contact=make_contact(promise))
        post(Client(), f"/surveys/a/{token}/", score="0")
        entry = Entry.objects.filter(kind=events.ANSWERED.code).order_by("pk").last()
        assert entry.facts["is_critical"] is told
