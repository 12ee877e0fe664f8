"""The company's goals, ideas, and measures with known effects: one of each verdict.

What really happened: the rewritten standard solutions work (before them, two of five uses are taken
out); the second pair of eyes changes nothing; the date in each reply is too young to tell.
"""

from datetime import time, timedelta
from random import Random

from django.utils import timezone

from augenhoehe.goals import events as goal_events
from augenhoehe.goals.models import Goal, Wording
from augenhoehe.measures import events
from augenhoehe.measures.models import Check, Expectation, Idea, Measure, Step
from augenhoehe.tickets.models import SolutionUse
from augenhoehe.transfer.demo.hours import moment_at
from augenhoehe.transfer.demo.texts import find, load

TAUGHT, LEFT_OUT = "solutions", 0.4
SAID = ("wording", "said_by", "said_on", "today", "target", "target_on", "question", "ask_by")


class Calendar:
    """Moments and days of the data, reckoned from today."""

    def __init__(self, world):
        self.now = world.now
        self.today = timezone.localtime(world.now).date()

    def ago(self, days, hour=10):
        """A moment so many days ago; never ahead of now."""
        at = moment_at(self.today - timedelta(days=days), time())
        return min(at + timedelta(hours=hour), self.now)

    def day(self, days):
        """The day so many days from today."""
        return self.today + timedelta(days=days)


def add_measures(world):
    """Goals, ideas and measures, with what they changed in the year."""
    data, calendar = load("measures"), Calendar(world)
    goals = {row["place"]: _add_goal(world, calendar, row) for row in data["goals"]}
    ideas = {row["key"]: _add_idea(world, calendar, row) for row in data["ideas"]}
    for row in data["quick"]:
        _add_quick(world, calendar, row, goals)
    for row in data["proof"]:
        _add_proof(world, calendar, row, goals, ideas)
    _teach(world, calendar, find(data["proof"], TAUGHT))


def _told(world, row, name):
    return world.house.told(row[name]) if name in row else ""


def _add_goal(world, calendar, row):
    known = {name: _told(world, row, name) for name in ("wording", "today", "target", "question")}
    known["said_by"] = row.get("said_by", "")
    known["said_on"] = calendar.day(-row["said_days"]) if "said_days" in row else None
    known["target_on"] = calendar.day(row["target_in"]) if "target_in" in row else None
    known["ask_by"] = calendar.day(row["ask_in"]) if "ask_in" in row else None
    goal = world.book.add(Goal(place=row["place"], **known))
    boss = world.house.people["konrad"]
    if before := row.get("before"):
        old = {"wording": world.house.told(before["wording"]), "said_by": row["said_by"]}
        first = calendar.ago(before["days"])
        world.book.add(Wording(goal=goal, at=first, by=boss, **old))
        world.record(goal_events.WRITTEN, goal, by=boss, at=first)
    at = calendar.ago(row.get("said_days", 30), 11)
    world.book.add(Wording(goal=goal, at=at, by=boss, **known))
    kind = goal_events.CHANGED if "before" in row else goal_events.WRITTEN
    world.record(kind, goal, by=boss, at=at)
    return goal


def _add_idea(world, calendar, row):
    by, at = world.house.people[row["by"]], calendar.ago(row["days"], 14)
    idea = Idea(
        noticed=_told(world, row, "noticed"),
        better=_told(world, row, "better"),
        state=row["state"],
        author=by,
        is_named=row["named"],
        given_at=at,
        answer=_told(world, row, "answer"),
    )
    world.book.add(idea)
    if row["named"]:
        world.record(events.IDEA_GIVEN, idea, by=by, at=at)
    else:
        world.record(events.IDEA_CAME, idea, by="system", at=at)
    if "after" in row:
        lead = world.house.people["hanne"]
        idea.answered_by, idea.answered_at = lead, at + timedelta(days=row["after"], hours=1)
        idea.answer_read_at = idea.answered_at + timedelta(hours=20)
        answered = idea.answered_at
        world.record(events.IDEA_ANSWERED, idea, by=lead, at=answered, state=row["state"])
    return idea


