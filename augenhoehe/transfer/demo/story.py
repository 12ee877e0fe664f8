"""One concern as it went: each verb leaves what the action of the same name would have left."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from augenhoehe.kernel.businesstime import Pause
from augenhoehe.servicelevels.models import Priority
from augenhoehe.servicelevels.queries import deadlines
from augenhoehe.tickets import events
from augenhoehe.tickets.keys import new_status_key
from augenhoehe.tickets.models import Promise, SolutionUse, State, StateSpan, Ticket
from augenhoehe.tickets.states import CLOCK, CLOSE_AFTER, LIVE, PAUSED, move_for
from augenhoehe.tickets.timeline import set_next_due

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass
class World:
    """What all stories share: rows, house, chance and rhythm, and the present moment."""

    book: object
    house: object
    rhythm: object
    rng: object
    now: object
    writers: list

    @cached_property
    def held_since(self):
        """Mails of the last service hour wait for a mailbox, which a demo does not have."""
        return self.rhythm.before(self.now, 60)

    def record(self, kind, subject, *, by, at, **facts):
        """Keep what happened."""
        self.book.record(kind, subject, by=by, at=at, **facts)


class Story:
    """The state of a concern while it is told; nothing happens in it after the world's now."""

    def __init__(self, world, *, writer, slots, at):
        self.world, self.writer, self.slots, self.at = world, writer, slots, at
        self.ticket, self.agent = None, None
        self.spans, self.promises, self.used = [], [], set()
        self.first_text, self.mail_ids = "", []

    def begin(self, *, team, subject, at, **values):
        """The row of the ticket, open, with its first span."""
        house = self.world.house
        self.ticket = self.world.book.add_ticket(
            Ticket(
                subject=subject[:255],
                team=house.teams[team],
                contact=self.writer.contact,
                company=self.writer.company_row,
                language=self.slots.language,
                opened_at=at,
                last_at=at,
                status_key=new_status_key(),
                **values,
            )
        )
        self.team_key = team
        self._span(self.ticket.state, at)
        self.set_deadlines()
        return self.ticket

    def record(self, kind, *, by, at, **facts):
        """Keep what happened to this ticket."""
        self.world.record(kind, self.ticket, by=by, at=at, **facts)

    # States and clocks

    def move(self, event, *, at):
        """Where the table of states leads; a story that the table does not know is a mistake."""
        step = move_for(self.ticket.state, event)
        assert step, f"{self.ticket} is {self.ticket.state} and cannot do {event}"
        self.ticket.reopened_count += step.reopens
        self.enter(step.to, at=at)

    def enter(self, state, *, at):
        """Put the ticket into a state."""
        ticket = self.ticket
        if ticket.state != state:
            self.spans[-1].until_at = at
            self._span(state, at)
        ticket.state, ticket.is_live = state, state in LIVE
        if ticket.is_live:
            ticket.solved_at = ticket.closed_at = None
        if state != State.WAITING_THIRD:
            ticket.waiting_for, ticket.waiting_until = "", None
        self.set_deadlines()

    def _span(self, state, at):
        span = StateSpan(ticket=self.ticket, state=state, team=self.ticket.team, from_at=at)
        self.spans.append(self.world.book.add(span))

    def set_deadlines(self):
        """The deadlines as the policy and the pauses give them."""
        ticket, house = self.ticket, self.world.house
        if ticket.is_history or ticket.no_concern:
            ticket.response_due_at = ticket.solution_due_at = ticket.next_due_at = None
            return
        paused = [span for span in self.spans if CLOCK[State(span.state)] == PAUSED]
        due = deadlines(
            ticket.opened_at,
            policy=house.policies[ticket.team.pk, ticket.priority],
            hours=house.hours,
            pauses=[Pause(span.from_at, span.until_at) for span in paused],
        )
        ticket.response_due_at, ticket.solution_due_at = due
        set_next_due(ticket)

    def pass_time(self, until):
        """What the clockwork did by itself up to a moment."""
        ticket = self.ticket
        if ticket.state == State.WAITING_THIRD and ticket.waiting_until <= until:
            at = ticket.waiting_until + MINUTE
            self.move("follow_up_due", at=at)
            self.record(events.RESUMED, by="worker", at=at)
        if ticket.state == State.SOLVED and _rests_at(ticket) <= until:
            at = _rests_at(ticket)
            self.move("rest", at=at)
            ticket.closed_at = at
            self.record(events.CLOSED, by="worker", at=at)

    # Who does it, and what follows

    def assign(self, key, *, at, by=None):
        """Give the ticket to somebody; who takes it themselves needs nobody else."""
        person = self.world.house.people[key] if key else None
        self.agent = key
        if self.ticket.assignee == person:
            return
        self.ticket.assignee = person
        pk = person.pk if person else None
        self.record(events.ASSIGNED, by=by or person, at=at, user_id=pk)

    @property
    def agent_facts(self):
        """The data of whoever works on it."""
        return self.world.house.facts[self.agent]

    @property
    def by(self):
        """Whoever works on it."""
        return self.world.house.people[self.agent]

    def wait_for_customer(self, *, at):
        """Stop the clock until the customer answers."""
        if self.ticket.state == State.WAITING_CUSTOMER:
            return
        self.move("wait_customer", at=at)
        self.record(events.WAITS_CUSTOMER, by=self.by, at=at)

    def wait_for_third(self, *, at, whom, until):
        """Wait for somebody else until a day."""
        self.move("wait_third", at=at)
        self.ticket.waiting_for, self.ticket.waiting_until = whom, until
        self.record(events.WAITS_THIRD, by=self.by, at=at)

    def solve(self, *, at, outcome, solution=None):
        """Solve it, with what it was about and what it came from."""
        for promise in self.promises:
            if promise.is_waiting:
                self.keep(promise, at=at)
        self.move("solve", at=at)
        ticket = self.ticket
        ticket.solved_at, ticket.unanswered_since = at, None
        for name, value in outcome.items():
            setattr(ticket, name, value)
        pk = solution.pk if solution else None
        self.record(events.SOLVED, by=self.by, at=at, solution_id=pk, fault=ticket.fault)

    def use(self, solution, message):
        """Note that a standard solution was used."""
        if solution.pk not in self.used:
            self.used.add(solution.pk)
            row = SolutionUse(
                ticket=self.ticket, solution=solution, message=message, used_at=message.at
            )
            self.world.book.add(row)

    def dismiss(self, reason, *, at, by):
        """No concern; thanks for a solved one leave it solved."""
        ticket = self.ticket
        solved = next((s for s in reversed(self.spans) if s.state == State.SOLVED), None)
        if ticket.reopened_count and solved and reason == "thanks":
            self.enter(State.SOLVED, at=at)
            ticket.solved_at = solved.from_at
            ticket.reopened_count -= 1
        else:
            ticket.no_concern = reason
            self.move("no_concern", at=at)
            ticket.closed_at = at
        ticket.unanswered_since, ticket.chaser_count = None, 0
        self.record(events.NO_CONCERN, by=by, at=at, reason=reason)

    def endanger(self, *, at):
        """An urgent handover makes the ticket urgent."""
        self.ticket.is_danger, self.ticket.priority = True, Priority.URGENT
        self.set_deadlines()

    def promise(self, text, *, due_at, at):
        """Write down what was promised."""
        row = Promise(
            ticket=self.ticket, text=" ".join(text.split())[:255], due_at=due_at,
            made_by=self.by, made_at=at, owner=self.by,
        )  # fmt: skip
        self.promises.append(self.world.book.add(row))
        self.record(events.PROMISED, by=self.by, at=at, promise_id=row)
        return row

    def keep(self, promise, *, at):
        """A promise is kept, in time or late."""
        promise.kept_at = at
        late = at > promise.due_at
        self.record(events.KEPT, by=self.by, at=at, promise_id=promise, late=late)

    @property
    def waiting_promise(self):
        """The promise that waits to be kept, if any."""
        return next((p for p in self.promises if p.is_waiting), None)


def _rests_at(ticket):
    """When the clockwork closes what was solved: at the full hour after seven quiet days."""
    at = ticket.solved_at + CLOSE_AFTER + HOUR
    return at.replace(minute=0, second=7, microsecond=0)
