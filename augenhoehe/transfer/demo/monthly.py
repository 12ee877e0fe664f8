"""The boss's last three monthly pages with what was decided on them, and two team rounds.

Which figures they say is counted when everything else is written (`actions/fill_months.py`).
"""

from datetime import timedelta

from augenhoehe.base.codes import type_of
from augenhoehe.dashboards import events
from augenhoehe.dashboards.actions.release_month import window_end
from augenhoehe.dashboards.models import Decision, MonthPage, Round
from augenhoehe.dashboards.monthly import last_month
from augenhoehe.indicators.actions.freeze import SETTLED
from augenhoehe.indicators.calendar import following
from augenhoehe.measures import events as measure_events
from augenhoehe.measures.models import Measure
from augenhoehe.transfer.demo.measures import Calendar
from augenhoehe.transfer.demo.texts import load

# On which day of the next month a page was released: when its figures are closed.
RELEASED = 9


def add_monthly(world):
    """Pages of the last three closed months, and the rounds; their figures are filled in later."""
    data, calendar = load("monthly"), Calendar(world)
    month = last_month(calendar.today - SETTLED - timedelta(days=1))
    for row in reversed(data["months"]):
        _add_page(world, calendar, row, month)
        month = last_month(month)
    for row in data["rounds"]:
        _add_round(world, calendar, row)


def _add_page(world, calendar, row, month):
    lead = world.house.people["hanne"]
    day = following(month, "month") + timedelta(days=RELEASED - 1)
    at = calendar.ago((calendar.today - day).days, 8)
    page = MonthPage(month=month, intro=world.house.told(row["intro"]))
    page.released_at, page.released_by, page.open_until = at, lead, window_end(day)
    world.book.add(page)
    for ask in row["asks"]:
        _add_decision(world, calendar, ask, page, day)
    world.record(events.MONTH_RELEASED, page, by=lead, at=at)


def _add_decision(world, calendar, row, page, day):
    told, people = world.house.told, world.house.people
    lead, boss = people["hanne"], people["konrad"]
    asked = page.released_at - timedelta(hours=1)
    decision = Decision(page=page, question=told(row["question"]), why=told(row["why"]))
    decision.due_on = day + timedelta(days=row["due"])
    decision.asked_by, decision.asked_at = lead, asked
    world.book.add(decision)
    world.record(events.ASKED, decision, by=lead, at=asked)
    if "said" in row:
        at = min(page.released_at + timedelta(days=row["after"], hours=3), calendar.now)
        decision.answer, decision.words = row["said"], told(row["words"])
        decision.answered_at, decision.answered_by = at, boss
        world.record(events.DECIDED, decision, by=boss, at=at, answer=row["said"])
    if "acted" in row:
        at = min(page.released_at + timedelta(days=row["acted"], hours=2), calendar.now)
        decision.acted_at, decision.acted_by = at, lead
        world.record(events.ACTED, decision, by=lead, at=at)


def _add_round(world, calendar, row):
    lead = world.house.people["hanne"]
    at = calendar.ago(row["days"], 9)
    held = Round(held_on=calendar.day(-row["days"]), thanks=world.house.told(row["thanks"]))
    held.ended_at = at + timedelta(minutes=20)
    world.book.add(held)
    world.record(events.ROUND_BEGUN, held, by=lead, at=at)
    for decided in row["decided"]:
        _add_decided(world, calendar, decided, held)
    world.record(events.ROUND_ENDED, held, by=lead, at=held.ended_at)


def _add_decided(world, calendar, row, held):
    """A decision of a round, which is a quick measure with the round as its signal."""
    lead, owner = world.house.people["hanne"], world.house.people[row["who"]]
    at = held.ended_at - timedelta(minutes=5)
    measure = Measure(
        kind=Measure.Kind.QUICK,
        state=Measure.State.RUNNING,
        title=world.house.told(row["title"]),
        owner=owner,
        due_on=calendar.day(row["due_in"]),
        started_on=held.held_on,
        created_at=at,
        created_by=lead,
        signal_type=type_of(Round),
        signal_text=str(held),
    )
    measure.serves, measure.because = None, held
    world.book.add(measure)
    world.record(measure_events.OPENED, measure, by=lead, at=at)
    world.record(events.ROUND_DECIDED, held, by=lead, at=at, measure_id=measure)
    if "ended" in row:
        measure.state, measure.ended_at = Measure.State.DONE, calendar.ago(row["ended"], 15)
        world.record(measure_events.FINISHED, measure, by=owner, at=measure.ended_at)
