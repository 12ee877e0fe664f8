"""What became of one concern of an older system, told in our words."""

from hashlib import blake2b
from typing import NamedTuple

from augenhoehe.tickets import events as ticket_events
from augenhoehe.tickets.models import State
from augenhoehe.transfer import events

OPEN, SOLVED, CLOSED = State.OPEN.value, State.SOLVED.value, State.CLOSED.value
DONE = (SOLVED, CLOSED)
OPENED, MOVED, PRIORITY = (
    kind.code for kind in (ticket_events.OPENED, ticket_events.MOVED, ticket_events.PRIORITY)
)
WAITS = {
    State.WAITING_CUSTOMER.value: ticket_events.WAITS_CUSTOMER.code,
    State.WAITING_THIRD.value: ticket_events.WAITS_THIRD.code,
}
RESUMED, REOPENED = ticket_events.RESUMED.code, ticket_events.REOPENED.code
NO_FACTS = ()
SOLVES = ticket_events.SOLVED.code, (("solution_id", None), ("fault", ""))
CLOSES = ticket_events.CLOSED.code, NO_FACTS
CHANGES = events.CHANGED.code, NO_FACTS


class Story(NamedTuple):
    """The events of a concern, the state after each, and the team that had it then."""

    events: list
    states: list
    teams: list


def told(events, team_of):
    """The story, with the end that the log names in a column but tells no event of.

    A word nobody knows leaves the state as it was. `team_of`: {group: team id}.
    """
    states, state = [], OPEN
    for event in events:
        state = event.state or state
        states.append(state)
    last = events[-1]
    if last.closed_at and state != CLOSED:
        events = [*events, last._replace(at=max(last.at, last.closed_at), state=CLOSED)]
        states.append(CLOSED)
    return Story(events, states, [team_of[event.group] for event in events])


def steps_of(story):
    """[(moment, kind's code, facts as pairs)] for the journal, one or more for each event."""
    happened, states, teams = story
    before, was, team = happened[0], states[0], teams[0]
    opened = (("message_id", None), ("team_id", team))
    steps = [(before.opened_at or before.at, OPENED, opened)]
    if was != OPEN:
        steps.append((before.at, *_turn(OPEN, was)))
    for event, now, new_team in zip(happened[1:], states[1:], teams[1:], strict=True):
        count = len(steps)
        if event.moved_count > before.moved_count:
            steps.append((event.at, MOVED, (("team_id", new_team), ("from_id", team))))
        if event.priority != before.priority and event.priority:
            steps.append((event.at, PRIORITY, (("priority", event.priority),)))
        if now != was:
            steps.append((event.at, *_turn(was, now)))
        if len(steps) == count:
            steps.append((event.at, *CHANGES))
        before, was, team = event, now, new_team
    return steps


def _turn(was, now):
    """(kind's code, facts as pairs) of a change of state."""
    if now == SOLVED:
        return SOLVES
    if now == CLOSED:
        return CLOSES
    return REOPENED if was in DONE else WAITS.get(now, RESUMED), NO_FACTS


def spans_of(story):
    """[(state, team id, from, until)]: the stretches of time; the last one has no end."""
    happened, states, teams = story
    begun, state, team = happened[0].opened_at or happened[0].at, states[0], teams[0]
    spans = []
    for event, now, new_team in zip(happened, states, teams, strict=True):
        if now != state or new_team != team:
            spans.append((state, team, begun, event.at))
            begun, state, team = event.at, now, new_team
    spans.append((state, team, begun, None))
    return spans


def ticket_of(story, *, says_when_solved):
    """{field: value} of the concern as it stands at the end.

    Where the log says when something was solved, what it leaves open was closed unsolved.
    """
    happened, states, teams = story
    first, last, state = happened[0], happened[-1], states[-1]
    done = state in DONE
    solved_at = last.solved_at if says_when_solved else _begun(happened, states)
    return {
        "subject": last.subject,
        "state": state,
        "is_live": not done,
        "priority": last.priority or 3,
        "team_id": teams[-1],
        "opened_at": first.opened_at or first.at,
        "last_at": last.at,
        "sender": last.caller,
        "solved_at": solved_at if done else None,
        "closed_at": (last.closed_at or last.at) if state == CLOSED else None,
        "moved_count": max([event.moved_count for event in happened]),
        "reopened_count": max([event.reopened_count for event in happened]),
        "recorded_in_time": last.in_time,
    }


def _begun(happened, states):
    """The moment since which a concern is done."""
    at = len(states)
    while at and states[at - 1] in DONE:
        at -= 1
    return happened[min(at, len(happened) - 1)].at


def digest_of(events):
    """Changes when the older system tells more events, or another end."""
    return blake2b(f"{len(events)} {events[-1]}".encode(), digest_size=16).hexdigest()
