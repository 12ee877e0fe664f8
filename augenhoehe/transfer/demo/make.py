"""Orders the work: who is there, what arrives, how each concern went, what lies there today."""

from random import Random

from augenhoehe.attitudes.actions.read_house_texts import ask_to_read_house_texts
from augenhoehe.evaluation.actions.study import ask_for_stale
from augenhoehe.transfer.actions.fill_months import fill_months
from augenhoehe.transfer.actions.fill_practice import fill_practice
from augenhoehe.transfer.actions.fill_redress import fill_redress
from augenhoehe.transfer.actions.fill_talks import fill_talks
from augenhoehe.transfer.actions.fill_team import fill_team
from augenhoehe.transfer.actions.fill_texts import fill_texts
from augenhoehe.transfer.demo.book import Book
from augenhoehe.transfer.demo.cast import add_absences
from augenhoehe.transfer.demo.collective import Case
from augenhoehe.transfer.demo.complaints import add_complaints
from augenhoehe.transfer.demo.customers import build_customers
from augenhoehe.transfer.demo.desk import (
    add_dates_and_views,
    add_files,
    add_notices,
    add_questions,
    plan_present,
)
from augenhoehe.transfer.demo.hours import Rhythm
from augenhoehe.transfer.demo.house import build_house
from augenhoehe.transfer.demo.ledger import add_ledger
from augenhoehe.transfer.demo.measures import add_measures
from augenhoehe.transfer.demo.monthly import add_monthly
from augenhoehe.transfer.demo.moods import add_moods
from augenhoehe.transfer.demo.noise import plan_history, plan_noise
from augenhoehe.transfer.demo.promising import add_service
from augenhoehe.transfer.demo.quiet import add_lines
from augenhoehe.transfer.demo.story import World
from augenhoehe.transfer.demo.surveys import add_surveys
from augenhoehe.transfer.demo.ten import plan_handovers
from augenhoehe.transfer.demo.texts import load
from augenhoehe.transfer.demo.year import plan_year

CONCERNS, NOISE, HISTORY = 1450, 70, 120


def build_demo(*, language, seed, scale, now, tell):
    """Build everything in memory and write it; what `tell` is called with was told so far."""
    world = begin_world(language, seed=seed, now=now)
    house = world.house
    case = Case(world)
    plan = sorted(
        [
            *plan_history(world, round(HISTORY * scale)),
            *plan_year(world, round(CONCERNS * scale)),
            *plan_noise(world, round(NOISE * scale)),
            *plan_handovers(world),
            *plan_present(world, load("present")),
            *case.plan(max(4, round(load("collective")["count"] * min(1, scale)))),
        ]
    )
    stories = []
    for arrival in plan:
        stories.append(arrival.tell(arrival.at))
        tell(1)
    case.go_on()
    _add_the_rest(world, stories)
    add_service(world, stories)
    add_measures(world)
    add_surveys(world)
    add_complaints(world)
    add_monthly(world)
    world.book.write()
    fill_redress(house, data=load("redress"), now=world.now)
    fill_months(house.people["hanne"], now=world.now)
    fill_texts(by=house.people["hanne"])
    fill_talks(house, data=load("clearing"), now=world.now, by=house.people["hanne"])
    fill_team(house, data=load("team"), now=world.now, by=house.people["hanne"])
    fill_practice(house, data=load("practice"))
    ask_for_stale()
    ask_to_read_house_texts()
    return {"concerns": len(stories), "messages": world.book.count_messages()}


def begin_world(language, *, seed, now):
    """House, customers, chance and rhythm, before anything happened."""
    rng = Random(f"{seed}")
    house = build_house(language, now=now)
    writers = build_customers(house, now=now)
    return World(Book(), house, Rhythm(rng, house.hours), rng, now.replace(microsecond=0), writers)


def _add_the_rest(world, stories):
    add_questions(world, stories)
    add_notices(world, stories)
    add_absences(world)
    add_dates_and_views(world, stories)
    add_files(world)
    add_moods(world)
    add_lines(world)
    add_ledger(world)
