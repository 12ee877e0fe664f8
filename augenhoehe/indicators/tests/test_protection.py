"""Attacks on the rule of k: by segment, by what is left over, by stretch of time."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.base.indicators import INDICATORS, Window
from augenhoehe.catalogue.models import Topic
from augenhoehe.indicators.calendar import begin_of, starts
from augenhoehe.indicators.protection import K, hidden_parts
from augenhoehe.indicators.queries import last_days, parts, reading, series
from augenhoehe.people.models import Membership
from augenhoehe.people.tests.cast import make_cast, make_person
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket

GROUPS = st.dictionaries(
    st.sampled_from("abcdefg"), st.sets(st.integers(1, 25), max_size=9), max_size=7
)


@given(GROUPS)
def test_what_is_hidden_together_is_k_people_or_everything_is_hidden(groups):
    hidden = hidden_parts(groups)
    together = set().union(*(groups[part] for part in hidden))
    shown = [part for part in groups if part not in hidden and groups[part]]
    assert all(len(groups[part]) >= K for part in shown)
    assert not hidden or len(together) >= K or not shown


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def large(cast):
    """Technical has six members, commercial one more than enough, product one alone."""
    for number in range(5):
        make_person(f"T{number} Technik", "agent", teams=[cast.technical])
        make_person(f"K{number} Kauf", "agent", teams=[cast.commercial])
    return cast


def team_of(cast, name, team):
    return reading(name, last_days(30), ("team", team.pk))


WORK = [one.name for one in INDICATORS.values() if one.is_work and "team" in one.segments]


@pytest.mark.parametrize("name", WORK)
def test_no_work_figure_of_a_small_team_is_told_and_none_is_left_over(large, name):
    for one in (large.product, large.reception, large.confidential):
        assert team_of(large, name, one).too_few
    shown = [t for t in (large.technical, large.commercial) if not team_of(large, name, t).too_few]
    people = {m.user_id for m in Membership.objects.exclude(team__in=shown)}
    assert len(people) >= K and len(shown) == 1


def test_the_parts_of_a_figure_hide_what_the_filter_hides(large):
    for team in (large.technical, large.product):
        make_ticket(team)
    found = {part.key: part for part in parts("response.in_time", last_days(30), "team")}
    assert found[str(large.product.pk)].too_few
    assert found[str(large.product.pk)].reading is None


def test_a_course_of_a_small_team_has_no_values(cast):
    make_ticket(cast.technical)
    since = timezone.now() - timedelta(days=30)
    for step in ("day", "week", "month"):
        course = series(
            "response.median", since=since, until=timezone.now(), step=step,
            segment=("team", cast.technical.pk),
        )  # fmt: skip
        assert course and all(p.too_few and p.value is None and p.n == 0 for p in course)


def month(back):
    day = begin_of(timezone.localdate(), "month")
    for _number in range(back):
        day = begin_of(day - timedelta(days=1), "month")
    return day


@pytest.fixture
def topics(large):
    """Tea in the hands of six, coffee of one; a month earlier tea was in the hands of one, too."""
    tea, coffee = (Topic.objects.create(name_de=name) for name in ("Tee", "Kaffee"))
    many = list(large.technical.members.all())
    for back in (1, 2):
        for person in many:
            _solved(large, tea, person if back == 1 else many[0], starts(month(back)))
        _solved(large, coffee, many[0], starts(month(back)))
    large.__dict__["tea"], large.__dict__["coffee"] = tea, coffee
    return large


def _solved(cast, topic, person, at):
    at += timedelta(days=2)
    made = make_ticket(cast.technical, at=at)
    Ticket.objects.filter(pk=made.pk).update(
        topic=topic, assignee=person, solved_at=at + timedelta(hours=1), is_live=False,
        state="closed",
    )  # fmt: skip


def months_window(first, last):
    return Window(starts(month(first)), starts(month(last)))


def test_a_topic_in_the_hands_of_one_is_not_told(topics):
    window = months_window(1, 0)
    coffee = reading("solution.median", window, ("topic", topics.coffee.pk))
    assert coffee.too_few and coffee.why == "part"


def test_nor_the_rest_from_which_it_could_be_worked_out(topics):
    tea = reading("solution.median", months_window(1, 0), ("topic", topics.tea.pk))
    assert tea.too_few, "all minus tea is coffee, and coffee is one person"


def test_parts_of_work_are_told_by_whole_months_only(topics):
    """Two windows that differ by a day tell of that day, on which one person may have been alone."""
    for window in (last_days(30), last_days(31)):
        found = reading("solution.median", window, ("topic", topics.tea.pk))
        assert found.too_few and found.why == "months"
        assert parts("solution.median", window, "topic") == []
    weeks = series("solution.median", since=starts(month(2)), until=starts(month(0)),
                   segment=("topic", topics.tea.pk))  # fmt: skip
    assert all(point.too_few for point in weeks)


def test_a_window_with_a_hidden_month_is_hidden_so_that_no_difference_shows_it(topics):
    for first, last in combinations((2, 1, 0), 2):
        window = months_window(first, last)
        for topic in (topics.tea, topics.coffee):
            assert reading("solution.median", window, ("topic", topic.pk)).too_few


def test_figures_of_customers_and_companies_are_never_hidden(topics):
    assert not reading("concerns.in", last_days(30), ("topic", topics.coffee.pk)).too_few
    assert not reading("solution.median", last_days(90), ("company", 1)).too_few


def test_imported_concerns_without_people_hide_nobody(db):
    assert not reading("response.median", Window(starts(date(2016, 1, 1)), timezone.now())).too_few
