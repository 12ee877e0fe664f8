"""The table of states: what leads where, what the clock does, who may.

`docs/states.md` is made from this table and a test holds them together. Definitions that figures
count from:

- first response: the first message to the customer that a person sent (no acknowledgement).
- solved: a person said so; counted once a ticket, at the last time it became solved.
- reopened: the customer wrote, or a person reopened, after it was solved; taken back when what
  came turns out to be no concern (thanks).
"""

from dataclasses import dataclass
from datetime import timedelta

from augenhoehe.tickets.models import State

REOPEN_WITHIN = timedelta(days=14)
CLOSE_AFTER = timedelta(days=7)
LET_GO_AFTER = timedelta(days=30)

RUNNING, PAUSED, STOPPED = "running", "paused", "stopped"
CLOCK = {
    State.OPEN: RUNNING,
    State.WAITING_CUSTOMER: PAUSED,
    State.WAITING_THIRD: RUNNING,
    State.SOLVED: STOPPED,
    State.CLOSED: STOPPED,
}
LIVE = frozenset({State.OPEN, State.WAITING_CUSTOMER, State.WAITING_THIRD})

ANYBODY, MEMBER, CLOCKWORK = "anybody", "member", "clockwork"


@dataclass(frozen=True)
class Move:
    """Where an event leads from a state, whether that reopens, and who may cause it."""

    to: State
    who: str = MEMBER
    reopens: bool = False
    needs: str = ""


MOVES = {
    (State.OPEN, "customer_writes"): Move(State.OPEN, ANYBODY),
    (State.WAITING_CUSTOMER, "customer_writes"): Move(State.OPEN, ANYBODY),
    (State.WAITING_THIRD, "customer_writes"): Move(State.OPEN, ANYBODY),
    (State.SOLVED, "customer_writes"): Move(State.OPEN, ANYBODY, reopens=True),
    (State.CLOSED, "customer_writes"): Move(
        State.OPEN, ANYBODY, reopens=True, needs="closed_recently"
    ),
    (State.OPEN, "third_writes"): Move(State.OPEN, ANYBODY),
    (State.WAITING_CUSTOMER, "third_writes"): Move(State.WAITING_CUSTOMER, ANYBODY),
    (State.WAITING_THIRD, "third_writes"): Move(State.OPEN, ANYBODY),
    (State.SOLVED, "third_writes"): Move(State.SOLVED, ANYBODY),
    (State.CLOSED, "third_writes"): Move(State.CLOSED, ANYBODY),
    (State.OPEN, "wait_customer"): Move(State.WAITING_CUSTOMER, needs="outgoing_message"),
    (State.WAITING_THIRD, "wait_customer"): Move(State.WAITING_CUSTOMER, needs="outgoing_message"),
    (State.OPEN, "wait_third"): Move(State.WAITING_THIRD, needs="whom_and_until"),
    (State.WAITING_CUSTOMER, "wait_third"): Move(State.WAITING_THIRD, needs="whom_and_until"),
    (State.WAITING_THIRD, "wait_third"): Move(State.WAITING_THIRD, needs="whom_and_until"),
    (State.WAITING_CUSTOMER, "resume"): Move(State.OPEN),
    (State.WAITING_THIRD, "resume"): Move(State.OPEN),
    (State.WAITING_THIRD, "follow_up_due"): Move(State.OPEN, CLOCKWORK),
    (State.OPEN, "solve"): Move(State.SOLVED),
    (State.WAITING_CUSTOMER, "solve"): Move(State.SOLVED),
    (State.WAITING_THIRD, "solve"): Move(State.SOLVED),
    (State.SOLVED, "reopen"): Move(State.OPEN, reopens=True),
    (State.CLOSED, "reopen"): Move(State.OPEN, reopens=True),
    (State.SOLVED, "close"): Move(State.CLOSED),
    (State.SOLVED, "rest"): Move(State.CLOSED, CLOCKWORK, needs="solved_for_seven_days"),
    (State.WAITING_CUSTOMER, "let_go"): Move(
        State.CLOSED, CLOCKWORK, needs="begun_elsewhere_and_quiet"
    ),
    (State.OPEN, "no_concern"): Move(State.CLOSED),
    (State.WAITING_CUSTOMER, "no_concern"): Move(State.CLOSED),
    (State.WAITING_THIRD, "no_concern"): Move(State.CLOSED),
}


def move_for(state, event):
    """The move that `event` makes from `state`, or None where the table has none."""
    return MOVES.get((State(state), event))
