"""What lies on the desks today: concerns with little time left, chasers, promises, dates, views."""

import re
from datetime import time, timedelta

from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.files.actions.store import store_blob
from augenhoehe.files.models import Attachment
from augenhoehe.people.models import FollowUp
from augenhoehe.tickets import events
from augenhoehe.tickets.models import Consultation, Message, Notice, SavedView
from augenhoehe.transfer.demo import double, speaking
from augenhoehe.transfer.demo.cast import Cast
from augenhoehe.transfer.demo.clock import FixedClock
from augenhoehe.transfer.demo.handing import hand_over_in_scene
from augenhoehe.transfer.demo.hours import moment_at
from augenhoehe.transfer.demo.rich import make_rich
from augenhoehe.transfer.demo.scenes import Scene, open_scene
from augenhoehe.transfer.demo.texts import find, load, scenarios
from augenhoehe.transfer.demo.year import Arrival, begin_story, draw_writer, with_priority

HALF_HOUR = timedelta(minutes=30)
DAY = timedelta(days=1)
MENTIONED = re.compile(
    r"h[äa]ngt? .{0,30}\ban\b|hängen an|Anhang|anbei|beigefügt|attached|enclosed", re.I
)
ASKED_OFTEN = 3
NEW_NOTICES = 3
CSV = b"Personalnummer;Tag;Beginn;Ende\n10231;2.;22:00;06:00\n10417;2.;06:00;14:00\n"
LOG = b"ZB-420 Verbindung beendet nach 60 s, 31 von 52 uebernommen\n"


def plan_present(world, rows):
    """The concerns of `present.json` as arrivals, opened so that their time is left as wanted."""
    plan, made = [], {}
    for number, row in enumerate(rows):
        scenario = with_priority(find(scenarios(), row["scenario"]))
        at = _opened_at(world, row, scenario)
        plan.append(Arrival(at, 50_000 + number, _teller(world, row, made)))
        if row.get("double"):
            later = at + double.LATER
            plan.append(Arrival(later, 60_000 + number, double.teller(world, row, made)))
    return plan


def _opened_at(world, row, scenario):
    if "open_for" in row:
        return world.rhythm.before(world.now, row["open_for"])
    team = world.house.teams[scenario["team"]]
    policy = world.house.policies[team.pk, scenario["priority_value"]]
    minutes = policy.solution_minutes if row.get("turns") else policy.response_minutes
    return world.rhythm.before(world.now, max(5, minutes - row["due_in"]))


def _teller(world, row, made):
    def tell(at):
        scenario = with_priority(find(scenarios(), row["scenario"]))
        story = begin_story(world, draw_writer(world, scenario), at=at)
        made[row["scenario"]] = story
        message = open_scene(story, scenario, scenario["openings"][row["opening"]], at=at)
        if row.get("rich"):
            make_rich(story, message)
        if row["who"]:
            soon = world.rhythm.between(at, world.now, 0.1)
            story.assign(row["who"], at=soon)
        _chase(story, row.get("chasers", 0))
        clock = FixedClock(world, opened_at=at, turns=row.get("turns", 0))
        cast = Cast(world, scenario, hand_over=hand_over_in_scene)
        Scene(story, scenario, clock, cast).play(_turns(world, row, scenario))
        story.pass_time(world.now)
        story.question = row.get("question")
        return story

    return tell


def _chase(story, count):
    """The customer has written again, once or twice."""
    opened_at = story.ticket.opened_at
    for number in range(count):
        at = story.world.rhythm.between(opened_at, story.world.now, 0.5 + 0.2 * number)
        texts = load("extras")["chasers"]
        pair = texts[(story.ticket.pk + number) % len(texts)]
        text = story.slots.fill(pair[story.slots.language])
        speaking.write_again(story, text, at=max(at, story.at + timedelta(minutes=1)))


def _turns(world, row, scenario):
    """The turns; what was promised is due when the data say."""
    wanted = row.get("promise")
    if not wanted:
        return scenario["turns"]
    near = world.rhythm.after if wanted["due_in"] > 0 else world.rhythm.before
    moment = near(world.now, abs(wanted["due_in"]))
    due_at = (
        moment_at(moment.date(), time(0))
        + (moment - moment_at(moment.date(), time(0))) // HALF_HOUR * HALF_HOUR
    )
    promise = {"due_at": due_at}
    if "key" in wanted:
        promise["text"] = find(load("promises"), wanted["key"])["text"]
    turns, place = list(scenario["turns"]), 0
    if "key" not in wanted:
        place = next(n for n, turn in enumerate(turns) if turn.get("promises"))
    turns[place] = turns[place] | {"promise": promise}
    return turns


