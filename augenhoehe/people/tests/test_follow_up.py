"""Follow-up dates: one's own, on anything one may see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.codes import type_of
from augenhoehe.people.actions.deactivate_person import deactivate_person
from augenhoehe.people.actions.follow_up import (
    finish_follow_up,
    put_off_follow_up,
    set_follow_up,
)
from augenhoehe.people.models import FollowUp, User
from augenhoehe.people.needs import follow_ups
from augenhoehe.people.rules import follow_ups_visible_to
from augenhoehe.people.tests.cast import make_cast, signed_in


@pytest.fixture
def cast(db):
    return make_cast()


def ahead(**more):
    return timezone.now() + timedelta(**more)


def needs_of(user, **later):
    return follow_ups(follow_ups_visible_to(user), user, ahead(**later))


def test_it_comes_up_when_its_time_has_come(cast):
    set_follow_up(cast.technical, due_at=ahead(hours=1), note="nachfragen", by=cast.alice)
    assert needs_of(cast.alice, minutes=1) == []
    (need,) = needs_of(cast.alice, hours=2)
    assert need.label == "Technik" and "nachfragen" in str(need.why) and need.rank == 6
    assert needs_of(cast.bob, hours=2) == []


def test_a_new_date_on_the_same_thing_replaces_the_old_one(cast):
    set_follow_up(cast.technical, due_at=ahead(hours=1), by=cast.alice)
    set_follow_up(cast.technical, due_at=ahead(hours=9), by=cast.alice)
    assert FollowUp.objects.count() == 1


def test_the_past_is_refused(cast):
    with pytest.raises(Refused):
        set_follow_up(cast.technical, due_at=ahead(hours=-1), by=cast.alice)
    found = set_follow_up(cast.technical, due_at=ahead(hours=1), by=cast.alice)
    with pytest.raises(Refused):
        put_off_follow_up(found, due_at=ahead(hours=-1), by=cast.alice)


def test_done_is_done(cast):
    found = set_follow_up(cast.technical, due_at=ahead(hours=1), by=cast.alice)
    finish_follow_up(found, by=cast.alice)
    assert needs_of(cast.alice, hours=2) == []
    with pytest.raises(Refused):
        put_off_follow_up(found, due_at=ahead(hours=1), by=cast.alice)


def test_what_one_may_not_see_any_more_is_left_out(cast):
    set_follow_up(cast.bob, due_at=ahead(hours=1), by=cast.alice)
    deactivate_person(cast.bob, by=cast.lead)
    assert needs_of(User.objects.get(pk=cast.alice.pk), hours=2) == []
    page = signed_in(cast.alice).get(reverse("people:follow_ups"))
    assert b"Bob" not in page.content and b"something you may not see" in page.content


def test_a_click_sets_it_for_tomorrow_morning(cast):
    to = reverse("people:follow_up", args=[type_of(cast.technical), cast.technical.pk])
    reply = signed_in(cast.alice).post(to, {"in": "1"})
    assert reply["Location"] == cast.technical.get_absolute_url()
    due = timezone.localtime(FollowUp.objects.get().due_at)
    assert (due.date(), due.hour) == (timezone.localdate() + timedelta(days=1), 8)


def test_no_date_on_what_one_may_not_see(cast):
    to = reverse("people:follow_up", args=[type_of(cast.technical), cast.technical.pk])
    assert signed_in(cast.stranger).post(to, {"in": "1"}).status_code == 404
    unknown = reverse("people:follow_up", args=[1, 1])
    assert signed_in(cast.alice).post(unknown, {"in": "1"}).status_code == 404
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("when", ["", "gestern", "9999999999-01-01T00:00", "\x00"])
def test_an_unreadable_moment_changes_nothing(cast, when):
    to = reverse("people:follow_up", args=[type_of(cast.technical), cast.technical.pk])
    assert signed_in(cast.alice).post(to, {"when": when}).status_code == 302
    assert not FollowUp.objects.exists()


def test_somebody_elses_date_is_nobodys_business(cast):
    found = set_follow_up(cast.technical, due_at=ahead(hours=1), by=cast.alice)
    for route in ("people:put_off_follow_up", "people:finish_follow_up"):
        assert signed_in(cast.lead).post(reverse(route, args=[found.pk])).status_code == 404
    assert not FollowUp.objects.get().done_at
    signed_in(cast.alice).post(reverse("people:finish_follow_up", args=[found.pk]))
    assert FollowUp.objects.get().done_at
