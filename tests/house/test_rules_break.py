"""The rules bite: each is broken on purpose and must say so; what is in order passes."""

import pytest

from tests.house import broken_code, broken_names
from tests.house.kept import KEPT
from tests.house.rules import RULES
from tests.house.tree import House, floor_plan

BROKEN = [*broken_code.BROKEN, *broken_names.BROKEN]


@pytest.mark.parametrize(("name", "files"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_broken_rule_is_found(name, files):
    assert RULES[name].findings(House.of(files, floor_plan()))


@pytest.mark.parametrize("name", sorted(RULES))
def test_what_is_in_order_passes(name):
    assert RULES[name].findings(House.of(KEPT, floor_plan())) == []


def test_each_rule_is_broken_once_at_least():
    assert set(RULES) == {name for name, _ in BROKEN}


def test_a_finding_names_the_place_and_what_to_do():
    house = House.of({"augenhoehe/tickets/views.py": "\ndef show(request):\n    a.save()\n"})
    (found,) = RULES["only_actions_write"].findings(house)
    assert str(found).startswith("augenhoehe/tickets/views.py:2: show writes")
    assert RULES["only_actions_write"].instead
