"""A year of concerns: what arrives when, from whom, and how it went."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import time, timedelta

from django.utils import timezone

from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets.models import State
from augenhoehe.transfer.demo.cast import Cast
from augenhoehe.transfer.demo.clock import LivelyClock
from augenhoehe.transfer.demo.handing import hand_over_in_scene
from augenhoehe.transfer.demo.hours import moment_at
from augenhoehe.transfer.demo.scenes import Scene, open_scene
from augenhoehe.transfer.demo.slots import Slots
from augenhoehe.transfer.demo.story import Story
from augenhoehe.transfer.demo.texts import load, scenarios

DAYS = 365
MONTHS = {1: 1.45, 2: 1.15, 3: 1.05, 6: 0.9, 7: 0.8, 8: 0.75, 11: 1.1, 12: 1.25}
WEEKDAYS = [1.35, 1.1, 1.0, 0.95, 0.7]
HOURS = {7: 1, 8: 5, 9: 6, 10: 6, 11: 5, 12: 2, 13: 3, 14: 4, 15: 3, 16: 2, 17: 1, 18: 1, 20: 1}
AT_WEEKEND, REOPENS, PROMISES = 0.04, 0.05, 0.5
PRIORITIES = {priority.name.lower(): priority for priority in Priority}


@dataclass(order=True)
class Arrival:
    """A concern that will arrive: when, and how it is told."""

    at: object
    number: int
    tell: object = None


def plan_year(world, count):
    """`count` arrivals over the last year, more in busy months, weeks and hours."""
    rng, days = world.rng, _open_days(world)
    chosen = rng.choices(days, [_weight(day) for day in days], k=count)
    told, plan = Counter(), []
    for number, day in enumerate(chosen):
        scenario = _draw_scenario(rng, day.month, told)
        opening = rng.choice(scenario["openings"])
        at = _moment(world, day, opening["channel"])
        writer = draw_writer(world, scenario)
        if at < world.now - timedelta(minutes=5):
            tell = _teller(world, scenario, opening, writer)
            plan.append(Arrival(at, number, tell))
    return plan


def _open_days(world):
    today = timezone.localtime(world.now).date()
    days = (today - timedelta(days=back) for back in range(DAYS))
    return [day for day in days if world.house.hours.plan(day).intervals]


def _weight(day):
    """The days before pay day are the loudest."""
    run = 1.5 if 8 <= day.day <= 14 else 1.3 if 22 <= day.day <= 27 else 1.0
    return MONTHS.get(day.month, 1.0) * WEEKDAYS[min(day.weekday(), 4)] * run


def _draw_scenario(rng, month, told):
    rows = [
        row
        for row in scenarios()
        if (not row["months"] or month in row["months"])
        and (row["at_most"] is None or told[row["key"]] < row["at_most"])
    ]
    row = rng.choices(rows, [row["weight"] for row in rows])[0]
    told[row["key"]] += 1
    return row


def _moment(world, day, channel):
    rng = world.rng
    if channel in ("mail", "form") and rng.random() < AT_WEEKEND:
        day += timedelta(days=(5 - day.weekday()) % 7 + rng.randint(0, 1))
    hour = rng.choices(list(HOURS), HOURS.values())[0]
    at = moment_at(day, time(hour, rng.randrange(60), rng.randrange(60)))
    return at if channel in ("mail", "form") else world.rhythm.opened(at)


def draw_writer(world, scenario):
    """Somebody whom the scenario suits; an adviser writes for one of the clients."""
    wanted = scenario["private"] if scenario["writer"] == "private" else scenario["companies"]
    fitting = [w for w in world.writers if w.key in wanted] if wanted else []
    fitting = fitting or [w for w in world.writers if w.company]
    writer = world.rng.choices(fitting, [w.weight for w in fitting])[0]
    return for_client(world, writer)


def for_client(world, writer):
    """An adviser's letter concerns one of the clients, and is placed there."""
    clients = writer.company["writes_for"] if writer.company else []
    if not clients or world.rng.random() < 0.2:
        return writer
    key = world.rng.choice(clients)
    client = next(w for w in world.writers if w.key == key)
    return replace(writer, client=client.company["name"], company_row=client.company_row)


def begin_story(world, writer, *, at):
    """A story of this writer, in the language they write."""
    language = "en" if world.house.language == "en" else writer.language
    slots = Slots(world.rng, writer=writer, language=language, at=at)
    return Story(world, writer=writer, slots=slots, at=at)


def with_priority(scenario):
    """The scenario with its priority as a number."""
    return scenario | {"priority_value": PRIORITIES[scenario["priority"]]}


def _teller(world, scenario, opening, writer):
    def tell(at):
        story = begin_story(world, writer, at=at)
        row = with_priority(scenario)
        open_scene(story, row, opening, at=at)
        clock = LivelyClock(world, row)
        scene = Scene(story, row, clock, Cast(world, row, hand_over=hand_over_in_scene))
        if scene.play(_with_promises(world, row)):
            _end(scene)
        story.pass_time(world.now)
        return story

    return tell


def _with_promises(world, scenario):
    """The turns; where we still owe something, now and then a promise is given with it."""
    turns, fitting = list(scenario["turns"]), _promises_of(scenario["team"])
    for place, turn in enumerate(turns[:-1]):
        way = {"reply": "mail", "call": "phone"}.get(turn["kind"])
        owes = turn["by"] == "agent" and way and turn.get("then") in (None, "waiting_third")
        texts = fitting.get(way)
        if owes and texts and not turn.get("promises") and world.rng.random() < PROMISES:
            turns[place] = turn | {"promise": {"text": world.rng.choice(texts)}}
    return turns


def _promises_of(team):
    found = {}
    for row in load("promises"):
        if row["team"] == team:
            found.setdefault(row["given_by"], []).append(row["text"])
    return found


def _end(scene):
    """What was told to its end is solved, unless the customer tries again."""
    story, world = scene.story, scene.world
    if story.ticket.state == State.OPEN:
        at = world.rhythm.after(story.at, world.rng.randint(5, 60))
        if at < world.now:
            scene.solve(at)
    story.pass_time(story.at)
    if story.ticket.state == State.SOLVED and world.rng.random() < REOPENS:
        again = world.rng.choice(load("extras")["again"])
        second = [
            {"by": "customer", "kind": "reply", "text": again["text"]},
            {"by": "agent", "kind": "reply", "text": again["answer"], "then": "solved"},
        ]
        scene.play(second)
