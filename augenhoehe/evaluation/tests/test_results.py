"""What the results of a survey say, and what they keep to themselves whatever is asked."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from augenhoehe.evaluation.results import Period, funnel
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.models import Invitation, Response
from augenhoehe.surveys.scoring import Scale, change_between, scale_for, score_of
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.surveys.tests.test_showing import answer
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def respond(survey, scores, *, ago=1, **more):
    now = timezone.now()
    return Response.objects.bulk_create(
        Response(
            survey=survey,
            version=survey.versions.last(),
            channel="open",
            score=score,
            values={"score": score},
            at=now - ago * DAY,
            **more,
        )
        for score in scores
    )


def page(user, survey, query=""):
    with override("en"):
        reply = signed_in(user).get(
            f"/evaluation/{survey.pk}/{query}", headers={"accept-language": "en"}
        )
    assert reply.status_code == 200
    return reply.content.decode()


def body(text):
    """The page without what is new each time."""
    return text.partition("<h1>")[2]


def test_a_score_has_its_n_its_interval_and_its_words():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [10] * 30 + [8] * 10 + [3] * 10)
    shown = page(cast.lead, survey)
    assert "40" in shown and "too few" not in shown and ">50<" in shown


def test_a_handful_is_called_too_few_to_judge():
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5, 5, 1])
    assert 'judged">' not in page(cast.lead, survey)
    scale = scale_for(survey.versions.last().content)
    assert score_of(scale, {5: 2, 1: 1}).judged == "too_few"


def test_satisfied_are_four_and_five_and_effort_is_a_mean():
    csat, ces = Scale("share", 1, 5), Scale("mean", 1, 7)
    assert score_of(csat, {5: 3, 4: 3, 3: 2, 1: 2}).value == pytest.approx(0.6)
    assert score_of(ces, {7: 2, 5: 2}).value == 6
    assert score_of(ces, {7: 3}).high <= 7


def test_chance_is_not_called_a_change_and_one_answer_is_not_compared():
    nps = Scale("points", 0, 10)
    assert change_between(nps, {10: 5, 0: 5}, {10: 4, 0: 6}).direction == 0
    assert change_between(nps, {10: 200}, {0: 200}).direction == 1
    assert change_between(nps, {10: 1}, {0: 200}) is None


def test_the_period_before_is_as_long_and_ends_where_this_begins():
    today = timezone.localdate()
    period = Period.from_query({"from": "2026-03-01", "to": "2026-03-31"}, today)
    assert (period.before.last + DAY, period.before.until) == (period.first, period.since)
    assert period.before.last - period.before.first == period.last - period.first


@pytest.mark.parametrize(
    "query", ["?from=2026-02-31", "?to=0001-01-01", "?from=x&to=y", "?to=9999-12-31"]
)
def test_broken_dates_are_the_usual_period(query):
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [9] * 3)
    assert strip(body(page(cast.lead, survey, query))) == strip(body(page(cast.lead, survey)))


def test_only_the_answers_of_the_period_count():
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5] * 20, ago=10)
    respond(survey, [1] * 20, ago=40)
    day = timezone.localdate() - 20 * DAY
    shown = page(cast.lead, survey, f"?from={day}")
    assert "100" in shown and "points more than in the period before" in shown


def test_doubtful_answers_are_not_counted():
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5] * 20)
    respond(survey, [1] * 20, doubt="trap")
    assert "20 answers, by point" in page(cast.lead, survey)


def test_the_way_counts_mails_and_says_other_ways_apart():
    cast, survey = make_cast(), make_survey("nps")
    for number in range(4):
        states = {"state": Invitation.State.ANSWERED} if number == 0 else {}
        invite(
            survey,
            contact=make_contact(f"Mia{number} M"),
            opened_at=timezone.now() if number < 2 else None,
            **states,
        )
    respond(survey, [9] * 3)
    found = funnel(survey, Period.from_query({}, timezone.localdate()))
    assert (found.sent, found.delivered, found.opened, found.answered, found.rate) == (
        4,
        4,
        2,
        1,
        0.25,
    )
    shown = page(cast.lead, survey)
    assert "25%" in shown and "QR code or link" in shown


@pytest.mark.parametrize("promise", ["anonymous", "confidential"])
def test_no_filter_narrows_answers_that_are_not_personal(promise):
    """An attack: two windows that differ by a day would differ by one person's answer."""
    cast, survey = make_cast(), make_survey("nps", promise=promise)
    give = answer if promise == "anonymous" else respond
    give(survey, [9] * 9, ago=8)
    give(survey, [9, 9, 9, 9, 0], ago=16)
    plain = body(page(cast.lead, survey))
    today = timezone.localdate()
    for query in ("?from=2026-01-01", f"?to={today - 9 * DAY}", f"?from={today}&to={today}"):
        narrowed = body(page(cast.lead, survey, query))
        assert strip(narrowed) == strip(plain)


def strip(text):
    """Without the addresses that carry the query on, and the numbers of charts."""
    return re.sub(r'href="[^"]*"|chart\d+[td]|value="[^"]*"|nonce="[^"]*"', "", text)


def test_a_score_that_would_give_a_hidden_answer_away_is_held_back():
    cast, survey = make_cast(), make_survey("nps", promise="anonymous")
    answer(survey, [10] * 12 + [0])
    shown = page(cast.lead, survey)
    assert "held back" in shown and "95 % interval" not in shown.partition("How the answers")[0]


def test_fewer_than_five_are_not_told_at_all():
    cast, survey = make_cast(), make_survey("csat", promise="confidential")
    respond(survey, [1, 1, 1, 5], ago=14, text="nur ich")
    shown = page(cast.lead, survey)
    assert "nur ich" not in shown and "Fewer than five" in shown


def test_texts_are_read_by_those_who_may_and_escaped():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [2], text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert" in page(cast.alice, survey)
    assert "alert(1)" not in page(cast.boss, survey)


def test_the_page_asks_the_same_number_of_questions_of_one_and_of_thirty():
    cast, survey = make_cast(), make_survey("csat")
    client = signed_in(cast.lead)
    respond(survey, [5], text="gut")
    counts = []
    for _round in range(2):
        client.get(f"/evaluation/{survey.pk}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"/evaluation/{survey.pk}/")
        counts.append(len(asked))
        respond(survey, list(range(1, 6)) * 6, text="so")
    assert counts[0] == counts[1] <= 12, counts


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_page_leaves_as_a_table(form):
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5] * 20)
    reply = signed_in(cast.lead).get(f"/evaluation/{survey.pk}/?export={form}")
    assert reply.status_code == 200
    if form == "csv":
        assert "20" in b"".join(reply.streaming_content).decode()


def test_an_own_survey_without_a_score_says_so():
    cast, survey = make_cast(), make_survey("own")
    assert "No score to show" in page(cast.lead, survey)


def test_of_fewer_than_five_who_solve_concerns_nothing_is_said():
    """An attack: the figures hold their work back, and the survey about it would tell it."""
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [1] * 30, text="zu langsam")
    User.objects.filter(name__in=["Carol Conrad", "Dora Diskret"]).update(is_active=False)
    shown = page(cast.lead, survey)
    assert "fewer than five employees" in shown and "30" not in body(shown)
    csv = signed_in(cast.lead).get(f"/evaluation/{survey.pk}/?export=csv")
    assert "30" not in b"".join(csv.streaming_content).decode()


def test_months_show_what_a_window_long_ago_does_not_hold():
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5] * 12, ago=40)
    shown = page(cast.lead, survey, "?from=2020-01-01&to=2020-02-01")
    assert "Nobody has answered in this time" in shown and "Month by month" in shown
