"""Deadlines made from a template, and which of them is the default."""

from augenhoehe.complaints.actions.regime import add_regime, release_others
from augenhoehe.complaints.models import Regime
from augenhoehe.complaints.regimes import TEMPLATES, fields_of
from augenhoehe.complaints.tests.refusing import refused


def test_each_template_can_be_taken_over_once(cast):
    for code in TEMPLATES:
        made = add_regime(fields_of(code), by=cast.lead)
        assert made.hint
        with refused("regime.known"):
            add_regime(fields_of(code), by=cast.lead)
    assert Regime.objects.count() == len(TEMPLATES)


def test_only_one_is_the_default(cast):
    first = Regime.objects.create(name="Eins", is_default=True)
    second = Regime.objects.create(name="Zwei", is_default=True)
    release_others(second)
    first.refresh_from_db()
    assert not first.is_default
    assert Regime.objects.get(is_default=True) == second
