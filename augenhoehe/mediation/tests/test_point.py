"""Whoever promised a point sees it on their day, that point and nothing else of the talk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.mediation.actions.point import keep_point, unkeep_point
from augenhoehe.mediation.tests.cast import SECRET, agree, make_talk
from augenhoehe.people.tests.cast import signed_in


def due(cast, days):
    day = timezone.localdate() + timedelta(days=days)
    return agree(make_talk(cast), "Rückruf bei Mia", due=f"{day}", who=f"user-{cast.bob.pk}")


def test_it_is_done_and_undone_once(cast):
    point = due(cast, 0)
    assert keep_point(point, by=cast.bob).kept_at
    with pytest.raises(Refused):
        keep_point(point, by=cast.bob)
    assert unkeep_point(point, by=cast.bob).kept_at is None
    with pytest.raises(Refused):
        unkeep_point(point, by=cast.bob)


def test_it_stands_on_the_day_of_who_promised_it(cast):
    point = due(cast, 1)
    assert "Rückruf bei Mia" in signed_in(cast.bob).get("/").content.decode()
    assert "Rückruf bei Mia" not in signed_in(cast.alice).get("/").content.decode()
    keep_point(point, by=cast.bob)
    assert "Rückruf bei Mia" not in signed_in(cast.bob).get("/").content.decode()


def test_not_before_its_time(cast):
    due(cast, 5)
    assert "Rückruf bei Mia" not in signed_in(cast.bob).get("/").content.decode()


def test_its_page_tells_nothing_of_the_talk(cast):
    point = due(cast, 0)
    shown = signed_in(cast.bob).get(point.get_absolute_url()).content.decode()
    assert "Rückruf bei Mia" in shown and SECRET not in shown
    assert signed_in(cast.bob).get(point.talk.get_absolute_url()).status_code == 404
    for text in (shown, signed_in(cast.bob).get("/").content.decode()):
        assert "learing talk" not in text and SECRET not in text
