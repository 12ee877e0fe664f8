"""How often the verdict on a measure errs: without any effect, and with the one that was planned.

python bench/verdicts.py [--rounds 1000] [--seed 1]

Each round invents a past, asks the house how many weeks are needed, lets so many weeks pass (first
without an effect, then with the expected one), and asks for the verdict. Prints tables in Markdown;
they stand in docs/statistics.md.
"""

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import log, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from augenhoehe.kernel import statistics as house  # noqa: E402

HARMLESS, USEFUL = 0.05, 0.8
# Where the past seldom allows a plan, the few that it does allow are lucky ones.
USUALLY = 0.4


@dataclass(frozen=True)
class World:
    """An indicator as it might be: what a week brings, and what is expected of the measure.

    week(dice, size, mood): a lump, `size` is the effect in force (0: none), `mood` what the week
    shares, standard normal and linked to the week before by `link`. past: weeks before the start.
    beside: there is a comparison group with the same moods. after_bad: it starts after a bad week.
    """

    words: str
    kind: str
    expected: float
    week: Callable
    past: int = 26
    link: float = 0.0
    beside: bool = False
    after_bad: bool = False

    @property
    def aim(self):
        return 1 if self.expected > (1 if self.kind == "time" else 0) else -1


def share(n, base, unrest=0.0):
    def week(dice, size, mood, _t):
        chance = min(max(base + size + unrest * mood, 0.0), 1.0)
        return house.lump_share(sum(dice.random() < chance for _case in range(n)), n)

    return week


def nps(n):
    def week(dice, size, _mood, _t):
        liked = 0.45 + size / 200
        drawn = [dice.random() for _answer in range(n)]
        promoters = sum(one < liked for one in drawn)
        detractors = sum(one > 0.75 + size / 200 for one in drawn)
        return house.lump_nps(promoters, n - promoters - detractors, detractors)

    return week


def ces(n):
    def week(dice, size, _mood, _t):
        drawn = dice.choices(range(1, 7), (2, 3, 5, 9, 15, 10), k=n)
        return house.lump_values([score + (dice.random() < size) for score in drawn])

    return week


def hours(n):
    def week(dice, size, _mood, _t):
        return house.lump_times([dice.lognormvariate(2 + log(size or 1), 1.2) for _one in range(n)])

    return week


def count(base, unrest, slope=0.0):
    def week(_dice, size, mood, t):
        return house.lump_values([base + slope * t + size + unrest * mood])

    return week


WORLDS = (
    World("share, 20 cases a week, 80 → 88 %", "share", 0.08, share(20, 0.8)),
    World("share, 20 cases a week, 80 → 92 %", "share", 0.12, share(20, 0.8)),
    World("share, weeks differ, 80 → 92 %", "share", 0.12, share(20, 0.8, 0.08)),
    World("NPS, 10 answers a week, 20 → 44", "nps", 24, nps(10)),
    World("NPS, 5 answers a week, 20 → 50", "nps", 30, nps(5)),
    World("CES, 8 answers a week, + 0.5", "mean", 0.5, ces(8)),
    World("times, 15 a week, a third shorter", "time", 0.67, hours(15)),
    World("count a week, 40 ± 7, − 8", "count", -8, count(40, 7)),
    World("count, neighbours linked by 0.3, − 8", "count", -8, count(40, 7), link=0.3),
    World("count, 16 weeks of past, − 12", "count", -12, count(40, 7), past=16),
    World("count, a trend against it, − 12", "count", -12, count(30, 4, slope=0.5)),
    World("share, comparison group, 80 → 95 %", "share", 0.15, share(30, 0.8), beside=True),
    World("count, started after a bad week, − 8", "count", -8, count(40, 7), after_bad=True),
)
STRESS = (
    World("neighbours linked by 0.5", "count", -8, count(40, 7), link=0.5),
    World("neighbours linked by 0.5, 12 weeks of past", "count", -12, count(40, 7), 12, 0.5),
    World("weeks differ, 12 weeks of past", "share", 0.12, share(20, 0.8, 0.08), 12),
    World("slow trend towards it, 26 weeks of past", "count", -12, count(40, 7, slope=-0.25)),
    World("slow trend towards it, 12 weeks of past", "count", -12, count(40, 7, slope=-0.25), 12),
)


