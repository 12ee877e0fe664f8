"""A figure's target is said by somebody, changed and taken back."""

from augenhoehe.indicators.actions.aim import set_target
from augenhoehe.indicators.models import Target
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast


def test_a_target_is_set_changed_and_taken_back(db):
    cast = make_cast()
    set_target("response.in_time", value=0.9, by=cast.lead)
    set_target("response.in_time", value=0.95, by=cast.boss)
    found = Target.objects.get()
    assert (found.value, found.set_by) == (0.95, cast.boss)
    set_target("response.in_time", value=None, by=cast.lead)
    assert set_target("response.in_time", value=None, by=cast.lead) is None
    assert not Target.objects.exists() and Entry.objects.count() == 3
