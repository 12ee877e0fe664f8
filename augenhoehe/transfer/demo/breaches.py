"""The data breaches of the demo: one out of an urgent handover, one that needed no report."""

from datetime import timedelta

from augenhoehe.complaints import events
from augenhoehe.complaints.models import Breach, BreachLine, BreachReader, BreachStep, Complaint
from augenhoehe.tickets.models import Handover, Ticket

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
KNOWN = ("people_count", "records_count", "data_kinds")


def add_breaches(world, data):
    """One that runs and one that is over."""
    _add_running(world, data["breach"])
    _add_old(world, data["old_breach"])


def _add_running(world, row):
    """The hours run, the first steps are done."""
    told, lead, now = world.house.told, world.house.people["hanne"], world.now
    subject = told(row["subject"])
    ticket = next(one for one in world.book.rows[Ticket] if one.subject == subject)
    handover = next(one for one in world.book.rows[Handover] if one.ticket is ticket)
    known = max(handover.handed_at, now - 60 * HOUR)
    complaint = _complaint(world, ticket, row, known)
    texts = {name: told(row[name]) for name in ("what", "whose", "consequences")}
    breach = Breach(complaint=complaint, owner=lead, handover=handover, known_at=known, **texts)
    for name in KNOWN:
        setattr(breach, name, row[name])
    world.book.add(breach)
    world.book.add(BreachReader(breach=breach, user=world.house.people[row["reader"]]))
    _line(world, breach, "opened", at=known)
    world.record(events.BREACH_OPENED, breach, by=lead, at=known)
    for number, code in enumerate(row["steps"], 1):
        at = min(known + number * 9 * MINUTE, now)
        world.book.add(BreachStep(breach=breach, code=code, done_at=at, by=lead))
        _line(world, breach, "done", at=at, text=code)
        world.record(events.BREACH_STEP, breach, by=lead, at=at, step=code, done=True)
    at = min(known + 40 * MINUTE, now)
    _line(world, breach, "noted", at=at, text=told(row["log"]))
    world.record(events.BREACH_NOTED, breach, by=lead, at=at)


def _complaint(world, ticket, row, known):
    """What the customer reported, as a complaint."""
    lead = world.house.people["hanne"]
    complaint = Complaint(
        kind=Complaint.Kind.BREACH,
        state=Complaint.State.CLARIFYING,
        ticket=ticket,
        contact=ticket.contact,
        company=ticket.company,
        team=ticket.team,
        owner=lead,
        channel=Complaint.Channel.MAIL,
        language=ticket.language,
        wrong=world.house.told(row["what"]),
        ours=Complaint.Ours.YES,
        received_at=known,
        acknowledged_at=min(known + HOUR, world.now),
    )
    world.record(events.OPENED, complaint, by=lead, at=known, what=complaint.kind)
    return world.book.add(complaint)


def _add_old(world, row):
    """Noticed in the house, a risk unlikely: not reported, but in the register."""
    told, lead, known = world.house.told, world.house.people["hanne"], world.now - row["days"] * DAY
    texts = {name: told(row[name]) for name in ("what", "whose", "measures")}
    breach = Breach(owner=lead, known_at=known, way=Breach.Way.LOST, ended_at=known + DAY, **texts)
    breach.data_kinds = [Breach.Data.CONTACT]
    breach.risk, breach.why_risk = Breach.Risk.NONE, told(row["why"])
    world.book.add(breach)
    _line(world, breach, "opened", at=known)
    world.record(events.BREACH_OPENED, breach, by=lead, at=known)
    _line(world, breach, "judged", at=known + HOUR, text=breach.risk)
    world.record(events.BREACH_JUDGED, breach, by=lead, at=known + HOUR, risk=breach.risk)
    _line(world, breach, "ended", at=known + DAY)
    world.record(events.BREACH_ENDED, breach, by=lead, at=known + DAY)


def _line(world, breach, code, *, at, text=""):
    by = world.house.people["hanne"]
    world.book.add(BreachLine(breach=breach, code=code, text=text, at=at, by=by))
