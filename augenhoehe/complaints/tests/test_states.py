"""Every state with every verb: where the table leads, and that all else is refused in words."""

from itertools import product

import pytest
from django.utils import timezone

from augenhoehe.complaints.actions.clarify import start_clarifying
from augenhoehe.complaints.actions.close import (
    close_complaint,
    reopen_complaint,
    withdraw_complaint,
)
from augenhoehe.complaints.actions.merge import merge_complaint
from augenhoehe.complaints.actions.tell import acknowledge_complaint, tell_decision
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.moving import locked, move
from augenhoehe.complaints.states import MOVES, REFUSALS, VERBS, may_move, move_for
from augenhoehe.complaints.tests import statesdoc
from augenhoehe.complaints.tests.cast import PHONE, fresh, make_complaint
from augenhoehe.complaints.tests.refusing import refused

State = Complaint.State


def put_into(complaint, state):
    """The complaint in a state, with the moments that belong to it."""
    now = timezone.now()
    reached = list(State).index(state)
    complaint.state = state
    complaint.acknowledged_at = now if reached >= 1 else None
    complaint.decided_at = now if reached >= 3 else None
    complaint.told_at = now if reached >= 4 else None
    complaint.closed_at = now if reached >= 5 else None
    complaint.ending = "accepted" if reached >= 5 else ""
    complaint.save()


def act(verb, complaint, by):
    """What people do."""
    return {
        "acknowledge": lambda: acknowledge_complaint(complaint, telling=PHONE, by=by),
        "clarify": lambda: start_clarifying(complaint, by=by),
        "decide": lambda: move(locked(complaint), "decide"),
        "tell": lambda: tell_decision(complaint, telling=PHONE, by=by),
        "close": lambda: close_complaint(complaint, ending="accepted", by=by),
        "withdraw": lambda: withdraw_complaint(complaint, reason="Hat sich erledigt.", by=by),
        "reopen": lambda: reopen_complaint(complaint, reason="Es kam wieder vor.", by=by),
        "merge": lambda: merge_complaint(complaint, into=Complaint.objects.first(), by=by),
    }[verb]()


@pytest.mark.parametrize(("state", "verb"), list(product(State, VERBS)))
def test_the_table_holds_for_every_pair(cast, ticket, state, verb):
    make_complaint(None, by=cast.alice, team=cast.technical)
    complaint = make_complaint(ticket, by=cast.alice)
    put_into(complaint, state)
    step = move_for(state, verb)
    assert may_move(complaint, verb) == (step is not None)
    if step is None:
        with refused(f"complaint.no_{verb}") as no:
            act(verb, complaint, cast.alice)
        assert str(no.value) == str(REFUSALS[state, verb])
        return
    act(verb, complaint, cast.alice)
    now = fresh(complaint)
    assert now.state == step.to
    assert now.is_open == (step.to != State.CLOSED)
    assert (now.next_due_at is not None) == (now.is_open and step.to != State.TOLD)


def test_each_pair_leads_somewhere_or_says_why_not():
    pairs = set(product(State, VERBS))
    assert set(MOVES) | set(REFUSALS) == pairs
    assert not set(MOVES) & set(REFUSALS)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_docs_say_what_the_code_does(language):
    page = (statesdoc.DOCS / statesdoc.FILES[language]).read_text()
    assert statesdoc.text(language) in page, statesdoc.__doc__
