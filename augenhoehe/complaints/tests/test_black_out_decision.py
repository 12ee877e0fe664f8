"""What decisions and causes say of persons goes, and what they cost and how they ended stays."""

import re

import pytest

from augenhoehe.complaints.actions.black_out_decision import (
    COLUMNS,
    black_out_decision,
    blank_decisions,
)
from augenhoehe.complaints.actions.effort import note_effort
from augenhoehe.complaints.actions.find_cause import add_why
from augenhoehe.complaints.models import Decision, Effort, Redress, Why
from augenhoehe.complaints.redress_facts import Line
from augenhoehe.complaints.tests.decisions import decided, rules


class Finder:
    """Finds one name."""

    def black_out(self, text, mark):
        return re.sub("Mia Muster", mark, text)


@pytest.fixture
def decision(cast, complaint):
    rules(cast.lead)
    add_why(complaint, text="Mia Muster rief an", by=cast.alice)
    note_effort(complaint, minutes=5, text="Mia Muster angerufen", by=cast.alice)
    lines = (Line(kind="refund", text="an Mia Muster", cents=2000),)
    return decided(complaint, by=cast.alice, reason="Mia Muster hat recht.", lines=lines)


def test_blank_keeps_the_numbers(decision, complaint):
    blank_decisions([complaint.pk])
    found = Decision.objects.get()
    assert (found.reason, found.total_cents, found.state) == ("", 2000, "stands")
    assert (Redress.objects.get().text, Redress.objects.get().cents) == ("", 2000)
    assert (Why.objects.get().text, Effort.objects.get().minutes) == ("", 5)


@pytest.mark.parametrize("model", [Decision, Redress, Why, Effort])
def test_a_name_is_blacked_out_where_it_stands(cast, decision, model):
    black_out_decision(model.objects.get(), finder=Finder(), by=cast.lead)
    thing = model.objects.get()
    texts = [getattr(thing, name) for name in COLUMNS[model]]
    assert "Mia Muster" not in "".join(texts) and any(texts)
