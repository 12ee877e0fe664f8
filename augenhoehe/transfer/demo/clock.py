"""When the next turn of a conversation happens: as fast as the team, as late as the customer."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets.models import State
from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.cast import AWAY, is_away
from augenhoehe.transfer.demo.texts import load

# Service minutes, the middle of what happens; a few take several times as long.
FIRST = {"quick": 35, "normal": 80, "slow": 130}
LATER = {"quick": 40, "normal": 90, "slow": 240}
HASTE = {Priority.URGENT: 0.12, Priority.HIGH: 0.3, Priority.NORMAL: 1.0, Priority.LOW: 1.8}
# At the turn of the year everybody waits longer.
LOAD = {1: 1.6, 2: 1.2, 12: 1.5}
NOTE, THIRD = 15, 700
CUSTOMER_HOURS = {"thanks": 4, "chaser": 22, "reply": 17}
CHASES_AFTER = timedelta(hours=7)
KEEPS, DEPUTISED = 0.86, 0.7
MINUTE = timedelta(minutes=1)


class LivelyClock:
    """The moments of a year in which people worked; None once the present is reached."""

    def __init__(self, world, scenario):
        self.world, self.rhythm, self.rng = world, world.rhythm, world.rng
        self.pace = scenario["pace"]

    def __call__(self, story, turn):
        at = {"agent": self._agent, "customer": self._customer, "third": self._third}[turn["by"]](
            story, turn
        )
        if turn["by"] == "agent" and story.ticket.first_response_at is None:
            self._perhaps_chased(story, min(at, self.world.now))
            at = max(at, story.at + MINUTE)
        if turn["by"] == "agent" and story.agent and is_away(story.agent, at, self.world.now):
            at = self._by_deputy(story, at)
        return at if at and at < self.world.now - MINUTE else None

    def _by_deputy(self, story, at):
        """The lead gives most of what lies with somebody away to the deputy."""
        if self.rng.random() > DEPUTISED:
            return None
        deputy = next(deputy for who, _from, _to, deputy in AWAY if who == story.agent)
        story.pass_time(at)
        story.assign(deputy, at=at, by=self.world.house.people["hanne"])
        return at

    def _agent(self, story, turn):
        if turn["kind"] == "note":
            first = story.ticket.message_count <= 2
            return self.rhythm.after(story.at, self._minutes(story, FIRST if first else LATER) / 2)
        if story.waiting_promise and turn["kind"] != "handover":
            return max(self._as_promised(story), story.at + MINUTE)
        if story.ticket.state == State.WAITING_THIRD:
            return self.rhythm.after(story.at, self.rhythm.spread(THIRD))
        begun = story.ticket.first_response_at or story.ticket.message_count > 2
        return self.rhythm.after(story.at, self._minutes(story, LATER if begun else FIRST))

    def _minutes(self, story, middle):
        month = timezone.localtime(story.at).month
        haste = HASTE[story.ticket.priority] * LOAD.get(month, 1.0)
        return self.rhythm.spread(middle[self.pace] * haste)

    def _as_promised(self, story):
        due_at = story.waiting_promise.due_at
        if self.rng.random() < KEEPS:
            return self.rhythm.before(due_at, self.rng.randint(10, 170))
        return self.rhythm.after(due_at, self.rng.randint(30, 400))

    def _customer(self, story, turn):
        return self.rhythm.by_customer(story.at, CUSTOMER_HOURS[turn["kind"]])

    def _third(self, story, turn):
        return self.rhythm.after(story.at, self.rhythm.spread(THIRD))

    def _perhaps_chased(self, story, until):
        """Who waits long for a first answer writes again."""
        at = self.rhythm.by_customer(story.at, 6)
        if until - story.at > CHASES_AFTER and at < until - MINUTE and self.rng.random() < 0.4:
            text = story.slots.fill(
                self.rng.choice(load("extras")["chasers"])[story.slots.language]
            )
            speaking.write_again(story, text, at=at)


class FixedClock:
    """So many turns, spread evenly over the service time up to the present."""

    def __init__(self, world, *, opened_at, turns):
        self.world, self.opened_at, self.turns, self.told = world, opened_at, turns, 0

    def __call__(self, story, turn):
        if self.told == self.turns:
            return None
        self.told += 1
        part = self.told / (self.turns + 0.6)
        at = self.world.rhythm.between(self.opened_at, self.world.now, part)
        return max(at, story.at + MINUTE)
