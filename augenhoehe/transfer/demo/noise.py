"""What is no concern, and what came before the cut-over."""

from datetime import time, timedelta

from augenhoehe.tickets import events
from augenhoehe.tickets.arriving import show_newest
from augenhoehe.tickets.models import Message, State
from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.customers import Writer
from augenhoehe.transfer.demo.hours import moment_at
from augenhoehe.transfer.demo.scenes import Scene, first_words
from augenhoehe.transfer.demo.texts import find, load, scenarios
from augenhoehe.transfer.demo.year import Arrival, begin_story, draw_writer, with_priority

REASONS = {"spam": "spam", "newsletter": "newsletter", "thanks": "thanks"}
CUT_OVER = timedelta(days=372)
TEAMS = ("reception", "reception", "technical", "commercial", "product")


def plan_noise(world, count):
    """Spam, newsletters and thanks over the year, dismissed by whoever saw them."""
    rows = [row for row in load("noise") if row["kind"] in REASONS]
    plan = []
    for number in range(count):
        row = world.rng.choice(rows)
        at = _some_moment(world, world.rng.uniform(0.02, 365))
        plan.append(Arrival(at, 30_000 + number, _noise(world, row, world.rng.choice(TEAMS))))
    return plan


def _some_moment(world, days_ago):
    day = (world.now - timedelta(days=days_ago)).date()
    clock = time(world.rng.randrange(6, 22), world.rng.randrange(60), world.rng.randrange(60))
    return min(moment_at(day, clock), world.now - timedelta(minutes=20))


def _noise(world, row, team):
    def tell(at):
        writer = _sender(world, row)
        story = begin_story(world, writer, at=at)
        language = story.slots.language
        subject = story.slots.fill(row["subject"][language])
        house = world.house
        story.begin(
            team=team, subject=subject, at=at, touchpoint=house.touchpoints[team, "mail"],
            mailbox_id=house.mailboxes[team].pk,
        )  # fmt: skip
        message = speaking.receive(story, story.slots.fill(row["body"][language]), at=at)
        story.ticket.unanswered_since = at
        pk = story.ticket.team.pk
        story.record(events.OPENED, by="mail", at=at, message_id=message, team_id=pk)
        seen = world.rhythm.after(at, world.rng.randint(4, 200))
        if seen < world.now:
            keys = [k for k, f in house.facts.items() if team in f["teams"]]
            story.dismiss(REASONS[row["kind"]], at=seen, by=house.people[world.rng.choice(keys)])
        return story

    return tell


def _sender(world, row):
    """Who sends it: a stranger, or for thanks any customer."""
    if not row["from_email"]:
        return draw_writer(world, {"writer": "company", "companies": [], "private": []})
    name = row["from_name"]
    person = {
        "name": name, "first_name": name, "last_name": name, "title": "", "form": "",
        "email": row["from_email"], "phone": "", "language": world.house.language,
    }  # fmt: skip
    return Writer(row["key"], person, None, None, None)


def plan_history(world, count):
    """Conversations from before the mailbox was connected: searchable, without clocks."""
    plan = []
    for number in range(count):
        at = world.now - CUT_OVER - timedelta(days=world.rng.uniform(0, 170))
        at = world.rhythm.opened(at.replace(microsecond=0))
        scenario = world.rng.choice([s for s in scenarios() if s["team"] != "reception"])
        plan.append(Arrival(at, 40_000 + number, _history(world, with_priority(scenario))))
    return plan


def _history(world, scenario):
    def tell(at):
        story = begin_story(world, draw_writer(world, scenario), at=at)
        opening = next(o for o in scenario["openings"] if o["channel"] in ("mail", "form"))
        house, team, language = world.house, scenario["team"], story.slots.language
        ticket = story.begin(
            team=team, subject=story.slots.fill(opening["subject"][language]), at=at,
            touchpoint=house.touchpoints[team, "mail"], mailbox_id=house.mailboxes[team].pk,
            is_history=True, state=State.CLOSED, is_live=False, solved_at=at, closed_at=at,
        )  # fmt: skip
        message = speaking.receive(story, first_words(story, opening), at=at)
        pk = ticket.team.pk
        story.record(events.OPENED, by="mail", at=at, message_id=message, team_id=pk)
        _sent_copy(story, scenario, world.rhythm.after(at, world.rng.randint(30, 700)))
        return story

    return tell


def _sent_copy(story, scenario, at):
    """The answer a colleague once sent from another program."""
    turns = [t for t in scenario["turns"] if t["by"] == "agent" and t["kind"] == "reply"]
    pair = turns[-1]["text"] if turns else find(load("solutions"), scenario["solution"])["reply"]
    keys = [k for k, f in story.world.house.facts.items() if story.team_key in f["teams"]]
    story.agent = story.world.rng.choice(keys)
    text = Scene(story, scenario, None, None).fill(pair)
    message = Message(
        ticket=story.ticket, kind=Message.Kind.OUTGOING, at=at, sender_name=story.by.name,
        sender_address=story.by.email, to=[story.writer.person["email"]], text=text,
        subject=f"Re: {story.ticket.subject}"[:255], mailbox=speaking.mailbox_of(story),
    )  # fmt: skip
    story.world.book.add(message)
    show_newest(story.ticket, message)
    story.record(events.RECEIVED, by="mail", at=at, message_id=message, chaser=False)
