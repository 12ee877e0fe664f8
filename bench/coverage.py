"""How often the intervals of the house hold the truth: NPS and shares exactly, others simulated.

python bench/coverage.py [--rounds 2000] [--seed 1]

Exactly means: over all outcomes that n answers can have, each with its probability. Prints tables
in Markdown; they stand in docs/statistics.md.
"""

import argparse
import random
import sys
from functools import partial
from math import exp, lgamma, log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from augenhoehe.kernel import statistics as house  # noqa: E402

SIZES = (10, 15, 20, 30, 50, 100, 200, 400)
# Shares of promoters and detractors; the rest is passive.
SHAPES = {
    "typical: 50 % promoters, 20 % detractors": (0.5, 0.2),
    "balanced: a third each": (1 / 3, 1 / 3),
    "satisfied: 70 %, 10 %": (0.7, 0.1),
    "very satisfied: 80 %, 5 %": (0.8, 0.05),
    "dissatisfied: 20 %, 50 %": (0.2, 0.5),
    "indifferent: 10 %, 10 %": (0.1, 0.1),
}
EXTREMES = {
    "nobody passive: 50 %, 50 %": (0.5, 0.5),
    "nearly all promoters: 95 %, 1 %": (0.95, 0.01),
}
WORST = 0.94


def nps_coverage(n, promoters, detractors):
    """The probability that the interval of n answers holds the true NPS."""
    true = 100 * (promoters - detractors)
    covered = 0.0
    for liked in range(n + 1):
        for disliked in range(n - liked + 1):
            counts = (liked, n - liked - disliked, disliked)
            chance = _chance(counts, (promoters, 1 - promoters - detractors, detractors))
            if chance > 1e-12:
                found = house.nps(house.NpsCounts(*counts))
                covered += chance * (found.low <= true <= found.high)
    return covered


def _chance(counts, shares):
    """Of a multinomial outcome."""
    total = lgamma(sum(counts) + 1)
    for count, share in zip(counts, shares, strict=True):
        if count and share < 1e-12:
            return 0.0
        total += (count * log(share) if count else 0.0) - lgamma(count + 1)
    return exp(total)


def share_coverage(n, share):
    """The probability that Wilson's interval of n cases holds the true share."""
    held = 0.0
    for hits in range(n + 1):
        found = house.wilson(hits, n)
        if found.low <= share <= found.high:
            held += _chance((hits, n - hits), (share, 1 - share))
    return held


def scores(dice, n):
    """Answers from 1 to 7, as they lie in practice."""
    return dice.choices(range(1, 8), (2, 3, 5, 9, 20, 33, 28), k=n)


SCORES_MEAN = sum(s * w for s, w in zip(range(1, 8), (2, 3, 5, 9, 20, 33, 28), strict=True)) / 100


def hours(dice, n, factor=1.0):
    """Solution times: log-normal, a few of them very long."""
    return [factor * dice.lognormvariate(2.0, 1.3) for _ticket in range(n)]


def hits(dice, n, share):
    return sum(dice.random() < share for _case in range(n))


def ces(dice, n):
    found = house.mean_interval(house.lump_values(scores(dice, n)))
    return found.low <= SCORES_MEAN <= found.high


def difference(dice, n, first=0.88, second=0.78):
    found = house.newcombe(hits(dice, n, first), n, hits(dice, n, second), n)
    return found.low <= first - second <= found.high


def nps_change(dice, n):
    """A difference of 20 points."""
    sides = []
    for shares in ((0.6, 0.2, 0.2), (0.5, 0.2, 0.3)):
        drawn = dice.choices(range(3), shares, k=n)
        sides.append(house.NpsCounts(*(drawn.count(group) for group in range(3))))
    found = house.nps_difference(*sides)
    return found.low <= 20 <= found.high


def ratio(dice, n):
    found = house.time_ratio(hours(dice, n, 0.8), hours(dice, n))
    return found.low <= 0.8 <= found.high


def ratio_of_medians(dice, n):
    found = house.median_ratio(hours(dice, n, 0.8), hours(dice, n))
    return found.low <= 0.8 <= found.high


def ninetieth(dice, n):
    found = house.quantile_interval(hours(dice, n), 0.9)
    true = exp(2.0 + 1.3 * 1.2815515655446004)
    return (found.low or 0) <= true and (found.high is None or true <= found.high)


SIMULATED = {
    "mean of a CES (t)": ces,
    "difference of two NPS (adjusted Wald)": nps_change,
    "difference of two shares (Newcombe)": difference,
    "ratio of times (Welch on logarithms)": ratio,
    "ratio of medians (Price and Bonett)": ratio_of_medians,
    "90th percentile of times (ranks)": ninetieth,
}


def simulate(hold, n, rounds, seed=1):
    """How often an interval holds the truth in so many rounds; the same seed, the same figure."""
    dice = random.Random(f"{hold.__name__} {n} {seed}")
    return sum(hold(dice, n) for _round in range(rounds)) / rounds


def table(title, rows, sizes, cover):
    """Print a table of coverages in percent; the lowest of all."""
    lowest = 1.0
    print(f"\n| {title} | {' | '.join(f'n = {n}' for n in sizes)} |")
    print(f"|---|{'---|' * len(sizes)}")
    for words, case in rows.items():
        found = [cover(case, n) for n in sizes]
        lowest = min(lowest, *found)
        print(f"| {words} | {' | '.join(f'{100 * one:.1f}' for one in found)} |")
    return lowest


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lowest = table("NPS, exactly", SHAPES, SIZES, lambda shape, n: nps_coverage(n, *shape))
    table("NPS at its extremes", EXTREMES, SIZES, lambda shape, n: nps_coverage(n, *shape))
    rows = {f"{share:.0%} good": share for share in (0.5, 0.8, 0.9, 0.95)}
    table("share (Wilson), exactly", rows, SIZES, lambda share, n: share_coverage(n, share))
    run = partial(simulate, rounds=options.rounds, seed=options.seed)
    table(f"{options.rounds} rounds", SIMULATED, (10, 20, 50, 100, 200), run)
    every = [(nps_coverage(n, *shape), n) for shape in SHAPES.values() for n in range(10, 61)]
    print(f"\nNPS, every n from 10 to 60: lowest {min(every)[0]:.2%} (n = {min(every)[1]}).")
    print(f"NPS, the table above: lowest {lowest:.2%}; wanted: at least {WORST:.0%}.")
    return 0 if lowest >= WORST else 1


if __name__ == "__main__":
    sys.exit(main())
