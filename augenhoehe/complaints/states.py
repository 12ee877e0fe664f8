"""The table of states: what leads where, and the sentence where nothing does.

`docs/states.md` is made from this table and a test holds them together. Definitions that figures
count from:

- acknowledged: the customer was told that it arrived, or was told the decision at once.
- decided: somebody with the limit for it decided; counted at the last decision.
- told: the customer knows the decision. Until then the clocks to the customer run.
- closed: accepted, rejected with reasons, unanswered, withdrawn or merged into another one.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from augenhoehe.complaints.models import Complaint

State = Complaint.State


@dataclass(frozen=True)
class Move:
    """Where a verb leads from a state, and what it asks for."""

    to: Complaint.State
    needs: str = ""


OPEN = (State.RECEIVED, State.ACKNOWLEDGED, State.CLARIFYING, State.DECIDED, State.TOLD)
MOVES = {
    (State.RECEIVED, "acknowledge"): Move(State.ACKNOWLEDGED, needs="way"),
    (State.ACKNOWLEDGED, "clarify"): Move(State.CLARIFYING),
    (State.TOLD, "clarify"): Move(State.CLARIFYING),
    (State.RECEIVED, "decide"): Move(State.DECIDED, needs="decision"),
    (State.ACKNOWLEDGED, "decide"): Move(State.DECIDED, needs="decision"),
    (State.CLARIFYING, "decide"): Move(State.DECIDED, needs="decision"),
    (State.DECIDED, "decide"): Move(State.DECIDED, needs="decision"),
    (State.DECIDED, "tell"): Move(State.TOLD, needs="way"),
    (State.TOLD, "close"): Move(State.CLOSED, needs="ending"),
    (State.CLOSED, "reopen"): Move(State.CLARIFYING, needs="reason"),
    **{(state, "withdraw"): Move(State.CLOSED, needs="reason") for state in OPEN},
    **{(state, "merge"): Move(State.CLOSED, needs="into") for state in OPEN},
}
VERBS = tuple(dict.fromkeys(verb for _state, verb in MOVES))

_KNOWN = _("The customer knows already that it arrived.")
_UNDECIDED = _("Nothing is decided yet. Decide first, or note that it was withdrawn.")
_IS_CLOSED = _("This complaint is closed. Take it up again first, with a reason.")
_IS_OPEN = _("This complaint is open; there is nothing to take up again.")
REFUSALS = {
    (State.ACKNOWLEDGED, "acknowledge"): _KNOWN,
    (State.CLARIFYING, "acknowledge"): _KNOWN,
    (State.DECIDED, "acknowledge"): _("It is decided already. Tell the customer the decision."),
    (State.TOLD, "acknowledge"): _("The customer was told the decision already."),
    (State.RECEIVED, "clarify"): _("Confirm first that it arrived: the customer waits for that."),
    (State.CLARIFYING, "clarify"): _("It is being clarified already."),
    (State.DECIDED, "clarify"): _("It is decided. Tell the customer, or decide anew."),
    (State.TOLD, "decide"): _("The customer was told already. Go on clarifying it first."),
    (State.RECEIVED, "tell"): _("Nothing is decided yet, so there is nothing to tell."),
    (State.ACKNOWLEDGED, "tell"): _("Nothing is decided yet, so there is nothing to tell."),
    (State.CLARIFYING, "tell"): _("Nothing is decided yet, so there is nothing to tell."),
    (State.TOLD, "tell"): _("The customer was told already."),
    (State.RECEIVED, "close"): _UNDECIDED,
    (State.ACKNOWLEDGED, "close"): _UNDECIDED,
    (State.CLARIFYING, "close"): _UNDECIDED,
    (State.DECIDED, "close"): _("The customer was not told the decision yet. Tell it first."),
    **{(State.CLOSED, verb): _IS_CLOSED for verb in VERBS if verb != "reopen"},
    **{(state, "reopen"): _IS_OPEN for state in OPEN},
}


def move_for(state, verb):
    """The move that `verb` makes from `state`, or None where the table has none."""
    return MOVES.get((State(state), verb))


def may_move(complaint, verb):
    """Does the table lead anywhere from here?"""
    return move_for(complaint.state, verb) is not None


def refusal_of(state, verb):
    """Why there is no such move, and what can be done instead."""
    return REFUSALS[State(state), verb]
