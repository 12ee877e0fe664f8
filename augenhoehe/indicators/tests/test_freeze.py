"""A closed month keeps what was said of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.jobs import enqueue
from augenhoehe.base.tallies import SOURCES
from augenhoehe.indicators.actions.freeze import freeze_closed, freeze_month
from augenhoehe.indicators.calendar import begin_of, starts
from augenhoehe.indicators.models import Book, MonthValue
from augenhoehe.indicators.queries import months
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.tests.cast import make_ticket

NOW = timezone.now


@pytest.fixture
def cast(db):
    return make_cast()


def in_march(day=10):
    return starts(date(2026, 3, day)) + timedelta(hours=9)


def test_a_frozen_month_stays_and_a_later_correction_is_told_apart(cast):
    tickets = [make_ticket(cast.technical, at=in_march()) for _number in range(3)]
    freeze_month(date(2026, 3, 1), now=NOW())
    mark_no_concern(tickets[0], reason="spam", by=cast.alice)
    assert freeze_month(date(2026, 3, 1), now=NOW()) == 0
    kept = MonthValue.objects.get(name="concerns.in")
    assert (kept.value, kept.n) == (3, 3)
    row = next(row for row in months("concerns.in") if row.month == date(2026, 3, 1))
    assert (row.frozen.value, row.now.value, row.is_corrected) == (3, 2, True)


def test_a_month_is_closed_when_its_figures_have_settled(cast):
    make_ticket(cast.technical, at=in_march())
    freeze_closed(date(2026, 3, 1), now=starts(date(2026, 4, 8)))
    assert not MonthValue.objects.exists()
    freeze_closed(date(2026, 3, 1), now=starts(date(2026, 4, 9)))
    assert set(MonthValue.objects.values_list("month", flat=True)) == {date(2026, 3, 1)}


def test_no_figure_of_too_few_employees_is_frozen(cast):
    cast.bob.is_active = cast.carol.is_active = False
    cast.bob.save()
    cast.carol.save()
    make_ticket(cast.technical, at=in_march())
    freeze_month(date(2026, 3, 1), now=NOW())
    assert not MonthValue.objects.filter(name="response.in_time").exists()


def test_the_night_counts_again_and_closes_months(cast, work):

    last = begin_of(timezone.localdate(), "month") - timedelta(days=40)
    make_ticket(cast.technical, at=starts(last))
    enqueue("indicators.refresh")
    work()
    assert Book.objects.count() == len(SOURCES)
    enqueue("indicators.nightly")
    work()
    assert MonthValue.objects.filter(name="concerns.in", month=begin_of(last, "month")).exists()
