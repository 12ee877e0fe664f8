"""After a call-back the person is asked once more: what holds, what counts, what it shows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.secrets import unseal
from augenhoehe.customers.actions.objection import object_to_asking
from augenhoehe.customers.tests.cast import consented
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.actions.ask_again import ask_again
from augenhoehe.surveys.actions.call_back import end_call_back, open_call_back
from augenhoehe.surveys.actions.send import ask_due
from augenhoehe.surveys.actions.withdraw import withdraw_invitations
from augenhoehe.surveys.again import asked_again, recoveries, words_again
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.gathering import candidate_of, gather
from augenhoehe.surveys.models import CallBack, Invitation, Response
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.questions import questions_of
from augenhoehe.surveys.tests.cast import invite, make_survey, post
from augenhoehe.tickets.models import State
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
SOLVED = {"state": "solved", "outcome": "Gutschrift", "cause": "our_error", "is_good_now": None}


@pytest.fixture
def cast(settings):
    settings.PUBLIC_URL = "https://dienst.example"
    cast = make_cast()
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    return cast


@pytest.fixture
def survey():
    return make_survey("csat")


def dissatisfied(cast, survey, *, score=1, email="mia@muster.example"):
    """The call-back of somebody who answered so."""
    contact = make_contact(email=email)
    consented(contact, by=cast.lead)
    ticket = make_ticket(cast.technical, contact=contact)
    ticket.state, ticket.is_live, ticket.solved_at = State.SOLVED, False, timezone.now()
    ticket.save()
    _invitation, token = invite(survey, ticket=ticket)
    response = answer_survey(by_token(token), given=Given({"score": score}), by="customer")
    return open_call_back(response, by="system")


def ended(call_back, cast, **more):
    return end_call_back(call_back, ending={**SOLVED, **more}, by=cast.lead)


def due(call_back):
    """The second question, due on a Tuesday morning."""
    call_back.refresh_from_db()
    Invitation.objects.filter(pk=call_back.again_id).update(due_at=TUESDAY)


def sent_again(call_back):
    """The address in the second mail, sent now."""
    due(call_back)
    ask_due(by="worker", now=TUESDAY)
    now = timezone.now()
    Invitation.objects.filter(pk=call_back.again_id).update(
        sent_at=now - timedelta(hours=1), expires_at=now + timedelta(days=9)
    )
    text = unseal(OutMail.objects.latest("pk").text)
    return text.partition("https://dienst.example")[2].split("?")[0].split()[0]


def test_from_the_talk_to_the_second_answer_which_counts_in_no_score(cast, survey):
    call_back = dissatisfied(cast, survey)
    ended(call_back, cast, asks_again=True)
    page = sent_again(call_back)
    shown = Client().get(page).content.decode()
    assert "Woran lag es" not in shown and "mit uns gesprochen" in shown
    assert post(Client(), page, score="4", more="Jetzt ja").status_code == 302
    second = Response.objects.latest("pk")
    assert (second.score, second.doubt, second.text) == (4, "again", "Jetzt ja")
    assert Response.objects.counted().count() == 1
    told = signed_in(cast.lead).get(call_back.get_absolute_url()).content.decode()
    assert second.get_absolute_url() in told and "Jetzt ja" in told


def test_the_gap_does_not_hold_for_it_but_it_counts_for_all_others(cast, survey):
    call_back = dissatisfied(cast, survey)
    contact = call_back.response.contact
    ended(call_back, cast, asks_again=True)
    due(call_back)
    candidate = candidate_of(Invitation.objects.get(pk=call_back.again_id))
    assert gather([candidate], now=TUESDAY).decide(candidate).is_yes
    sent_again(call_back)
    Invitation.objects.filter(is_again=False).update(sent_at=timezone.now() - timedelta(days=300))
    other, _token = invite(make_survey("nps"), contact=contact, sent_at=None)
    found = gather([candidate_of(other)], now=timezone.now()).decide(candidate_of(other))
    assert found.rule == "asked"


@pytest.mark.parametrize("rule", ["objected", "basis", "open", "bounce", "quiet"])
def test_all_other_rules_hold_for_it(cast, survey, rule):
    call_back = dissatisfied(cast, survey)
    contact = call_back.response.contact
    ended(call_back, cast, asks_again=True)
    due(call_back)
    now = TUESDAY
    if rule == "objected":
        object_to_asking(contact, way="told", by=cast.lead)
    if rule == "basis":
        contact.bases.update(ended_at=TUESDAY)
    if rule == "bounce":
        contact.addresses.update(bounced_at=TUESDAY)
    if rule == "quiet":
        now = TUESDAY.replace(hour=23)
    again = Invitation.objects.select_related("ticket", "survey").get(pk=call_back.again_id)
    if rule == "open":
        again.ticket.is_confidential = True
    assert gather([candidate_of(again)], now=now).decide(candidate_of(again)).rule == rule


def test_nobody_is_asked_a_third_time_but_whoever_stays_unhappy_is_called_again(cast, survey, work):
    call_back = dissatisfied(cast, survey)
    ended(call_back, cast, asks_again=True)
    page = sent_again(call_back)
    post(Client(), page, score="1")
    work()
    second = CallBack.objects.latest("pk")
    assert second != call_back and second.response.doubt == "again"
    with pytest.raises(Refused):
        ended(second, cast, asks_again=True)
    second.refresh_from_db()
    assert second.is_open
    with pytest.raises(Refused):
        ask_again(call_back, by=cast.lead)


def test_only_a_talk_that_solved_something_is_followed_by_a_question(cast, survey):
    call_back = dissatisfied(cast, survey)
    with pytest.raises(Refused):
        ended(call_back, cast, state="not_wanted", asks_again=True)
    call_back.refresh_from_db()
    assert call_back.is_open and not Invitation.objects.filter(is_again=True).exists()


def test_it_may_be_asked_later_too_by_the_door_of_whoever_may_see_it(cast, survey):
    call_back = dissatisfied(cast, survey)
    ended(call_back, cast)
    door = f"/surveys/call-backs/{call_back.pk}/again/"
    assert signed_in(cast.boss).post(door).status_code in (403, 404)
    assert signed_in(cast.lead).post(door).status_code == 302
    call_back.refresh_from_db()
    assert call_back.again.due_at - call_back.again.created_at == timedelta(days=3)


def test_a_concern_that_opens_again_takes_the_second_question_back(cast, survey):
    call_back = dissatisfied(cast, survey)
    ended(call_back, cast, asks_again=True)
    withdraw_invitations(call_back.response.ticket, by="system")
    call_back.refresh_from_db()
    assert call_back.again.state == "withdrawn"


def test_recovery_is_told_before_and_after_with_an_interval(cast, survey):
    for number, after in enumerate((4, 5, 2, 4)):
        call_back = dissatisfied(cast, survey, email=f"p{number}@muster.example")
        ended(call_back, cast, asks_again=True)
        post(Client(), sent_again(call_back), score=str(after))
    assert asked_again(CallBack.objects.all()) == (4, 4)
    [found] = recoveries(CallBack.objects.all())
    assert (found.n, found.before, found.after, found.change.value) == (4, 1, 3.75, 2.75)
    # Rises of 3, 4, 1 and 3: mean 2.75, s = 1.2583, t(0.975, 3) = 3.1824.
    assert found.change.low == pytest.approx(0.7478, abs=1e-3)
    assert found.change.high == pytest.approx(4.7522, abs=1e-3)
    assert (found.settled.value, found.settled.n) == (0.75, 4)
    page = signed_in(cast.lead).get("/surveys/call-backs/?state=all").content.decode()
    assert "+2.8" in page or "+2,8" in page
    table = signed_in(cast.lead).get("/surveys/call-backs/?state=all&export=csv")
    assert table.status_code == 200


@pytest.mark.parametrize("kind", ["csat", "nps", "ces"])
def test_it_asks_the_same_score_and_one_text_and_hangs_on_nothing(kind):
    asked = questions_of(words_again(first_words(kind)))
    assert [one["kind"] for one in asked][1:] == ["text"] and not any(one["when"] for one in asked)
    assert asked[0]["key"] == "score"
