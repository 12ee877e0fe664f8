"""A talk ends with two dates to look back, and opens again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.mediation.actions.close import close_talk, reopen_talk
from augenhoehe.mediation.actions.look_back import look_back
from augenhoehe.mediation.tests.cast import make_talk


def test_it_is_looked_back_at_after_14_and_60_days(cast):
    talk = close_talk(make_talk(cast), outcome="compromise", learned="früher anrufen", by=cast.lead)
    today = timezone.localdate()
    assert [(one.days, one.due_on) for one in talk.look_backs.all()] == [
        (14, today + timedelta(days=14)),
        (60, today + timedelta(days=60)),
    ]
    assert (talk.outcome, talk.learned, talk.is_open) == ("compromise", "früher anrufen", False)


@pytest.mark.parametrize("outcome", ["", "won"])
def test_how_it_ended_has_to_be_said(cast, outcome):
    talk = make_talk(cast)
    with pytest.raises(Refused):
        close_talk(talk, outcome=outcome, by=cast.lead)
    talk.refresh_from_db()
    assert talk.is_open and not talk.look_backs.exists()


def test_twice_is_refused_and_opening_sets_the_dates_anew(cast):
    talk = close_talk(make_talk(cast), outcome="consensus", by=cast.lead)
    with pytest.raises(Refused):
        close_talk(talk, outcome="consensus", by=cast.lead)
    first = talk.look_backs.first()
    look_back(first, kept="yes", better="yes", by=cast.lead)
    talk = reopen_talk(talk, by=cast.lead)
    assert talk.is_open and list(talk.look_backs.all()) == [first]
    with pytest.raises(Refused):
        reopen_talk(talk, by=cast.lead)
    close_talk(talk, outcome="consensus", by=cast.lead)
    assert talk.look_backs.count() == 2
