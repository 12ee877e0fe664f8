"""Handovers: ten that are told in full, and the short ones within other concerns."""

from datetime import date, time, timedelta

from django.utils import timezone

from augenhoehe.tickets import events
from augenhoehe.tickets.models import Concealment, Handover
from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.hours import moment_at

CAUSES = {"expectation": "expectations", "misunderstanding": "misunderstanding",
          "bad_day": "bad_day", "error": "our_error"}  # fmt: skip
NEEDED = {"standard_solution": "solution", "product_fault": "product"}
DANGERS = {"data_breach": "data"}
IN_SCENES = {"wrong-payslip-received": "data", "rude-tone": "colleague"}
LEAD = "hanne"
HURRY = 0.12
# Working days before today on which a closed one was handed over; a waiting one: service minutes.
WORKDAYS_AGO = {
    "bonus-after-run": 24, "night-shift-third-month": 43, "credit-over-limit": 63,
    "harsh-word": 85, "min-wage-model": 4, "lawyer-overtime": 1, "adviser-two-clients": 3,
}  # fmt: skip
MINUTES_AGO = {"wrong-payslip": 35, "works-council-absences": 230}
IN_AUTUMN = "migration-promise"


def handed_at(world, row):
    """When a handover of the data was made."""
    key, rhythm = row["key"], world.rhythm
    if key in MINUTES_AGO:
        return rhythm.before(world.now, MINUTES_AGO[key])
    if key == IN_AUTUMN:
        day = _last_autumn_day(timezone.localtime(world.now).date() - timedelta(days=12))
        return rhythm.opened(moment_at(day, time(10, 20)))
    day = rhythm.workday(world.now, WORKDAYS_AGO[key])
    return moment_at(day, time(11, world.rng.randrange(5, 55)))


def _last_autumn_day(day):
    """Its text speaks of autumn."""
    return day if day.month in (9, 10, 11) else date(day.year - (day.month < 9), 10, 21)


class Handing:
    """One handover in one story, from being made to being closed."""

    def __init__(self, scene):
        self.scene, self.story, self.world = scene, scene.story, scene.world
        self.people, self.row = self.world.house.people, None

    def make(self, *, at, danger="", **report):
        """Hand the concern over, urgently when there is danger."""
        story = self.story
        urgent = bool(danger)
        if urgent:
            story.endanger(at=at)
        self.row = Handover(
            ticket=story.ticket, handed_by=story.by, handed_at=at, danger=danger,
            kind=Handover.Kind.URGENT if urgent else Handover.Kind.NORMAL, **report,
        )  # fmt: skip
        self.world.book.add(self.row)
        story.record(events.HANDED_OVER, by=story.by, at=at, handover_id=self.row, urgent=urgent)

    def conceal(self, key):
        """Hide the concern from the person it is about."""
        self.world.book.add(Concealment(ticket=self.story.ticket, user=self.people[key]))

    def take_over(self, *, at):
        """The lead takes it."""
        row, lead = self.row, self.people[LEAD]
        row.state, row.lead, row.taken_at = Handover.State.TAKEN, lead, at
        self.story.agent, self.story.ticket.assignee = LEAD, lead
        self.story.record(events.TAKEN_OVER, by=lead, at=at, handover_id=row)

    def answer(self, text, *, at, state):
        """The lead advises or hands back: a sentence that reaches the agent."""
        row = self.row
        row.state, row.lead, row.answer = state, self.people[LEAD], text
        kind = events.ADVISED if state == Handover.State.ADVISED else events.HANDED_BACK
        self.story.record(kind, by=row.lead, at=at, handover_id=row)

    def read(self, *, at):
        """The agent has read the answer."""
        self.row.answer_read_at = at
        self.story.record(events.ANSWER_READ, by=self.row.handed_by, at=at)

    def wrap_up(self, cause, agreed, *, at, until=None):
        """What it was, and what was agreed."""
        row = self.row
        row.cause, row.agreed, row.agreed_until = cause, agreed, until
        self.story.record(events.WRAPPED_UP, by=self.people[LEAD], at=at, cause=cause)

    def close(self, needed, note, *, at):
        """The one question: what would the team have needed?"""
        row = self.row
        row.state, row.lead = Handover.State.CLOSED, row.lead or self.people[LEAD]
        row.needed, row.needed_note, row.closed_at = needed, note[:255], at
        row.answer_read_at = row.answer_read_at or at
        self.story.ticket.is_danger = False
        self.story.record(events.HANDOVER_CLOSED, by=row.lead, at=at, needed=needed)


