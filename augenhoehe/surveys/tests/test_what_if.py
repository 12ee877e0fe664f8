"""What if we asked otherwise: the past year once more, by the gate's own rules."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.gate import Candidate
from augenhoehe.surveys.models import Invitation
from augenhoehe.surveys.simulation import Wish, replay, wishes_of_the_year
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


def test_what_if_plays_the_year_again_and_changes_nothing():
    cast, mia = make_cast(), make_contact()
    for days in (200, 130, 60):
        ago = timezone.now() - timedelta(days=days)
        invite(make_survey("csat", state="ended"), contact=mia, created_at=ago, sent_at=ago)
    wishes = wishes_of_the_year(Invitation.objects.all())
    assert replay(wishes, gap_days=60, company_cap=5)[""] == 3
    # The second comes 80 days ago instead of 130, so the third waits still.
    assert replay(wishes, gap_days=120, company_cap=5) == {"": 2, "asked": 1}
    assert signed_in(cast.lead).get("/surveys/what-if/?days=60").context["count"] == 3


def wish(days_ago, *, contact=1, company=None, last=None, **more):
    """Somebody was to be asked so many days ago; not later than `last` days after that."""
    at = NOW - timedelta(days=days_ago)
    last_at = at + timedelta(days=last) if last else None
    about = {name: more.pop(name) for name in ("kind", "is_again") if name in more}
    candidate = Candidate(contact_id=contact, company_id=company, last_at=last_at, **about)
    return Wish(at, candidate, **more)


def played(*wishes, days=90, cap=5, keeps=False):
    return replay(wishes, gap_days=days, company_cap=cap, nps_runs=keeps, now=NOW)


def test_what_if_asks_what_was_put_off_on_its_date_unless_that_is_too_late():
    first = wish(200)
    assert played(first, wish(150)) == {"": 2}
    assert played(first, wish(150, last=21)) == {"": 1, "asked": 1}
    assert played(first, wish(150, last=21), days=50) == {"": 2}


def test_what_if_keeps_the_place_of_the_relation():
    solutions = [wish(days, last=21) for days in (340, 240, 140, 40)]
    assert played(*solutions) == {"": 4}
    assert played(*solutions, keeps=True) == {"": 3, "reserved": 1}
    with_relation = [*solutions, wish(300, contact=1, kind="nps")]
    # Asked about the relation once, nothing has to be kept any more; but then the gap holds.
    assert played(*with_relation, keeps=True, days=60)[""] == 5
    assert played(*solutions, keeps=True, days=60) == {"": 4}


def test_what_if_counts_reminders_second_questions_and_what_was_before_the_year():
    reminded = wish(100, reminded_after=timedelta(days=5))
    assert played(reminded, wish(8, last=1), days=92) == {"": 1, "asked": 1}
    assert played(wish(100), wish(8, last=1), days=92) == {"": 2}
    assert played(wish(100), wish(90, is_again=True)) == {"": 2}
    assert played(wish(100), wish(90, is_again=True), wish(5, last=1)) == {"": 2, "asked": 1}
    assert played(wish(370, is_before=True), wish(300, last=1)) == {"asked": 1}


def test_what_if_lets_so_many_of_a_company_through_a_quarter():
    several = [wish(20 - n, contact=n, company=7, last=5) for n in range(6)]
    assert played(*several, cap=4) == {"": 4, "cap": 2}
    assert played(wish(20, rule="objected"), *several, cap=9) == {"objected": 1, "": 6}
