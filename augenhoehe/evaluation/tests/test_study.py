"""The page for experts: reference numbers through its door, refusals in words, nothing of persons."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from augenhoehe.base.jobs import HANDLERS
from augenhoehe.evaluation import experting
from augenhoehe.evaluation.actions.study import ask_for_stale, ask_for_study, compute_study
from augenhoehe.evaluation.models import Study
from augenhoehe.evaluation.staleness import is_stale, running_job
from augenhoehe.evaluation.studying import study
from augenhoehe.evaluation.tests.test_compare import about, firm
from augenhoehe.evaluation.tests.test_results import page as page_of
from augenhoehe.evaluation.tests.test_results import respond
from augenhoehe.indicators.sight import Sight
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.surveys.models import Invitation, Response
from augenhoehe.surveys.scoring import scale_for
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.models import Ticket

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(user, survey, query=""):
    return page_of(user, survey, f"experts/{query}")


def ask(survey, scores, *, silent=0, company=None, ago=10, delay=1):
    """Invitations of a company; the first are answered with these scores, `silent` are not."""
    now, version = timezone.now(), survey.versions.last()
    for score in [*scores, *[None] * silent]:
        sent = now - ago * DAY
        state = Invitation.State.SENT if score is None else Invitation.State.ANSWERED
        invitation = Invitation.objects.create(
            survey=survey, version=version, company=company, state=state, created_at=sent,
            due_at=sent, sent_at=sent, expires_at=now + DAY,
        )  # fmt: skip
        if score is not None:
            Response.objects.create(
                survey=survey, version=version, invitation=invitation, company=company,
                channel="mail", score=score, values={"score": score}, at=sent + delay * DAY,
            )  # fmt: skip


def computed(survey):
    compute_study(survey, progress=lambda done, total: None)
    return Study.objects.get(survey=survey).found


def test_the_bounds_and_the_weights_are_those_of_the_books():
    """200 asked, 60 answered, 48 satisfied; strata 120/30/27 and 80/30/21 (field-leadership 1.5)."""
    make_cast()
    survey = make_survey("csat", audience="list")
    ask(survey, [5] * 27 + [1] * 3, silent=90, company=firm("A"))
    ask(survey, [5] * 21 + [1] * 9, silent=50)
    found, scale = computed(survey), scale_for(survey.versions.last().content)
    bounds = experting.bounds_of(found, scale)
    assert (bounds.sent, bounds.score.n) == (200, 60)
    assert bounds.low == pytest.approx(0.24) and bounds.high == pytest.approx(0.94)
    weights = {one.kind: one for one in experting.weights_of(found, scale)}
    one = weights["customer"]
    assert one.value == pytest.approx(0.82) and one.plain == pytest.approx(0.8)
    assert (one.high - one.low) / 2 / 1.959964 == pytest.approx(0.0395, abs=5e-5)


def test_early_and_late_answers_are_told_apart():
    make_cast()
    survey = make_survey("csat", audience="list")
    ask(survey, [5] * 40, delay=1)
    ask(survey, [1] * 40, delay=8)
    (early, late), change = experting.early_and_late(
        computed(survey), scale_for(survey.versions.last().content)
    )
    assert early.value == 1 and late.value == 0 and change.direction == 1


def test_what_the_score_hangs_on_is_found_and_its_interval_holds():
    cast, survey = make_cast(), make_survey("csat")
    about(cast, survey, [cast.technical], by=[cast.alice], count=80)
    rng = Random(3)
    for one in Response.objects.select_related("ticket"):
        late = rng.random() < 0.5
        one.ticket.response_due_at = one.ticket.opened_at + timedelta(hours=4)
        wait = timedelta(hours=9 if late else rng.random() * 3 + 0.1)
        one.ticket.first_response_at = one.ticket.opened_at + wait
        one.ticket.chased_count = rng.random() < 0.3
        one.ticket.save()
        one.score = rng.randint(1, 2) if late else rng.randint(4, 5)
        one.save()
    said = computed(survey)["drivers"]
    lmg = dict(zip(said["codes"], said["lmg"], strict=True))
    assert max(lmg, key=lmg.get) in ("late", "response")


def test_too_few_answers_are_refused_in_words():
    cast, survey = make_cast(), make_survey("csat")
    about(cast, survey, [cast.technical], by=[cast.alice])
    tickets = Ticket.objects.order_by("pk")
    for number, ticket in enumerate(tickets):
        ticket.chased_count, ticket.moved_count = number % 2, number % 3
        ticket.reopened_count = number % 4
        ticket.save()
    computed(survey)
    assert "ten for each thing" in page(cast.lead, survey)


def test_a_survey_that_asks_nothing_else_says_that_there_is_nothing_to_hang_on():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [9] * 40)
    computed(survey)
    assert "There is nothing it could hang on" in page(cast.lead, survey)


def test_a_group_outside_the_limits_is_named_and_nobody_is_ranked():
    cast, survey = make_cast(), make_survey("csat", audience="list")
    for name, scores in (("Zeta", [1] * 30), ("Beta", [5] * 60), ("Gamma", [5, 5, 1])):
        respond(survey, scores, company=firm(name))
    found = computed(survey)
    scale = scale_for(survey.versions.last().content)
    plotted = experting.plotted(found, "company", survey=survey, scale=scale)
    assert {code for *_row, code in plotted.rows} >= {"low", "high"}
    shown = page(cast.lead, survey)
    assert "2 of 3 groups" in shown and shown.index("Beta") < shown.index("Zeta")
    assert "Beta" not in page(cast.boss, survey)


def test_small_teams_are_not_kept_and_not_shown():
    cast, survey = make_cast(), make_survey("csat")
    about(cast, survey, [cast.technical, cast.commercial], by=[cast.alice, cast.bob])
    assert computed(survey)["groups"]["team"] == []
    for number in range(5):
        make_person(f"T{number} Technik", "agent", teams=[cast.technical])
        make_person(f"K{number} Kauf", "agent", teams=[cast.commercial])
    kept = {part for part, _pairs in computed(survey)["groups"]["team"]}
    assert kept and not kept & Sight().hidden_teams


@pytest.mark.parametrize("promise", ["confidential", "anonymous"])
def test_what_was_promised_to_stay_in_sums_has_no_such_page(promise):
    cast, survey = make_cast(), make_survey("nps", promise=promise)
    respond(survey, [9] * 9, ago=9)
    assert "from two such tables" in page(cast.lead, survey)
    assert ask_for_stale() == 0


def test_it_is_computed_once_and_again_when_answers_came_or_changed(work):
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [9] * 3, ago=2)
    door = signed_in(cast.lead)
    for _twice in range(2):
        assert door.post(f"/evaluation/{survey.pk}/experts/compute/").status_code == 302
    assert running_job(survey) is not None
    assert "It is about to be computed" in page(cast.lead, survey)
    work()
    done = Study.objects.get(survey=survey)
    assert not is_stale(survey, done) and ask_for_stale() == 0
    respond(survey, [1], ago=-0.001)
    assert is_stale(survey, done) and ask_for_stale() == 1
    Response.objects.filter(score=1).delete()
    Response.objects.update(changed_at=timezone.now() + timedelta(minutes=1))
    assert is_stale(survey, done)


def test_the_studies_of_the_night_are_asked_for_by_the_clock(work):
    make_cast()
    survey = make_survey("nps")
    respond(survey, [9] * 3, ago=2)
    ask_for_study(survey)
    work()
    assert "evaluation.studies" in HANDLERS and Study.objects.count() == 1


def test_a_study_holds_sums_and_nobody():
    make_cast()
    survey = make_survey("nps")
    respond(survey, [9] * 3, ago=2, text="ganz privat")
    assert "privat" not in str(study(survey, progress=lambda done, total: None))


def test_the_pages_ask_little_however_many_answered(django_assert_max_num_queries):
    cast, survey = make_cast(), make_survey("csat", audience="list")
    for number in range(30):
        ask(survey, [1 + number % 5] * 3, company=firm(f"Firma {number}"))
    computed(survey)
    door = signed_in(cast.lead)
    for name in ("", "compare/", "compare/?by=company", "experts/"):
        door.get(f"/evaluation/{survey.pk}/{name}")
        with django_assert_max_num_queries(12):
            door.get(f"/evaluation/{survey.pk}/{name}")
    for path in ("responses", "invitations"):
        with django_assert_max_num_queries(12):
            door.get(f"/evaluation/{path}/")