def _begin(world, calendar, row, *, kind, goals):
    measure = Measure(
        kind=kind,
        state=Measure.State.RUNNING,
        title=world.house.told(row["title"]),
        owner=world.house.people[row["who"]],
        due_on=calendar.day(row["due_in"]),
        signal_text=_told(world, row, "because"),
        indicator=row.get("indicator", ""),
        created_at=calendar.ago(row["days"]),
        created_by=world.house.people["hanne"],
        lesson=_told(world, row, "lesson"),
    )
    for name in ("cost", "benefit"):
        low, high = row.get(name, (None, None))
        setattr(measure, f"{name}_low", low)
        setattr(measure, f"{name}_high", high)
    measure.serves = goals.get(row["goal"])
    return world.book.add(measure)


def _add_quick(world, calendar, row, goals):
    measure = _begin(world, calendar, row, kind=Measure.Kind.QUICK, goals=goals)
    lead = world.house.people["hanne"]
    measure.started_on = calendar.day(-row["days"])
    world.record(events.OPENED, measure, by=lead, at=measure.created_at)
    for name, state, kind in (
        ("ended", Measure.State.DONE, events.FINISHED),
        ("stopped", Measure.State.STOPPED, events.STOPPED),
    ):
        if name in row:
            measure.state, measure.ended_at = state, calendar.ago(row[name], 15)
            measure.ending = _told(world, row, "ending")
            world.record(kind, measure, by=measure.owner, at=measure.ended_at)


def _add_proof(world, calendar, row, goals, ideas):
    measure = _begin(world, calendar, row, kind=Measure.Kind.PROOF, goals=goals)
    lead = world.house.people["hanne"]
    world.record(events.PLANNED, measure, by=lead, at=measure.created_at)
    if "idea" in row:
        ideas[row["idea"]].measure = measure
    _expect(world, calendar, row, measure)
    for step in row["steps"]:
        _add_step(world, calendar, step, measure)
    if "started" not in row:
        measure.state = Measure.State.PLANNED
        return
    measure.started_on = calendar.day(-row["started"])
    world.record(events.STARTED, measure, by=measure.owner, at=calendar.ago(row["started"], 8))
    if "decision" in row:
        _decide(world, calendar, row["decision"], measure)


def _expect(world, calendar, row, measure):
    """What was expected, and, where it was moved, another day of review with its reason."""
    starts = row["starts_in"] if "starts_in" in row else -row["started"]
    moved = row.get("moved")
    facts = {
        "measure": measure,
        "hypothesis": world.house.told(row["hypothesis"]),
        "indicator": row["indicator"],
        "expected": row["expected"],
        "starts_on": calendar.day(starts),
        "plan": row["plan"],
        "by": measure.created_by,
    }
    first = calendar.day(moved["from_in"]) if moved else measure.due_on
    world.book.add(Expectation(number=1, review_on=first, at=measure.created_at, **facts))
    if moved:
        at, reason = calendar.ago(moved["days"], 16), world.house.told(moved["reason"])
        more = {"number": 2, "review_on": measure.due_on, "at": at, "reason": reason}
        world.book.add(Expectation(**more, **facts, is_after_start=True))
        told = {"number": 2, "is_after_start": True}
        world.record(events.AMENDED, measure, by=measure.created_by, at=at, **told)


def _add_step(world, calendar, row, measure):
    owner = world.house.people[row["who"]]
    step = Step(measure=measure, text=world.house.told(row["text"]), owner=owner)
    step.done_at = calendar.ago(row["done"], 12) if "done" in row else None
    step.due_on = calendar.day(row["due_in"]) if "due_in" in row else None
    world.book.add(step)
    at = step.done_at or measure.created_at
    world.record(events.STEPS_CHANGED, measure, by=owner, at=at)


def _decide(world, calendar, row, measure):
    lead, at = world.house.people["hanne"], calendar.ago(row["days"], 17)
    found = {"found": row["found"], "verdict": row["verdict"]}
    world.book.add(Check(measure=measure, at=at, by=lead, reason="", **found))
    measure.state, measure.ended_at = Measure.State.DONE, at
    world.record(events.DECIDED, measure, by=lead, at=at, **found)


def _teach(world, calendar, row):
    """Before the new solutions, many a reply was written by hand that is one of them today."""
    rng, start = Random(f"{row['key']}"), calendar.ago(row["started"], 0)
    uses = world.book.rows[SolutionUse]
    uses[:] = [one for one in uses if one.used_at >= start or rng.random() >= LEFT_OUT]