class Weeks:
    """The weeks of a world, one after the other."""

    def __init__(self, world, dice):
        self.world, self.dice, self.t, self.mood = world, dice, 0, dice.gauss(0, 1)

    def next(self, size=0.0):
        """(week, week of the comparison group)."""
        week, link = self.world.week, self.world.link
        self.t += 1
        self.mood = link * self.mood + sqrt(1 - link * link) * self.dice.gauss(0, 1)
        beside = week(self.dice, 0.0, self.mood, self.t) if self.world.beside else None
        return week(self.dice, size, self.mood, self.t), beside

    def past(self):
        """As many as the world has, and on until a bad one if that is when measures start."""
        found = [self.next() for _week in range(self.world.past)]
        while self.world.after_bad and self.mood * self.world.aim > -1.3:
            found = [*found[1:], self.next()]
        return found


def course_of(world, before, after=()):
    mine, beside = zip(*before, strict=True)
    course = house.Course(world.kind, world.aim, mine, [week for week, _other in after])
    if world.beside:
        others = [other for _week, other in after]
        course = replace(course, control_before=beside, control_after=others)
    return course


def play(world, dice, *, is_real):
    """(verdict, weeks) of one round; (None, None) when the house announces no weeks."""
    weeks = Weeks(world, dice)
    before = weeks.past()
    plan = house.needed_periods(course_of(world, before), world.expected)
    if plan.code != "visible":
        return None, None
    size = world.expected if is_real else 0.0
    after = [weeks.next(size) for _week in range(plan.periods)]
    effect = house.find_effect(course_of(world, before, after), plan.method)
    return house.judge(effect, world.expected, announced=plan.periods).code, plan.periods


@dataclass(frozen=True)
class Rates:
    """Of the rounds that were announced: how often each verdict came; weeks: the median."""

    announced: float
    works: float
    fails: float
    weeks: int | None


def rates(world, rounds, *, is_real, seed=1):
    """The same seed gives the same rates."""
    dice = random.Random(f"{world.words} {is_real} {seed}")
    found = [play(world, dice, is_real=is_real) for _round in range(rounds)]
    seen = sorted((weeks, code) for code, weeks in found if code)
    total = len(seen) or 1
    works, fails = (
        sum(code == wanted for _weeks, code in seen) / total
        for wanted in ("works", "does_not_work")
    )
    return Rates(len(seen) / rounds, works, fails, seen[len(seen) // 2][0] if seen else None)


def looks(world, dice):
    """Whether somebody who looks every week, and stops at the first clear gain, finds one."""
    weeks = Weeks(world, dice)
    before, after = weeks.past(), []
    for _week in range(26):
        after.append(weeks.next())
        effect = house.find_effect(course_of(world, before, after), "before_after")
        if house.judge(effect, world.expected).code == "works":
            return True
    return False


def by_records(world, dice):
    """Whether the records alone show a gain, weeks being taken for all alike."""
    weeks = Weeks(world, dice)
    before, after = weeks.past(), [weeks.next() for _week in range(13)]
    sides = [house.sum_lumps(week for week, _beside in side) for side in (after, before)]
    change = house.newcombe(*(one for side in sides for one in (int(side.total), side.n)))
    return change.direction * world.aim > 0


def print_table(title, worlds, rounds, seed):
    """A row a world; (worst rate without effect, lowest with it) of what is usually announced."""
    print(
        f"\n| {title} | announced | weeks | no effect: “works”"
        " | planned effect: “works” | “does not work” |"
    )
    print("|---|---|---|---|---|---|")
    wrong, right = 0.0, 1.0
    for world in worlds:
        none, real = (rates(world, rounds, is_real=one, seed=seed) for one in (False, True))
        print(
            f"| {world.words} | {real.announced:.0%} | {real.weeks} | {none.works:.1%}"
            f" | {real.works:.1%} | {real.fails:.1%} |"
        )
        if real.announced >= USUALLY:
            wrong, right = max(wrong, none.works), min(right, real.works)
    return wrong, right


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong, right = print_table("as planned", WORLDS, options.rounds, options.seed)
    print_table("where the past hides something", STRESS, options.rounds, options.seed)
    dice = random.Random(options.seed)
    tries = max(options.rounds // 2, 1)
    weekly = sum(looks(WORLDS[7], dice) for _round in range(tries)) / tries
    alone = sum(by_records(WORLDS[2], dice) for _round in range(tries)) / tries
    print(
        f"\nLooking every week for half a year, without the rule: {weekly:.1%} “works” of nothing."
    )
    print(f"Weeks that differ, judged by their records alone: {alone:.1%} “works” of nothing.")
    print(f"Worst without effect {wrong:.1%} (wanted: at most {HARMLESS:.0%});", end=" ")
    print(f"lowest with it {right:.1%} (wanted: at least {USEFUL:.0%}).")
    return 0 if wrong <= HARMLESS and right >= USEFUL else 1


if __name__ == "__main__":
    sys.exit(main())
