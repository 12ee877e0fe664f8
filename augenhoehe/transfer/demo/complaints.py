"""The complaints of the demo: a dozen with a story of their own, and the usual ones of the year.

What really happened: about one concern in fifteen became a complaint; one in twelve was decided
later than promised, in the autumn one in five. One data breach runs, one is in the register.
"""

from datetime import timedelta
from random import Random

from augenhoehe.complaints import events
from augenhoehe.complaints.authorities import ONE
from augenhoehe.complaints.clocks import set_clocks
from augenhoehe.complaints.models import Complaint, DataProtection, Decision, Finding, Regime, Word
from augenhoehe.people.models import TouchpointKind
from augenhoehe.tickets.models import Concealment, Ticket
from augenhoehe.transfer.demo.breaches import add_breaches
from augenhoehe.transfer.demo.texts import load

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SHARE, LATE, LATE_IN_AUTUMN = 0.065, 0.08, 0.22
AUTUMN = (9, 10, 11)
FLAGS = ("is_repeated", "is_promise_broken", "is_threat", "severity", "kind")
TEXTS = ("feelings", "representative")
State, Ending, Channel = Complaint.State, Complaint.Ending, Complaint.Channel
# Which moments a complaint in a state has behind it.
REACHED = {
    State.RECEIVED: 0,
    State.ACKNOWLEDGED: 1,
    State.CLARIFYING: 1,
    State.DECIDED: 2,
    State.TOLD: 3,
    State.CLOSED: 4,
}
MOMENTS = ("acknowledged_at", "decided_at", "told_at", "closed_at")
WAYS = {
    TouchpointKind.FORM: Channel.FORM,
    TouchpointKind.PHONE: Channel.PHONE,
    TouchpointKind.RECEPTION: Channel.RECEPTION,
}


def add_complaints(world):
    """Everything about complaints: how fast they are answered, each of them, data breaches."""
    data, told = load("complaints"), world.house.told
    regime = Regime(name=told(data["regime"]), is_default=True, elsewhere=told(data["elsewhere"]))
    world.book.add(regime)
    world.book.add(DataProtection(pk=ONE, **data["protection"]))
    teller = Told(world, regime)
    for row in data["stories"]:
        teller.story(row)
    rng = Random("complaints")
    for ticket in usual_tickets(world, rng, but=teller.tickets):
        row = rng.choices(data["many"], (4, 4, 3, 2, 1, 2))[0]
        made = teller.usual(row, ticket, rng)
        teller.decide(made, reason=told(data["reasons"][made.ours]))
    add_breaches(world, data)


def usual_tickets(world, rng, *, but):
    """The concerns out of which the usual complaints come: settled, with somebody to answer."""
    hidden = {one.ticket.pk for one in world.book.rows[Concealment]} | but
    able = [
        one
        for one in world.book.rows[Ticket]
        if one.closed_at and one.contact and one.assignee and not one.is_history
        if not (one.is_confidential or one.no_concern or one.merged_into or one.pk in hidden)
    ]
    return rng.sample(able, round(len(able) * SHARE))


def ticket_of(world, row):
    """The concern a story belongs to, by its subject; None for one that has none."""
    if "subject" not in row:
        return None
    subject = world.house.told(row["subject"])
    return next((one for one in world.book.rows[Ticket] if one.subject == subject), None)


