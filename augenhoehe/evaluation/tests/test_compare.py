"""Comparisons: no arrow without a test, no league table, nothing that the rule of k holds back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.customers.models import Company
from augenhoehe.evaluation import comparing
from augenhoehe.evaluation.results import Period
from augenhoehe.evaluation.tests.test_results import page as page_of
from augenhoehe.evaluation.tests.test_results import respond
from augenhoehe.indicators.sight import Sight
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.surveys.models import Response
from augenhoehe.surveys.scoring import scale_for
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(user, survey, query=""):
    return page_of(user, survey, f"compare/{query}")


def firm(name):
    return Company.objects.create(name=name, sort_key=name.lower(), created_at=timezone.now())


def groups(survey, kind, period=None):
    today = timezone.localdate()
    scale = scale_for(survey.versions.last().content)
    period = period or Period(today - 90 * DAY, today)
    return comparing.groups_of(survey, kind, period, scale=scale, sight=Sight())


def test_two_free_periods_are_compared_with_an_interval():
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5] * 40, ago=5)
    respond(survey, [1] * 40, ago=200)
    today = timezone.localdate()
    ends = [today - n * DAY for n in (10, 0, 210, 190)]
    query = "?a_from={}&a_to={}&b_from={}&b_to={}".format(*ends)
    shown = page(cast.lead, survey, query)
    assert "points higher." in shown and "No difference is discernible" not in shown


def test_groups_stand_in_the_order_of_their_names_and_the_comparisons_are_counted():
    cast, survey = make_cast(), make_survey("nps")
    for name, scores in (("Zeta", [10] * 40), ("Alpha", [0] * 40), ("Mitte", [8] * 40)):
        respond(survey, scores, company=firm(name))
    found = groups(survey, "company")
    assert [one.label for one in found.rows] == ["Alpha", "Mitte", "Zeta"]
    assert [one.change.direction for one in found.rows] == [-1, 0, 1] and found.compared == 3
    shown = page(cast.lead, survey, "?by=company")
    assert (
        "3 comparisons were made." in shown and "2 groups differ" in shown and "mark low" in shown
    )


def test_chance_is_called_no_difference():
    cast, survey = make_cast(), make_survey("nps")
    for name, scores in (("Alpha", [10, 9, 3, 8, 9, 7]), ("Beta", [10, 9, 8, 8, 2, 7])):
        respond(survey, scores, company=firm(name))
    shown = page(cast.lead, survey, "?by=company")
    assert "No difference between the groups is discernible" in shown


def test_a_segment_of_one_is_too_few_to_compare():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [0], company=firm("Alpha"))
    respond(survey, [10] * 40, company=firm("Beta"))
    found = groups(survey, "company")
    assert [one.label for one in found.rows] == ["Beta"] and found.left == 1
    assert found.rows[0].change is None and not found.compared
    assert "Too few answers to compare" in page(cast.lead, survey, "?by=company")


def test_one_group_alone_has_nothing_beside_it():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [9] * 5)
    assert "Too few answers to compare" in page(cast.lead, survey, "?by=channel")
    assert "Nobody has answered in this time" in page(cast.lead, survey, "?a_to=2020-01-01")


@pytest.mark.parametrize(
    "query", ["?by=person", "?by=assignee", "?a_from=x&b_to=9999-99-99", "?by=%00&from=0001-01-01"]
)
def test_broken_questions_are_answered_as_if_not_asked(query):
    cast, survey = make_cast(), make_survey("csat")
    respond(survey, [5] * 5)
    assert page(cast.lead, survey, query)


@pytest.mark.parametrize("promise", ["confidential", "anonymous"])
def test_what_was_promised_to_stay_in_sums_is_not_split(promise):
    """An attack: groups and periods whose differences are single people."""
    cast, survey = make_cast(), make_survey("nps", promise=promise)
    respond(survey, [9] * 9, company=firm("Alpha"), ago=9)
    today = timezone.localdate()
    for query in ("", "?by=company", f"?a_from={today}&b_from={today - 9 * DAY}", "?export=csv"):
        shown = page(cast.lead, survey, query)
        assert "from two such tables" in shown and "Alpha" not in shown


def about(cast, survey, teams, *, by, count=24):
    """Answers about solutions of teams, by the hands of `by`."""
    at = (timezone.now().replace(day=1) - timedelta(days=20)).replace(hour=12)
    for number in range(count):
        ticket = make_ticket(teams[number % len(teams)], contact=make_contact(f"Mia{number} M"))
        ticket.assignee = by[number % len(by)]
        ticket.save()
        Response.objects.create(
            survey=survey, version=survey.versions.last(), channel="mail", score=1 + number % 5,
            at=at, ticket=ticket, team=ticket.team,
        )  # fmt: skip


def test_a_small_team_is_held_back_with_so_much_that_nobody_works_it_out():
    cast, survey = make_cast(), make_survey("csat")
    about(cast, survey, [cast.technical, cast.commercial], by=[cast.alice, cast.bob])
    found = groups(survey, "team")
    assert all(one.too_few and one.score is None for one in found.rows)
    for number in range(5):
        make_person(f"T{number} Technik", "agent", teams=[cast.technical])
        make_person(f"K{number} Kauf", "agent", teams=[cast.commercial])
    shown = {one.key for one in groups(survey, "team").rows if not one.too_few}
    assert shown and not shown & Sight().hidden_teams


def test_the_work_on_a_part_is_told_for_whole_months_and_enough_hands():
    """An attack: a window of one day would tell how one colleague's concern was rated."""
    cast, survey = make_cast(), make_survey("csat")
    about(cast, survey, [cast.technical], by=[cast.alice])
    today = timezone.localdate()
    assert groups(survey, "topic", Period(today - 3 * DAY, today)) is None
    assert "whole months that are over only" in page(
        cast.lead, survey, f"?by=topic&from={today - 3 * DAY}"
    )
    assert all(one.too_few for one in groups(survey, "topic").rows)


def test_companies_are_named_to_whoever_may_know_them():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [9] * 9, company=firm("Alpha"))
    respond(survey, [2] * 9, company=firm("Beta"))
    assert "Alpha" in page(cast.alice, survey, "?by=company")
    assert "Alpha" not in page(cast.boss, survey, "?by=company")


def test_the_comparison_leaves_as_a_table():
    cast, survey = make_cast(), make_survey("nps")
    respond(survey, [9] * 9, company=firm("Alpha"))
    respond(survey, [2] * 9, company=firm("Beta"))
    door = signed_in(cast.lead)
    reply = door.get(f"/evaluation/{survey.pk}/compare/?by=company&export=csv")
    told = b"".join(reply.streaming_content).decode()
    assert "Alpha" in told and told.count("\n") == 5
