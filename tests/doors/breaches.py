"""Data breaches: the lead's, and those somebody was named for."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.complaints.actions.end_breach import end_breach
from augenhoehe.complaints.actions.name_reader import name_reader
from augenhoehe.complaints.actions.open_breach import open_breach
from augenhoehe.complaints.actions.write_breach import judge_breach
from augenhoehe.complaints.breach_facts import Found
from augenhoehe.tickets.tests.cast import make_ticket
from tests.doors.kinds import Thing, door

READ, WORK = "data breach read", "data breach work on"
AT = "2026-01-05T10:00"

DOORS = {
    "complaints:breaches": door("data breach read"),
    "complaints:open_breach": door("data breach write down", "", "GET POST"),
    "complaints:protection": door("setting see", change="setting change"),
    "complaints:breach": door(READ, "data breach"),
    "complaints:write_breach": door(WORK, "data breach", "GET POST"),
    "complaints:judge_breach": door(
        WORK, "data breach", "POST", data={"risk": "high", "why": "Bankdaten"}
    ),
    "complaints:report_breach": door(WORK, "old data breach", "POST", data={"at": AT, "why_late": "x"}),
    "complaints:tell_affected": door(WORK, "data breach", "POST", data={"why_not": "Verschlüsselt"}),
    "complaints:breach_step": door(WORK, "data breach", "POST", kwargs={"code": "contain"}),
    "complaints:log_breach": door(WORK, "data breach", "POST", data={"text": "Angerufen"}),
    "complaints:breach_readers": door("data breach name readers of", "data breach", "POST"),
    "complaints:breach_sheet": door(WORK, "data breach", "POST", data={"kind": "preliminary"}),
    "complaints:breach_mail": door(
        "data breach write about", "data breach", "GET POST", kwargs={"which": "receiver", "language": "de"}
    ),
    "complaints:end_breach": door(WORK, "judged data breach", "POST"),
    "complaints:reopen_breach": door(WORK, "closed data breach", "POST", data={"reason": "Wieder"}),
}  # fmt: skip


def _breaches(cast, then=lambda breach: breach, known_at=None):
    """One of the house for which Alice and the observer are named, one of a conversation."""
    at = known_at or timezone.now() - timedelta(hours=2)
    named = open_breach(Found(what="Falscher Empfänger", known_at=at), by=cast.lead)
    for person in (cast.alice, cast.observer):
        name_reader(named, person=person, by=cast.lead)
    ticket = make_ticket(cast.technical)
    alone = open_breach(Found(what="Offen", known_at=at, ticket=ticket), by=cast.lead)
    own = "lead alice observer"
    return [
        Thing({"pk": then(named).pk}, seen=own, own=own),
        Thing({"pk": then(alone).pk}, seen="lead", own="lead"),
    ]


def make_breach(cast):
    """Besides, one whose 72 hours are over: its page asks for the reason of the delay."""
    at = timezone.now() - timedelta(hours=100)
    late = open_breach(Found(what="Spät", known_at=at), by=cast.lead)
    return [*_breaches(cast), Thing({"pk": late.pk}, seen="lead", own="lead")]


def make_old(cast):
    """Known long enough to have been reported at the moment that is sent."""
    return _breaches(cast, known_at=timezone.make_aware(timezone.datetime(2026, 1, 1)))


def make_judged(cast):
    def judged(breach):
        return judge_breach(breach, risk="none", why="Verschlüsselt", by=cast.lead)

    return _breaches(cast, judged)


def make_closed(cast):
    def closed(breach):
        judge_breach(breach, risk="none", why="Verschlüsselt", by=cast.lead)
        return end_breach(breach, by=cast.lead)

    return _breaches(cast, closed)


THINGS = {
    "data breach": make_breach,
    "old data breach": make_old,
    "judged data breach": make_judged,
    "closed data breach": make_closed,
}
