"""The running collective case: forty concerns of one morning, one cause, two answers to all."""

from datetime import time, timedelta

from augenhoehe.tickets import events
from augenhoehe.tickets.models import Collective, CollectiveItem
from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.clock import FixedClock
from augenhoehe.transfer.demo.hours import moment_at
from augenhoehe.transfer.demo.scenes import Scene, open_scene
from augenhoehe.transfer.demo.texts import load
from augenhoehe.transfer.demo.year import Arrival, begin_story, with_priority

STARTED_BY = "emre"
BEGINS, STARTED, INTERIM, ANSWER = time(8, 5), time(9, 12), time(11, 5), time(14, 20)
SOLVED, AFFECTED = 27, 33


class Case:
    """The case, and the concerns tied to it in the order in which they came."""

    def __init__(self, world):
        self.world, self.data, self.stories = world, load("collective"), []
        self.day = world.rhythm.workday(world.now, 1)

    def plan(self, count):
        """The concerns as arrivals within three hours of the last working day."""
        begins, arrivals = moment_at(self.day, BEGINS), []
        for number in range(count):
            at = begins + timedelta(minutes=170 * (number + self.world.rng.random()) / count)
            at = at.replace(microsecond=0)
            arrivals.append(Arrival(at, 20_000 + number, self._tell))
        return arrivals

    def _tell(self, at):
        world, number = self.world, len(self.stories)
        scenario = with_priority(
            {"key": self.data["key"], "turns": [], **{k: self.data[k] for k in KEPT}}
        )
        writers = [w for w in world.writers if w.company and not w.company["writes_for"]]
        writer = writers[(number * 7) % len(writers)]
        story = begin_story(world, writer, at=at)
        opening = self.data["openings"][number % len(self.data["openings"])]
        open_scene(story, scenario, opening, at=at)
        story.scene = Scene(story, scenario, FixedClock(world, opened_at=at, turns=0), None)
        self.stories.append(story)
        return story

    def go_on(self):
        """Start the case, tie, answer twice; some say that it works, some that it does not."""
        if not self.stories:
            return None
        case = self._start()
        for number, story in enumerate(self.stories):
            self._answer(case, story, number)
        count = len(self.stories)
        by = self.world.house.people[STARTED_BY]
        for clock, answered in ((INTERIM, count), (ANSWER, AFFECTED * count // 40)):
            at = moment_at(self.day, clock)
            self.world.record(events.COLLECTIVE_ANSWERED, case, by=by, at=at, count=answered)
        return case

    def _start(self):
        house, at = self.world.house, moment_at(self.day, STARTED)
        case = Collective(
            title=house.told(self.data["title"]), cause=house.told(self.data["note"]),
            words=self.data["word"].lower(), started_by=house.people[STARTED_BY], started_at=at,
        )  # fmt: skip
        self.world.book.add(case)
        tied = sum(story.at <= at for story in self.stories)
        self.world.record(events.COLLECTIVE_STARTED, case, by=case.started_by, at=at, count=tied)
        return case

    def _answer(self, case, story, number):
        started = moment_at(self.day, STARTED)
        item = CollectiveItem(
            collective=case, ticket=story.ticket, joined_at=max(started, story.at),
            joined_by_rule=story.at > started,
        )  # fmt: skip
        self.world.book.add(item)
        by = "worker" if item.joined_by_rule else case.started_by
        story.record(events.TIED, by=by, at=item.joined_at, collective_id=case)
        item.answered_at = self._say(story, "interim", INTERIM, number)
        share = number * 40 // len(self.stories)
        if share < AFFECTED:
            item.answered_at = self._say(story, "answer", ANSWER, number)
        item.is_affected = share >= SOLVED
        self._hear(story, share)

    def _say(self, story, key, clock, number):
        at = moment_at(self.day, clock) + timedelta(seconds=number)
        story.assign(STARTED_BY, at=at)
        text = story.scene.fill(self.data[key])
        speaking.reply(story, text, at=at)
        return at

    def _hear(self, story, share):
        """Most are well and solved; a few write that it is not over."""
        replies = self.data["replies"]
        if share < SOLVED:
            at = story.at + timedelta(minutes=30 + share)
            if share % 5 == 0:
                speaking.write_again(
                    story, story.scene.fill(replies[share // 5 % 2]["text"]), at=at
                )
                at += timedelta(minutes=6)
            story.scene.solve(at)
        elif share % 3 == 0:
            at = story.at + timedelta(minutes=40 + share)
            text = replies[2 if share < AFFECTED else 3]["text"]
            speaking.write_again(story, story.scene.fill(text), at=at)
        story.pass_time(self.world.now)


KEPT = ("topic", "product", "team", "priority", "cause")
