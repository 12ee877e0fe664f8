"""A conversation of the data, turn by turn, until it is over or the present is reached."""

import re
from datetime import timedelta

from augenhoehe.tickets.models import Message
from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.handing import end_handing
from augenhoehe.transfer.demo.slots import DEADLINE, shown
from augenhoehe.transfer.demo.texts import find, load

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
FAULTS = {"handling", "product", "interplay", "error", "expectation"}
THERE = "\N{OBJECT REPLACEMENT CHARACTER}"
AWAY = 0.04
PRAISED = ("beate", "emre", "jannik", "ngoc")


class Scene:
    """A scenario told in a story. `clock` says when a turn happens, or None: not any more."""

    def __init__(self, story, scenario, clock, cast):
        self.story, self.scenario, self.clock, self.cast = story, scenario, clock, cast
        self.world, self.rng = story.world, story.world.rng

    def play(self, turns=None):
        """Tell the turns; True when all of them happened."""
        for turn in self.scenario["turns"] if turns is None else turns:
            at = self.clock(self.story, turn)
            if at is None:
                return False
            TURNS[turn["by"], turn["kind"]](self, turn, at)
        return True

    def fill(self, pair, **more):
        """A pair of texts in the concern's language, filled."""
        agent = self.story.agent_facts if self.story.agent else None
        return self.story.slots.fill(pair[self.story.slots.language], agent=agent, **more)

    def take(self, at):
        """Whoever answers has taken the concern."""
        self.story.pass_time(at)
        if self.story.agent is None:
            self.story.assign(self.cast(at), at=at)

    def _reply(self, turn, at):
        self.take(at)
        self._say(turn["text"], turn, at, speaking.reply)

    def _standard_solution(self, turn, at):
        self.take(at)
        key = self.scenario["solution"]
        message = self._say(find(load("solutions"), key)["reply"], turn, at, speaking.reply)
        self.story.use(self.world.house.solutions[key], message)

    def _call(self, turn, at):
        self.take(at)
        self._say(turn["text"], turn, at, speaking.call)

    def _note(self, turn, at):
        self.take(at)
        speaking.note(self.story, self.fill(turn["text"]), at=at)

    def _say(self, pair, turn, at, verb):
        """Say it; give what is promised with it, keep what was promised before, go on."""
        story = self.story
        extra = turn.get("promise", {})
        due_at = extra.get("due_at") or self.world.rhythm.promised(at, self.rng.choice([2, 2, 3]))
        text = self.fill(pair, deadline=THERE)
        if "text" in extra:
            text = f"{text}\n\n{self.fill(extra['text'], deadline=THERE)}"
        if waiting := story.waiting_promise:
            story.keep(waiting, at=at)
        day = shown(due_at, DEADLINE, story.slots.language)
        message = verb(story, text.replace(THERE, day), at=at)
        if extra or turn.get("promises"):
            sentence = next(part for part in SENTENCE.split(text)[::-1] if THERE in part)
            story.promise(sentence.replace(THERE, day), due_at=due_at, at=at)
        self._go_on(turn, at)
        return message

    def _go_on(self, turn, at):
        then = turn.get("then")
        if then == "waiting_customer":
            self.story.wait_for_customer(at=at)
            self._perhaps_away(at + timedelta(minutes=2))
        elif then == "waiting_third":
            self._wait_for_third(at)
        elif then == "solved":
            self.solve(at)

    def _perhaps_away(self, at):
        """Now and then a machine says that nobody is there."""
        if self.rng.random() < AWAY and at < self.world.now:
            away = [row for row in load("noise") if row["kind"] == "out_of_office"]
            text = self.fill(self.rng.choice(away)["body"])
            speaking.answer_by_machine(self.story, text, at=at)

    def _wait_for_third(self, at):
        extras, story = load("extras"), self.story
        who = extras["third_of"].get(self.scenario["key"], "insurer")
        whom = extras["third_parties"][who][story.slots.language]
        if not hasattr(story, "thread"):
            quoted = "\n".join(f"> {line}" for line in story.first_text.split("\n"))
            text = self.fill(self.rng.choice(extras["forwards"]), quoted=quoted)
            speaking.forward(story, text, at=at, address=extras["third_addresses"][who])
        story.wait_for_third(at=at, whom=whom, until=self.world.rhythm.promised(at, 3))

    def solve(self, at):
        """Solve it with what the data say it was."""
        house, scenario = self.world.house, self.scenario
        outcome = {
            "topic": house.topics[scenario["topic"]],
            "product": house.products[scenario["product"]],
            "fault": scenario["cause"] if scenario["cause"] in FAULTS else "",
        }
        used = scenario.get("solution")
        self.story.solve(at=at, outcome=outcome, solution=used and house.solutions[used])
        end_handing(self.story, at=at)

    def _customer(self, turn, at):
        speaking.write_again(self.story, self.fill(turn["text"]), at=at)

    def _thanks(self, turn, at):
        """Thanks after it was solved are soon marked as such."""
        solved = self.story.ticket.solved_at
        speaking.write_again(self.story, self.fill(turn["text"]), at=at)
        seen = self.world.rhythm.after(at, self.rng.randint(3, 90))
        if solved and seen < self.world.now:
            self.story.dismiss("thanks", at=seen, by=self.story.by)

    def _third(self, turn, at):
        speaking.answer_by_third(self.story, self.fill(turn["text"]), at=at)

    def _hand_over(self, turn, at):
        self.take(at)
        self.cast.hand_over(self, self.fill(turn["text"]), at)


