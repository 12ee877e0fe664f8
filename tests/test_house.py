"""The rules of the house. Each failure names the place and what to do instead."""

import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache

import pytest

from augenhoehe.base.codes import code_of
from augenhoehe.base.events import KINDS, REACTION_BY_NAME
from augenhoehe.base.offers import PANELS, SLOTS, SUBJECTS
from augenhoehe.ui import messages
from tests.house.python import HEAVY
from tests.house.rules import RULES
from tests.house.tree import ROOT, stand

the_house = cache(stand)
LOADED = (
    "import django, sys; django.setup(); import augenhoehe.web.urls, augenhoehe.web.wsgi;"
    "from django.urls import get_resolver; get_resolver().url_patterns;"
    f"print(sorted({sorted(HEAVY)!r} & sys.modules.keys()))"
)


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_house_keeps_its_rules(name):
    rule = RULES[name]
    found = [str(finding) for finding in rule.findings(the_house())]
    assert not found, f"{rule.instead}\n" + "\n".join(found)


@pytest.mark.parametrize("room", messages.rooms())
def test_all_german_is_there(room):
    assert list(messages.faults(room)) == []


def test_no_two_rooms_translate_a_word_differently():
    assert list(messages.contradictions()) == []


def test_what_is_declared_has_a_number_of_its_own():
    names = [kind.name for kind in KINDS.values()]
    assert len(names) == len(set(names)) and {code_of(name) for name in names} == set(KINDS)
    models = Counter(subject.model for subject in SUBJECTS.values())
    assert models.most_common(1)[0][1] == 1


def test_what_is_declared_is_found():
    """A declaration that no module of a fixed name makes is never loaded."""
    files = [file for file in the_house().code if "@react(" in file.text]
    assert {reaction.run.__module__ for reaction in REACTION_BY_NAME.values()} == {
        file.module for file in files if file.room != "base"
    }
    assert set(PANELS) <= SLOTS


def test_the_web_process_loads_nothing_heavy():
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_linters_hold_their_part():
    """Length of functions, complexity and inline imports are ruff's as well; see pyproject.toml."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    lint = tool["ruff"]["lint"]
    assert {"C901", "PLR0913", "PLC0415", "DTZ", "TID25", "F", "E", "I"} <= set(lint["select"])
    assert lint["mccabe"]["max-complexity"] == 8 and lint["pylint"]["max-args"] == 6
    kinds = Counter(contract["type"] for contract in tool["importlinter"]["contracts"])
    assert kinds["layers"] == 2 and kinds["forbidden"] >= 2 and kinds["protected"] >= 1
