"""So many in such a time: exact, however many ask at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.base.models import Window
from augenhoehe.base.windows import fits, forget_windows, is_running

NOW = timezone.now()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_exactly_what_is_allowed():
    def ask(_number):
        try:
            return [fits("form:1", most=25, seconds=600) for _ in range(5)]
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        answers = [one for some in pool.map(ask, range(12)) for one in some]
    assert (len(answers), answers.count(True)) == (60, 25)
    assert Window.objects.get().count == 60


def test_a_window_begins_with_the_first_and_ends_at_its_time_not_later(db):
    def asked(seconds):
        return fits("x", most=2, seconds=600, now=NOW + timedelta(seconds=seconds))

    assert [asked(at) for at in (0, 599, 599)] == [True, True, False]
    # Whoever goes on knocking does not lengthen the window.
    assert [asked(at) for at in (600, 601, 602)] == [True, True, False]


def test_each_key_has_its_own_window(db):
    assert fits("a", most=1, seconds=60) and fits("b", most=1, seconds=60)
    assert not fits("a", most=1, seconds=60)


def test_a_key_tells_nothing_about_whose_it_is(db):
    fits("form:203.0.113.7", most=1, seconds=60)
    assert "203.0.113.7" not in Window.objects.get().key


def test_what_is_over_is_forgotten_and_the_rest_stays(db):
    fits("old", most=1, seconds=60, now=NOW - timedelta(hours=1))
    fits("new", most=1, seconds=3600, now=NOW)
    forget_windows(NOW)
    assert Window.objects.count() == 1
    assert not fits("new", most=1, seconds=3600, now=NOW)


def test_one_can_ask_whether_a_window_runs_without_knocking(db):
    assert not is_running("trap", now=NOW)
    fits("trap", most=1, seconds=30, now=NOW)
    assert is_running("trap", now=NOW + timedelta(seconds=29))
    assert not is_running("trap", now=NOW + timedelta(seconds=30))