TURNS = {
    ("agent", "reply"): Scene._reply,
    ("agent", "standard_solution"): Scene._standard_solution,
    ("agent", "call"): Scene._call,
    ("agent", "note"): Scene._note,
    ("agent", "handover"): Scene._hand_over,
    ("customer", "reply"): Scene._customer,
    ("customer", "chaser"): Scene._customer,
    ("customer", "thanks"): Scene._thanks,
    ("third", "reply"): Scene._third,
}


def open_scene(story, scenario, opening, *, at):
    """The concern arrives, by mail, form or phone; a mail is acknowledged within a minute."""
    house, language = story.world.house, story.slots.language
    channel, story.key = opening["channel"], scenario["key"]
    team = scenario["team"]
    kinds = ("phone", "reception") if channel in ("phone", "reception") else (channel, "mail")
    places = [house.touchpoints.get((team, kind)) for kind in kinds]
    written = channel in ("mail", "form")
    story.begin(
        team=team, subject=story.slots.fill(opening["subject"][language]), at=at,
        priority=scenario["priority_value"], touchpoint=next(filter(None, places), None),
        mailbox_id=house.mailboxes[team].pk if channel == "mail" else None,
    )  # fmt: skip
    story.first_text = first_words(story, opening)
    kind = Message.Kind.INCOMING if written else Message.Kind.CALL
    message = speaking.receive(story, story.first_text, at=at, kind=kind)
    story.ticket.unanswered_since = at
    by = {"mail": "mail", "form": "customer"}.get(channel) or house.people[
        _who_took(story, channel)
    ]
    message.heard_by = None if written else by
    pk = story.ticket.team.pk
    story.record(speaking.events.OPENED, by=by, at=at, message_id=message, team_id=pk)
    if written:
        speaking.acknowledge(story, at=at + timedelta(seconds=20))
    return message


def first_words(story, opening):
    """What the customer writes or says first; whoever is named in it works here."""
    praised = story.world.house.facts[story.world.rng.choice(PRAISED)]
    return story.slots.fill(opening["body"][story.slots.language], agent=praised)


def _who_took(story, channel):
    if channel == "reception":
        return "swantje"
    facts, team = story.world.house.facts, story.team_key
    takers = [k for k, row in facts.items() if team in row["teams"] and "lead" not in row["roles"]]
    return story.world.rng.choice(takers)
