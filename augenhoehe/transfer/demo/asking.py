"""Who was not asked and why, who objected, and how whoever was dissatisfied was called back.

What really happened: four of five call-backs began in time; most of the others who were asked
again are content now.
"""

from datetime import timedelta
from random import Random

from augenhoehe.customers import events as customer_events
from augenhoehe.customers.models import Basis, Objection
from augenhoehe.journal.models import Entry
from augenhoehe.surveys import events
from augenhoehe.surveys.events import CALL_BACK_ENDED
from augenhoehe.surveys.models import (
    Attempt,
    Audience,
    CallBack,
    Invitation,
    Promise,
    Response,
    Survey,
)
from augenhoehe.tickets.models import State, Ticket
from augenhoehe.transfer.demo.texts import load

OBJECTIONS, LATELY, FRESH = 4, timedelta(days=120), timedelta(days=4)
HOUR = 60
STILL_OPEN = 2


def add_asking(world):
    """After the surveys: what the gate held back, objections, call-backs."""
    rng, texts = Random("asking"), load("asking")
    _add_objections(world, rng)
    _add_held_back(world)
    called = [one for one in world.book.rows[Response] if _is_called_back(one)]
    for response in sorted(called, key=lambda one: one.at):
        _add_call_back(world, rng, texts, response)
    _leave_the_latest_open(world)


def _add_objections(world, rng):
    """Some who were asked and did not want to be asked again."""
    asked = [one for one in world.book.rows[Invitation] if one.contact and one.sent_at]
    latest = {one.contact.pk: one for one in sorted(asked, key=lambda one: one.sent_at)}
    for invitation in rng.sample(list(latest.values()), min(OBJECTIONS, len(latest))):
        contact, at = invitation.contact, min(invitation.sent_at + timedelta(hours=2), world.now)
        world.book.add(Objection(contact=contact, way="link", objected_at=at))
        facts = {"by": "customer", "at": at, "way": "link"}
        world.record(customer_events.OBJECTED, contact, **facts)


def _add_held_back(world):
    """Solutions of the last months that were not asked about, with the rule that said no."""
    surveys = world.book.rows[Survey]
    survey = next(one for one in surveys if one.audience == Audience.SOLUTION)
    done = {one.ticket.pk for one in world.book.rows[Invitation] if one.ticket}
    based = {one.contact.pk for one in world.book.rows[Basis] if one.contact}
    for ticket in world.book.rows[Ticket]:
        if ticket.pk not in done and _could_be_asked(ticket, world.now):
            rule = "asked" if ticket.contact.pk in based else "basis"
            world.book.add(_held_back(survey, ticket, rule, world.now))


def _could_be_asked(ticket, now):
    is_real = ticket.contact and not (ticket.no_concern or ticket.is_history)
    is_over = ticket.state in (State.SOLVED, State.CLOSED) and ticket.solved_at
    return is_real and is_over and not ticket.is_confidential and ticket.solved_at > now - LATELY


def _held_back(survey, ticket, rule, now):
    """A fresh solution still waits for the gate."""
    due = ticket.solved_at + timedelta(hours=24)
    waits = ticket.solved_at > now - FRESH and due > now
    return Invitation(
        survey=survey,
        contact=ticket.contact,
        company=ticket.company,
        ticket=ticket,
        round=ticket.reopened_count,
        created_at=ticket.solved_at,
        due_at=due,
        decided_at=None if waits else due,
        decided_rule="" if waits else rule,
        state=Invitation.State.WAITING if waits else Invitation.State.BLOCKED,
    )


def _is_called_back(response):
    is_personal = response.survey.promise == Promise.PERSONAL
    return response.is_critical and is_personal and response.contact and not response.doubt


def _add_call_back(world, rng, texts, response):
    """Older ones have ended; those of the last days are open, tried, or in talk."""
    hanne = world.house.people["hanne"]
    owner = response.ticket.assignee if response.ticket else None
    day = response.at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    call_back = CallBack(
        response=response,
        owner=owner or hanne,
        created_at=response.at,
        due_at=world.rhythm.after(day, 4 * HOUR).replace(second=0, microsecond=0),
    )
    world.book.add(call_back)
    world.record(events.CALL_BACK_OPENED, call_back, by="system", at=response.at)
    minutes = rng.randrange(30, 200) if rng.random() < 0.8 else rng.randrange(500, 1500)
    tried = world.rhythm.after(day, minutes)
    if tried < world.now:
        _try(world, rng, texts, call_back, tried)


def _try(world, rng, texts, call_back, at):
    talks = rng.random() < 0.7
    call_back.first_try_at, told = at, world.house.told
    note = told(rng.choice(texts["talked" if talks else "missed"]))
    _attempt(world, call_back, at, was_reached=talks, note=note)
    call_back.state = CallBack.State.TALKING if talks else CallBack.State.TRIED
    later = world.rhythm.after(at, rng.randrange(300, 1800))
    if later < world.now:
        outcome = rng.choice(texts["outcomes"]) if talks else None
        _end(world, rng, call_back, at=later, outcome=outcome)


def _leave_the_latest_open(world):
    """There is somebody to call today, whatever the day of the demo is."""
    ended = CALL_BACK_ENDED.code
    for call_back in world.book.rows[CallBack][-STILL_OPEN:]:
        call_back.ended_at = call_back.is_good_now = None
        call_back.outcome = call_back.cause = ""
        tries = [one for one in world.book.rows[Attempt] if one.call_back is call_back]
        if tries:
            states = CallBack.State
            call_back.state = states.TALKING if tries[-1].was_reached else states.TRIED
        entries = world.book.rows[Entry]
        gone = [one for one in entries if one.kind == ended and one.subject is call_back]
        for entry in gone:
            entries.remove(entry)


def _attempt(world, call_back, at, **facts):
    by = call_back.owner
    world.book.add(Attempt(call_back=call_back, at=at, by=by, **facts))
    reached = facts["was_reached"]
    world.record(events.CALL_BACK_TRIED, call_back, by=by, at=at, was_reached=reached)


def _end(world, rng, call_back, *, at, outcome):
    call_back.ended_at = at
    if outcome:
        call_back.state, call_back.cause = CallBack.State.SOLVED, outcome["came_from"]
        call_back.outcome, call_back.is_good_now = (
            world.house.told(outcome["text"]),
            outcome["good"],
        )
    else:
        ends = (CallBack.State.NOT_REACHED, CallBack.State.NOT_WANTED)
        call_back.state = rng.choice(ends)
    facts = {"by": call_back.owner, "at": at, "state": call_back.state}
    world.record(events.CALL_BACK_ENDED, call_back, **facts)
