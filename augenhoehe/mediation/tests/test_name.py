"""The lead names who may read a talk, and takes it back."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.mediation import rules
from augenhoehe.mediation.actions.name import name_reader, unname_reader
from augenhoehe.mediation.tests.cast import make_talk
from augenhoehe.people.models import Grant, User


def sees(user, talk):
    return rules.visible_to(User.objects.get(pk=user.pk)).filter(pk=talk.pk).exists()


def test_whoever_is_named_reads_until_it_is_taken_back(cast):
    talk = make_talk(cast)
    assert not sees(cast.alice, talk)
    reader = name_reader(talk, user=cast.alice, by=cast.lead)
    assert name_reader(talk, user=cast.alice, by=cast.lead) == reader
    assert sees(cast.alice, talk)
    assert not sees(cast.bob, talk)
    unname_reader(reader, by=cast.lead)
    assert not sees(cast.alice, talk)


@pytest.mark.parametrize("who", ["admin", "observer", "stranger"])
def test_administrators_observers_and_strangers_cannot_be_named(cast, who):
    with pytest.raises(Refused):
        name_reader(make_talk(cast), user=getattr(cast, who), by=cast.lead)


def test_who_was_named_and_now_only_administers_reads_no_more(cast):
    talk = make_talk(cast)
    name_reader(talk, user=cast.alice, by=cast.lead)
    Grant.objects.filter(user=cast.alice).update(role="administrator")
    assert not sees(cast.alice, talk)