def add_questions(world, stories):
    """Questions to other teams, answered within hours; one still waits."""
    for row in load("extras")["questions"]:
        asked = [s for s in stories if getattr(s, "key", None) == row["scenario"] and s.agent]
        if row["answer"]:
            done = [s for s in asked if s.ticket.first_response_at and not s.ticket.is_live]
            for story in world.rng.sample(done, min(ASKED_OFTEN, len(done))):
                _ask(world, story, row)
        for story in asked:
            if getattr(story, "question", None) == row["key"]:
                _ask(world, story, row)


def _ask(world, story, row):
    house, rhythm = world.house, world.rhythm
    at = rhythm.between(story.ticket.opened_at, world.now, 0.4)
    if row["answer"]:
        at = rhythm.after(story.ticket.opened_at, world.rng.randint(8, 25))
    asked = Consultation(
        ticket=story.ticket, team=house.teams[row["to"]], question=house.told(row["question"]),
        asked_by=story.by, asked_at=at, due_at=rhythm.after(at, 240),
    )  # fmt: skip
    world.book.add(asked)
    story.record(events.ASKED, by=story.by, at=at, team_id=asked.team.pk)
    if row["answer"]:
        asked.answer, asked.answered_by = house.told(row["answer"]), house.people[row["answer_by"]]
        asked.answered_at = rhythm.after(at, world.rng.randint(20, 130))
        asked.answer_read_at = asked.answered_at if asked.answered_at < world.now - DAY else None
        story.record(events.ANSWERED, by=asked.answered_by, at=asked.answered_at)


def add_notices(world, stories):
    """What colleagues noticed in the last weeks; the newest have no answer yet."""
    house, answers, rows = world.house, load("extras")["notice_answers"], load("notices")
    for number, row in enumerate(rows):
        at = world.rhythm.before(world.now, 70 + number * number * 130)
        by, product = house.people[row["by"]], house.products[row["product"]]
        fitting = [s.ticket for s in stories if s.ticket.product == product]
        known = [t for t in fitting if t.opened_at < at]
        ticket = max(known, key=lambda t: t.opened_at, default=None)
        notice = Notice(ticket=ticket, text=house.told(row["text"]), noticed_by=by, noticed_at=at)
        world.book.add(notice)
        world.record(events.NOTICED, notice, by=by, at=at, ticket_id=ticket)
        if number >= NEW_NOTICES:
            notice.answer = house.told(answers[number % len(answers)])
            notice.answered_by = house.people["hanne"]
            notice.answered_at = world.rhythm.after(at, 400)
            world.record(
                events.NOTICE_ANSWERED, notice, by=notice.answered_by, at=notice.answered_at
            )


def add_dates_and_views(world, stories):
    """Follow-up dates for today and later, and the views some have saved."""
    house, extras = world.house, load("extras")
    for row in extras["follow_ups"]:
        person = house.people[row["by"]]
        ticket = _dated(row, person, stories)
        if ticket:
            kind, pk = ref(ticket)
            due_at = world.rhythm.before(world.now, 45)
            if row["in_days"]:
                day = timezone.localdate(world.now) + timedelta(days=row["in_days"])
                due_at = moment_at(day, time(9, 0))
            world.book.add(
                FollowUp(
                    user=person,
                    subject_type=kind,
                    subject_id=pk,
                    due_at=due_at,
                    note=house.told(row["note"]),
                    set_at=world.rhythm.before(world.now, 1500),
                )  # fmt: skip
            )
    for position, row in enumerate(extras["views"]):
        name, user = house.told(row["name"]), house.people[row["by"]]
        world.book.add(SavedView(user=user, name=name, query=row["query"], position=position))


def _dated(row, person, stories):
    """The ticket somebody wants to come back to."""
    if "handover" in row:
        return next((s.ticket for s in stories if getattr(s, "key", "") == row["handover"]), None)
    own = [s.ticket for s in stories if s.ticket.assignee == person and not s.ticket.is_history]
    quiet = [t for t in own if not t.is_live] or own
    return max(quiet, key=lambda ticket: ticket.last_at, default=None)


def add_files(world):
    """Who says that something is attached has attached it."""
    files = [(store_blob(CSV), 0), (store_blob(LOG), 1)]
    for message in world.book.rows[Message]:
        wrote = message.kind == Message.Kind.INCOMING and not message.html
        if wrote and MENTIONED.search(message.text):
            blob, place = files[world.rng.randrange(2)]
            row = load("extras")["files"][place]
            link = Attachment(
                blob=blob, name=world.house.told(row["name"]), content_type=row["type"]
            )
            # The bytes are wanted again for the mail as it came.
            link.owner, link.data = message, (CSV, LOG)[place]
            world.book.add(link)