class Told:
    """Complaints as they went, each up to the state it is in today."""

    def __init__(self, world, regime):
        self.world, self.house, self.now, self.regime = world, world.house, world.now, regime
        self.tickets = set()

    def story(self, row):
        """A complaint with a story of its own."""
        told, ticket = self.house.told, ticket_of(self.world, row)
        complaint = self._begin(row, ticket)
        if "company" in row:
            writer = next(one for one in self.world.writers if one.key == row["company"])
            complaint.contact, complaint.company = writer.contact, writer.company_row
        complaint.received_at = ticket.opened_at if ticket else self.now - row["days"] * DAY
        for name in TEXTS:
            setattr(complaint, name, told(row[name]) if name in row else "")
        complaint.about = self.house.people.get(row.get("about"))
        if complaint.about and ticket:
            self._hide(ticket, complaint.about)
        complaint.product = self.house.products.get(row.get("product"))
        complaint.state, complaint.ending = row["state"], row.get("ending", "")
        at = [complaint.received_at + days * DAY for days in row["after"]]
        self._live(complaint, at, self.house.people.get(row.get("owner", "hanne")))
        for one in row.get("found", ()):
            at, by = complaint.acknowledged_at, complaint.owner
            self.world.book.add(Finding(complaint=complaint, text=told(one), at=at, by=by))
        self._decided(complaint, row)

    def usual(self, row, ticket, rng):
        """One of the many: settled, in time or late."""
        complaint = self._begin(row, ticket)
        complaint.received_at = ticket.opened_at
        complaint.severity = rng.choice((1, 2, 2, 3))
        complaint.product, complaint.topic = ticket.product, ticket.topic
        complaint.is_first_contact = rng.random() < 0.2
        set_clocks(complaint)
        complaint.state = State.CLOSED
        refused = 1 if row["ours"] == "no" else 0
        endings = (Ending.ACCEPTED, Ending.UNANSWERED, Ending.REJECTED)
        complaint.ending = rng.choices(endings, (8, 2, refused))[0]
        self._live(complaint, self._moments(complaint, rng), ticket.assignee)
        return complaint

    def decide(self, complaint, *, reason, alternatives="", elsewhere=""):
        """A decision that stands, as its customer was told."""
        is_accepted = complaint.ending == Ending.ACCEPTED
        decision = Decision(
            complaint=complaint,
            state=Decision.State.STANDS,
            ours=complaint.ours,
            reason=reason,
            alternatives=alternatives,
            elsewhere=elsewhere,
            at=complaint.decided_at,
            stands_at=complaint.decided_at,
            by=complaint.owner,
            answer=Decision.Answer.ACCEPTED if is_accepted else "",
            answered_at=complaint.closed_at if is_accepted else None,
        )
        self.world.book.add(decision)
        self._record(events.DECIDED, complaint, complaint.decided_at, decision_id=decision)

    def _begin(self, row, ticket):
        told = self.house.told
        complaint = Complaint(
            ticket=ticket,
            contact=ticket.contact if ticket else None,
            company=ticket.company if ticket else None,
            team=ticket.team if ticket else self.house.teams["commercial"],
            touchpoint=ticket.touchpoint if ticket else None,
            channel=row.get("way") or _way(ticket),
            language=row.get("language") or (ticket.language if ticket else self.house.language),
            wrong=told(row["wrong"]),
            wanted=told(row["wanted"]),
            ours=row.get("ours", Complaint.Ours.OPEN),
            cause=row.get("came_from", ""),
            regime=self.regime,
        )
        for name in FLAGS:
            setattr(complaint, name, row.get(name, getattr(complaint, name)))
        if ticket:
            self.tickets.add(ticket.pk)
        return complaint

    def _moments(self, complaint, rng):
        start, due = complaint.received_at, complaint.decision_due_at
        is_late = rng.random() < (LATE_IN_AUTUMN if start.month in AUTUMN else LATE)
        told = due + rng.randrange(1, 5) * DAY if is_late else start + (due - start) * rng.random()
        told = max(told, start + 3 * HOUR)
        first = min(start + rng.randrange(1, 30) * HOUR, told)
        return [first, told, told, told + rng.randrange(1, 10) * DAY]

    def _live(self, complaint, at, by):
        """Set the moments that are behind it, and write down what the customer heard when."""
        complaint.owner = by
        if complaint.ending == Ending.WITHDRAWN:
            at = [at[0], None, None, at[3]]
        reached = list(zip(MOMENTS, at, strict=False))[: REACHED[State(complaint.state)]]
        for name, moment in reached:
            setattr(complaint, name, moment and min(moment, self.now))
        set_clocks(complaint)
        self.world.book.add(complaint)
        self._record(events.OPENED, complaint, complaint.received_at, what=complaint.kind)
        self._said(complaint, Word.Kind.ACKNOWLEDGED, events.ACKNOWLEDGED, "acknowledged_at")
        self._said(complaint, Word.Kind.DECISION, events.TOLD, "told_at")
        if complaint.ending == Ending.WITHDRAWN:
            self._record(events.WITHDRAWN, complaint, complaint.closed_at)
        elif complaint.closed_at:
            self._record(events.CLOSED, complaint, complaint.closed_at, ending=complaint.ending)

    def _said(self, complaint, kind, event, moment):
        at = getattr(complaint, moment)
        if at:
            way = Word.Way.MAIL if complaint.contact else Word.Way.PAGE
            by = complaint.owner
            self.world.book.add(Word(complaint=complaint, kind=kind, way=way, at=at, by=by))
            self._record(event, complaint, at, way=way)

    def _record(self, kind, complaint, at, **facts):
        self.world.record(kind, complaint, by=complaint.owner, at=at, **facts)

    def _decided(self, complaint, row):
        """The decision, in the words of its story."""
        if not complaint.decided_at:
            return
        told, other = self.house.told, row.get("alternatives")
        self.decide(
            complaint,
            reason=told(row["reason"]),
            alternatives=told(other) if other else "",
            elsewhere=self.regime.elsewhere if other else "",
        )

    def _hide(self, ticket, person):
        known = {(one.ticket.pk, one.user.pk) for one in self.world.book.rows[Concealment]}
        if (ticket.pk, person.pk) not in known:
            self.world.book.add(Concealment(ticket=ticket, user=person))


def _way(ticket):
    kind = ticket.touchpoint.kind if ticket.touchpoint else ""
    return WAYS.get(kind, Channel.MAIL)