def hand_over_in_scene(scene, text, at):
    """A short urgent handover within another concern: the lead takes it and sees it through."""
    handing, world, story = Handing(scene), scene.world, scene.story
    key = scene.scenario["key"]
    danger = IN_SCENES.get(key, "lawyer")
    if danger == "colleague":
        others = [k for k in ("beate", "malte", "jannik") if k != story.agent]
        handing.conceal(world.rng.choice(others))
    handing.make(at=at, danger=danger, sentence=text)
    taken = world.rhythm.after(at, world.rng.randint(5, 20))
    if taken > world.now:
        return
    handing.take_over(at=taken)
    story.at = taken
    story.handing = handing


def end_handing(story, *, at):
    """When its concern is solved, the lead closes a short handover."""
    handing = getattr(story, "handing", None)
    if handing and not handing.row.closed_at:
        handing.wrap_up("our_error", "", at=at)
        handing.close("nothing", "", at=at)


class Told:
    """A handover of the data, told step by step until the present or until its state."""

    def __init__(self, scene, data):
        self.scene, self.data, self.world = scene, data, scene.world
        self.story, self.rhythm = scene.story, scene.world.rhythm
        self.handing, self.house = Handing(scene), scene.world.house
        self.at = self.story.at

    def words(self, key):
        """A text of the data in the language of the house; empty where it is not known yet."""
        return self.house.told(self.data[key]) if self.data[key] else ""

    def later(self, minutes):
        """Some service minutes on; in danger everything goes faster."""
        self.at = self.rhythm.after(self.at, minutes * (HURRY if self.data["urgent"] else 1))
        return min(self.at, self.world.now - timedelta(minutes=2))

    def tell(self, *, at):
        """The whole of it."""
        self.at = at
        self.hand_over(at)
        if self.data["state"] == "waiting":
            return
        LEAD_DOES[self.data["lead_does"]](self)
        if self.data["state"] == "closed":
            self.close()

    def hand_over(self, at):
        data, story = self.data, self.story
        speaker = self.house.people[LEAD if data["speaks_meanwhile"] == "lead" else data["by"]]
        due_at = self.rhythm.promised(at, max(1, data["until_working_days"]))
        danger = data["urgent"] and DANGERS.get(data["urgent"], data["urgent"])
        if data["concerns"]:
            self.handing.conceal(data["concerns"])
        if danger:
            self.handing.make(at=at, danger=danger, sentence=self.words("exhausted"))
            self.handing.row.wanted = self.words("wants")
        else:
            tried = [self.house.told(row["text"]) for row in data["tried"]]
            self.handing.make(
                at=at, tried=tried, exhausted=self.words("exhausted"), wanted=self.words("wants"),
                due_at=due_at, speaker=speaker,
            )  # fmt: skip
        story.at = at

    def take_over(self):
        """The lead talks with everyone, notes what was agreed and writes how it was understood."""
        at = self.later(25)
        self.handing.take_over(at=at)
        speaking.note(self.story, self.words("lead_note"), at=self.later(30))
        speaking.call(self.story, self.words("agreed"), at=self.later(45))
        until = self.rhythm.promised(self.at, 1)
        cause = CAUSES[self.data["causes"][0]]
        self.handing.wrap_up(cause, self.words("agreed"), at=self.later(5), until=until)
        speaking.reply(self.story, self.words("mail"), at=self.later(20))

    def advise(self):
        """The lead says how it can go on; the agent goes on."""
        self.handing.answer(self.words("lead_note"), at=self.later(60), state=self.state)
        self.handing.read(at=self.later(15))
        speaking.reply(self.story, self.words("mail"), at=self.later(40))
        cause = CAUSES[self.data["causes"][0]]
        self.handing.wrap_up(cause, self.words("agreed"), at=self.later(2))

    @property
    def state(self):
        back = self.data["lead_does"] == "hands_back"
        return Handover.State.RETURNED if back else Handover.State.ADVISED

    def close(self):
        needed = NEEDED.get(self.data["needed"], self.data["needed"])
        self.scene.solve(self.later(300))
        self.handing.close(needed, self.words("needed_text"), at=self.later(10))


LEAD_DOES = {"takes_over": Told.take_over, "advises": Told.advise, "hands_back": Told.advise}


def plan_handover(world, data):
    """(moment of the mail, how it is told)."""
    at = handed_at(world, data)
    lead_time = 12 if data["urgent"] else 170
    return world.rhythm.before(at, lead_time), at
