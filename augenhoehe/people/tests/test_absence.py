"""Absences: one click, a deputy, no reason."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.people import events
from augenhoehe.people.actions.start_absence import end_absence, start_absence
from augenhoehe.people.models import Absence
from augenhoehe.people.queries import current_absence, present
from augenhoehe.people.tests.cast import make_cast, signed_in


@pytest.fixture
def cast(db):
    return make_cast()


def day(offset=0):
    return timezone.localdate() + timedelta(days=offset)


def away(person, first=0, last=3, **more):
    return start_absence(person, starts_on=day(first), ends_on=day(last), **{"by": person, **more})


def test_an_absence_is_recorded_with_its_id_so_that_others_can_react(cast):
    absence = away(cast.alice, deputy=cast.bob)
    entry = Entry.objects.get(kind=events.ABSENCE_STARTED.code)
    assert entry.facts == {"absence_id": absence.pk} and entry.subject_id == cast.alice.pk


def test_who_is_here_today_says_it_for_today_only(cast):
    away(cast.alice, 0, 0)
    away(cast.bob, 1, 2)
    rows = {row.user: row.absence for row in present(timezone.now())}
    assert rows[cast.alice] and not rows[cast.bob]
    tomorrow = {row.user: row.absence for row in present(timezone.now() + timedelta(days=1))}
    assert tomorrow[cast.bob] and not tomorrow[cast.alice]


def test_who_is_back_is_here(cast):
    absence = away(cast.alice)
    end_absence(absence, by=cast.alice)
    assert current_absence(cast.alice) is None
    with pytest.raises(Refused):
        end_absence(absence, by=cast.alice)


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-5, -1)])
def test_days_that_cannot_be_are_refused(cast, first, last):
    with pytest.raises(Refused):
        away(cast.alice, first, last)
    assert not Absence.objects.exists()


def test_two_absences_of_one_person_do_not_overlap(cast):
    away(cast.alice, 0, 3)
    with pytest.raises(Refused) as no:
        away(cast.alice, 3, 5)
    assert no.value.code == "absence.overlaps"
    away(cast.alice, 4, 5)


def test_the_deputy_is_another_person_who_is_here(cast):
    away(cast.bob, 0, 9)
    for deputy in (cast.alice, cast.bob):
        with pytest.raises(Refused):
            away(cast.alice, deputy=deputy)
    assert away(cast.alice, deputy=cast.carol).deputy == cast.carol


def test_one_click_notes_the_own_absence_and_one_ends_it(cast):
    client = signed_in(cast.alice)
    page = client.get(reverse("people:away"))
    assert page.status_code == 200
    data = {"starts_on": day().isoformat(), "ends_on": day(2).isoformat(), "deputy": ""}
    reply = client.post(reverse("people:away"), data)
    absence = Absence.objects.get()
    assert reply["Location"] == reverse("people:absence", args=[absence.pk])
    assert client.get(reply["Location"]).status_code == 200
    client.post(reverse("people:end_absence", args=[absence.pk]))
    assert Absence.objects.get().ended_at


def test_only_the_lead_notes_somebody_elses_absence(cast):
    data = {"starts_on": day().isoformat(), "ends_on": day(2).isoformat()}
    to = reverse("people:away_of", args=[cast.alice.pk])
    for person in (cast.bob, cast.admin, cast.boss, cast.observer):
        assert signed_in(person).post(to, data).status_code == 403
    assert not Absence.objects.exists()
    assert signed_in(cast.lead).post(to, data).status_code == 302


def test_nobody_else_ends_an_absence(cast):
    absence = away(cast.alice)
    to = reverse("people:end_absence", args=[absence.pk])
    assert signed_in(cast.bob).post(to).status_code == 403
    assert signed_in(cast.stranger).post(to).status_code == 404
    assert not Absence.objects.get().ended_at
