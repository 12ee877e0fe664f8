"""What became of one concern of an older system, told in our words."""

from dataclasses import dataclass
from hashlib import blake2b

from augenhoehe.tickets import events as ticket_events
from augenhoehe.tickets.models import State
from augenhoehe.transfer import events

DONE = (State.SOLVED, State.CLOSED)
WAITS = {
    State.WAITING_CUSTOMER: ticket_events.WAITS_CUSTOMER,
    State.WAITING_THIRD: ticket_events.WAITS_THIRD,
}


@dataclass(frozen=True)
class Step:
    """An entry of the journal to be: when, what kind, its facts."""

    at: object
    kind: object
    facts: dict


def whole(events):
    """The events, with the end that the log names in a column but tells no event of."""
    last = events[-1]
    if not last.closed_at or states_of(events)[-1] == State.CLOSED:
        return events
    return [*events, last._replace(at=max(last.at, last.closed_at), state=State.CLOSED)]


def states_of(events):
    """[state] after each event; a word nobody knows leaves it as it was."""
    found, state = [], State.OPEN
    for event in events:
        state = event.state or state
        found.append(state)
    return found


def steps_of(events, team_of):
    """What the journal is to say of a concern, at least one step for each event."""
    first = events[0]
    opened = {"message_id": None, "team_id": team_of(first.group)}
    steps = [Step(first.opened_at or first.at, ticket_events.OPENED, opened)]
    states = states_of(events)
    if states[0] != State.OPEN:
        steps.append(Step(first.at, *_turn(State.OPEN, states[0])))
    for at in range(1, len(events)):
        steps += _between(events[at - 1], events[at], states[at - 1], states[at], team_of)
    return steps


def _between(before, event, was, now, team_of):
    steps = []
    if event.moved_count > before.moved_count:
        teams = {"team_id": team_of(event.group), "from_id": team_of(before.group)}
        steps.append(Step(event.at, ticket_events.MOVED, teams))
    if event.priority and event.priority != before.priority:
        steps.append(Step(event.at, ticket_events.PRIORITY, {"priority": event.priority}))
    if now != was:
        steps.append(Step(event.at, *_turn(was, now)))
    return steps or [Step(event.at, events.CHANGED, {})]


def _turn(was, now):
    """(kind, facts) of a change of state."""
    if now == State.SOLVED:
        return ticket_events.SOLVED, {"solution_id": None, "fault": ""}
    if now == State.CLOSED:
        return ticket_events.CLOSED, {}
    if was in DONE:
        return ticket_events.REOPENED, {}
    return WAITS.get(now, ticket_events.RESUMED), {}


def spans_of(events, team_of):
    """[(state, team id, from, until)]: the stretches of time; the last one has no end."""
    spans, states = [], states_of(events)
    begun, state, team = events[0].opened_at or events[0].at, states[0], team_of(events[0].group)
    for event, now in zip(events[1:], states[1:], strict=True):
        if (now, team_of(event.group)) != (state, team):
            spans.append((state, team, begun, event.at))
            begun, state, team = event.at, now, team_of(event.group)
    return [*spans, (state, team, begun, None)]


def ticket_of(events, *, says_when_solved):
    """{field: value} of the concern as it stands at the end.

    Where the log says when something was solved, what it leaves open was closed unsolved.
    """
    last, states = events[-1], states_of(events)
    state, done = states[-1], states[-1] in DONE
    solved_at = last.solved_at if says_when_solved else _begun(events, states)
    return {
        "subject": last.subject,
        "state": state,
        "is_live": not done,
        "priority": last.priority or 3,
        "opened_at": events[0].opened_at or events[0].at,
        "last_at": last.at,
        "sender": last.caller,
        "solved_at": solved_at if done else None,
        "closed_at": (last.closed_at or last.at) if state == State.CLOSED else None,
        "moved_count": max(event.moved_count for event in events),
        "reopened_count": max(event.reopened_count for event in events),
        "recorded_in_time": last.in_time,
    }


def _begun(events, states):
    """The moment since which a concern is done."""
    at = len(states)
    while at and states[at - 1] in DONE:
        at -= 1
    return events[min(at, len(events) - 1)].at


def digest_of(events):
    """Changes when the older system tells more events, or another end."""
    return blake2b(f"{len(events)} {events[-1]}".encode(), digest_size=16).hexdigest()
