"""Several querysets in one statement give what each gives alone."""

from datetime import timedelta

import pytest
from django.db.models import Count, Exists, OuterRef, Value
from django.utils import timezone

from augenhoehe.base.at_once import (
    answer_of,
    ask_together,
    counting,
    fetch_at_once,
    hang,
)
from augenhoehe.people.models import Absence, Department, Grant, Membership, Team, User
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.models import Message, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def tickets(cast):
    made = [make_ticket(team) for team in (cast.technical, cast.commercial, cast.product) * 2]
    made.append(make_ticket(cast.technical, contact=make_contact("Zoë “Z” \\ O'Hara\n")))
    return made


def kinds_of_querysets():
    """Every way of asking that pages use."""
    lead = Grant.objects.filter(user=OuterRef("pk"), role="lead")
    return [
        Ticket.objects.select_related("team", "contact", "assignee").order_by("-last_at", "-id")[
            :3
        ],
        Ticket.objects.order_by("subject", "-pk"),
        Message.objects.select_related("ticket__contact", "author").order_by("-pk"),
        User.objects.annotate(leads=Exists(lead)).order_by("name"),
        User.objects.filter(name__contains="%").only("name"),
        Team.objects.annotate(n=Count("members")).order_by("-n", "name"),
        Ticket.objects.order_by("team").values("team").annotate(Count("pk")),
        Ticket.objects.order_by("pk").values_list("pk", "subject", "opened_at", "is_live"),
        Ticket.objects.order_by("-pk").values_list("opened_at", flat=True),
        User.objects.filter(grants__role__in=["lead", "agent"]).distinct().order_by("name"),
        User.objects.prefetch_related("teams", "grants").order_by("pk"),
        Membership.objects.none(),
        User.objects.filter(pk__in=[]),
        Department.objects.annotate(one=Value("1")),
        Absence.objects.select_related("user", "deputy"),
        Grant.objects.filter(pk=1).union(Grant.objects.filter(pk=2)),
    ]


def plain(rows):
    """Objects with all that came with them, to be compared."""
    return [vars(one) | {"_state": None} if hasattr(one, "_state") else one for one in rows]


def test_each_is_filled_with_what_it_would_have_found_alone(cast, tickets):
    today = timezone.localdate()
    Absence.objects.create(user=cast.alice, starts_on=today, ends_on=today + timedelta(days=2))
    together = fetch_at_once(*kinds_of_querysets())
    for one, alone in zip(together, kinds_of_querysets(), strict=True):
        assert [type(row) for row in one] == [type(row) for row in alone]
        assert str(plain(one)) == str(plain(alone))


def test_it_takes_one_statement_with_what_is_selected_along(
    cast, tickets, django_assert_num_queries
):
    newest = Ticket.objects.select_related("team").order_by("-pk")
    people = User.objects.order_by("name")
    with django_assert_num_queries(1):
        fetch_at_once(newest, people)
        assert [one.team.name for one in newest] and len(people) == len(cast.people)


def test_what_was_fetched_already_is_not_asked_again(cast, django_assert_num_queries):
    people, teams = User.objects.all(), Team.objects.all()
    list(people)
    with django_assert_num_queries(1):
        fetch_at_once(people, teams)
        list(teams)


def test_json_and_moments_come_back_as_they_are(cast):
    day, moment = timezone.localdate(), timezone.now()
    Department.objects.update(set_up_at=moment)
    Absence.objects.create(user=cast.bob, starts_on=day, ends_on=day)
    departments, absences = fetch_at_once(Department.objects.all(), Absence.objects.all())
    assert (departments[0].set_up_at, absences[0].starts_on) == (moment, day)


def test_related_rows_are_hung_on_a_thing(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        alice = cast.alice
        fetch_at_once(*hang(alice, grants=alice.grants.all(), memberships=alice.memberships.all()))
        assert [grant.role for grant in alice.grants.all()] == ["agent"]
        assert [one.user for one in alice.memberships.all()] == [alice]


def test_counts_are_asked_along(cast, tickets, django_assert_num_queries):
    none = Ticket.objects.filter(subject="nowhere")
    with django_assert_num_queries(1):
        found = fetch_at_once(counting(Ticket.objects.all()), counting(none), counting(none.none()))
        assert [sum(one) for one in found] == [len(tickets), 0, 0]


def test_those_who_yield_share_a_statement_each_round(cast, django_assert_num_queries):
    def twice(name):
        people = yield User.objects.filter(name__startswith=name)
        teams, grants = yield Team.objects.filter(members__in=list(people)), Grant.objects.all()
        return len(people), len(teams), len(grants) > 0

    with django_assert_num_queries(2):
        found = ask_together([lambda: twice("Alice"), lambda: twice("Lena"), lambda: "no wish"])
    assert [one.result for one in found] == [(1, 1, True), (1, 0, True), "no wish"]


def test_one_that_fails_leaves_the_others_alone(cast):
    def good():
        return len((yield User.objects.filter(name="Lena Leitung")))

    def bad():
        return list((yield User.objects.select_related("no_such_thing")))

    def worse():
        raise LookupError

    found = ask_together([good, bad, worse, lambda: good()])
    assert [one.result for one in found] == [1, None, None, 1]
    assert [bool(one.failure) for one in found] == [False, True, True, False]


def test_asked_alone_it_answers_or_fails_as_any_function(cast):
    def asks(name):
        return [one.name for one in (yield User.objects.filter(name=name))]

    assert answer_of(asks, "Lena Leitung") == ["Lena Leitung"]
    assert answer_of(len, "abc") == 3
    with pytest.raises(TypeError):
        answer_of(len, 3)
