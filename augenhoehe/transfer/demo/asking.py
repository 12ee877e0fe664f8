"""How whoever was dissatisfied was called back, and asked once more afterwards.

What really happened: four of five call-backs began in time; most of those who were asked again,
in the talk or by mail some days later, are content now.
"""

from datetime import timedelta
from random import Random

from augenhoehe.journal.models import Entry
from augenhoehe.surveys import events
from augenhoehe.surveys.again import LAST
from augenhoehe.surveys.models import Attempt, CallBack, Doubt, Kind, Promise, Response
from augenhoehe.transfer.demo.texts import load

HOUR, DAY = 60, timedelta(days=1)
IN_TIME, TALKS, BY_MAIL, ANSWERS_AGAIN = 0.8, 0.7, 0.5, 0.65
AGAIN_AFTER = 3 * DAY
BEGUN = (CallBack.State.TALKING, CallBack.State.TRIED)
# What is said the second time: where the talk settled it, and where it did not.
SETTLED = {Kind.CSAT: (4, 4, 5, 5, 3), Kind.NPS: (7, 8, 8, 9, 6), Kind.CES: (5, 6, 6, 7, 4)}
NOT_SETTLED = {Kind.CSAT: (1, 2, 3), Kind.NPS: (3, 5, 6, 7), Kind.CES: (2, 3, 4)}


class Calls:
    """The call-backs of the year, each with its tries and its end."""

    def __init__(self, asking):
        self.asking, self.world = asking, asking.world
        self.rng, self.texts = Random("asking"), load("asking")

    def hear(self, response):
        """A critical response of a known person is called back on the next working day."""
        if not _is_called_back(response):
            return
        world, at = self.world, response.at
        owner = response.ticket.assignee if response.ticket else None
        day = at.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
        call_back = CallBack(
            response=response,
            owner=owner or world.house.people["hanne"],
            created_at=at,
            due_at=world.rhythm.after(day, 4 * HOUR).replace(second=0, microsecond=0),
        )
        world.book.add(call_back)
        world.record(events.CALL_BACK_OPENED, call_back, by="system", at=at)
        is_in_time = self.rng.random() < IN_TIME
        minutes = self.rng.randrange(30, 200) if is_in_time else self.rng.randrange(500, 1500)
        tried = world.rhythm.after(day, minutes)
        if tried < world.now:
            self._try(call_back, tried)

    def _try(self, call_back, at):
        talks = self.rng.random() < TALKS
        note = self.rng.choice(self.texts["talked" if talks else "missed"])
        self._attempt(call_back, at, was_reached=talks, note=self.world.house.told(note))
        call_back.first_try_at = at
        call_back.state = CallBack.State.TALKING if talks else CallBack.State.TRIED
        later = self.world.rhythm.after(at, self.rng.randrange(300, 1800))
        if later < self.world.now:
            self._end(call_back, later, self.rng.choice(self.texts["outcomes"]) if talks else None)

    def _attempt(self, call_back, at, **facts):
        by, reached = call_back.owner, facts["was_reached"]
        self.world.book.add(Attempt(call_back=call_back, at=at, by=by, **facts))
        self.world.record(events.CALL_BACK_TRIED, call_back, by=by, at=at, was_reached=reached)

    def _end(self, call_back, at, outcome):
        call_back.ended_at = at
        if outcome:
            call_back.state, call_back.cause = CallBack.State.SOLVED, outcome["came_from"]
            call_back.outcome = self.world.house.told(outcome["text"])
        else:
            ends = (CallBack.State.NOT_REACHED, CallBack.State.NOT_WANTED)
            call_back.state = self.rng.choice(ends)
        facts = {"by": call_back.owner, "at": at, "state": call_back.state}
        self.world.record(events.CALL_BACK_ENDED, call_back, **facts)
        if outcome:
            self._ask_again(call_back, at, outcome["good"])

    def _ask_again(self, call_back, at, is_good):
        """In the talk itself, or by mail some days later; nobody a third time."""
        is_second = call_back.response.doubt == Doubt.AGAIN
        if is_second or self.rng.random() > BY_MAIL:
            call_back.is_good_now = is_good
            return
        response, ticket = call_back.response, call_back.response.ticket
        call_back.again = self.asking.wish(
            response.survey,
            response.version,
            response.contact,
            at=at,
            due_at=at + AGAIN_AFTER,
            last_at=at + LAST,
            ticket=ticket,
            round=ticket.reopened_count if ticket else 0,
            is_again=True,
            chance=ANSWERS_AGAIN,
            answer=lambda invitation: self._answer_again(call_back, invitation, is_good),
        )
        self.world.record(events.ASKED_AGAIN, call_back, by=call_back.owner, at=at)

    def _answer_again(self, call_back, invitation, is_good):
        first, is_settled = call_back.response, is_good is not False
        points = (SETTLED if is_settled else NOT_SETTLED)[first.survey.kind]
        words = self.asking.texts["again"]["settled" if is_settled else "not_settled"]
        score = self.rng.choice(points)
        text = self.rng.choice(words)[first.language] if self.rng.random() < 0.6 else ""
        second = Response(
            survey=first.survey,
            version=first.version,
            contact=first.contact,
            company=first.company,
            ticket=first.ticket,
            team=first.team,
            score=score,
            values={"score": score},
            text=text,
            language=first.language,
            identity=f"{first.identity}-again",
            doubt=Doubt.AGAIN,
        )
        self.asking.lay(second, invitation=invitation)

    def leave_the_latest_open(self):
        """There is somebody to call today: one in talk, one tried, one that waits."""
        latest = sorted(self.world.book.rows[CallBack], key=lambda one: one.created_at)
        unasked = [one for one in latest if one.again is None]
        tried = [one for one in unasked[:-1] if self._tried_at(one) <= self.world.now]
        for call_back in unasked[-1:]:
            self._leave_open(call_back, CallBack.State.OPEN)
        for call_back, state in zip(tried[-2:], BEGUN, strict=False):
            self._leave_open(call_back, state)

    def _tried_at(self, call_back):
        return call_back.first_try_at or call_back.due_at - timedelta(hours=1)

    def _leave_open(self, call_back, state):
        rows = self.world.book.rows
        call_back.ended_at = call_back.is_good_now = None
        call_back.outcome = call_back.cause = ""
        tries = [one for one in rows[Attempt] if one.call_back is call_back]
        gone = {events.CALL_BACK_ENDED.code, events.CALL_BACK_TRIED.code}
        mine = [one for one in rows[Entry] if one.kind in gone and one.subject is call_back]
        for row in [*tries, *mine]:
            rows[type(row)].remove(row)
        at = self._tried_at(call_back)
        call_back.first_try_at, call_back.state = None, CallBack.State.OPEN
        if state == CallBack.State.OPEN:
            return
        talks = state == CallBack.State.TALKING
        note = self.rng.choice(self.texts["talked" if talks else "missed"])
        self._attempt(call_back, at, was_reached=talks, note=self.world.house.told(note))
        call_back.first_try_at, call_back.state = at, state


def _is_called_back(response):
    is_personal = response.survey.promise == Promise.PERSONAL
    is_a_persons = response.contact and response.doubt in ("", Doubt.AGAIN)
    return response.is_critical and is_personal and is_a_persons
