"""How long it takes to find the options no other one beats, and the fairest.

python bench/options.py [--parties 8] [--options 200]

Twice: rated at random, where most options are beaten, and so that none is, where each has to be
compared with each. Prints a table in Markdown; it stands in docs/performance.md.
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from augenhoehe.kernel.options import fairest, unbeaten  # noqa: E402

MIDDLE, BEST, ROUNDS = 2, 4, 20


def at_random(dice, parties, options):
    return {n: [dice.randint(0, BEST) for _party in range(parties)] for n in range(options)}


def all_stand(dice, parties, options):
    """What one party gains another one loses: no option beats another."""
    rows = set()
    while len(rows) < options:
        row = [MIDDLE] * parties
        for _exchange in range(parties):
            one, other = dice.sample(range(parties), 2)
            if row[one] < BEST and row[other]:
                row[one], row[other] = row[one] + 1, row[other] - 1
        rows.add(tuple(row))
    return dict(enumerate(rows))


def measured(ratings):
    spans = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        standing, fair = unbeaten(ratings), fairest(ratings)
        spans.append(1000 * (time.perf_counter() - begun))
    return len(standing), len(fair), sorted(spans)[ROUNDS // 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--parties", type=int, default=8)
    parser.add_argument("--options", type=int, default=200)
    asked = parser.parse_args()
    print("| rated | parties × options | not beaten | fairest | time |\n|---|---|---|---|---|")
    for words, make in (("at random", at_random), ("so that none is beaten", all_stand)):
        ratings = make(random.Random(1), asked.parties, asked.options)
        standing, fair, span = measured(ratings)
        size = f"{asked.parties} × {asked.options}"
        print(f"| {words} | {size} | {standing} | {fair} | {span:.1f} ms |")


if __name__ == "__main__":
    main()
