"""How often the interval of Krippendorff's alpha holds the truth, and how often a verdict errs.

Three raters; each rating is the conversation's own step with a chance `sure`, else any step at
random. `python bench/agreement.py` prints the table of docs/statistics.md; it takes some minutes.
"""

import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))
from augenhoehe.kernel.statistics import agreement, krippendorff_alpha  # noqa: E402

STEPS = (0, 1, 2)
MANY, SAMPLES, RATERS = 60_000, 400, 3
HOUSES = {
    "steps alike, alpha 0.90": ((0.4, 0.35, 0.25), 0.95),
    "steps alike, alpha 0.72": ((0.4, 0.35, 0.25), 0.85),
    "steps alike, alpha 0.50": ((0.4, 0.35, 0.25), 0.7),
    "mostly one step, alpha 0.63": ((0.8, 0.15, 0.05), 0.8),
}


def main():
    dice = Random(5)
    for name, (chances, sure) in HOUSES.items():
        truth = krippendorff_alpha(rated(dice, MANY, chances, sure), "ordinal", scale=STEPS)
        for n in (10, 20, 40):
            print(name, n, *measured(dice, n, truth, chances, sure), sep=" | ")


def rated(dice, n, chances, sure):
    """Units of three ratings."""
    own = dice.choices(STEPS, chances, k=n)
    return [
        tuple(
            step if dice.random() < sure else dice.choices(STEPS, chances)[0]
            for _rater in range(RATERS)
        )
        for step in own
    ]


def measured(dice, n, truth, chances, sure):
    """(intervals that hold the truth, samples without one, wrong verdicts), in percent."""
    words, held, without = Counter(), 0, 0
    for _sample in range(SAMPLES):
        units = rated(dice, n, chances, sure)
        found = agreement(units, "ordinal", scale=STEPS, seed=dice.random())
        words[found.word] += 1
        span = found.alpha_interval
        without += span is None
        held += span is not None and span[0] <= truth <= span[1]
    wrong = words["reliable"] * (truth < 0.8) + words["tentative"] * (truth < 0.667)
    wrong += words["unreliable"] * (truth >= 0.667)
    shares = (held / max(1, SAMPLES - without), without / SAMPLES, wrong / SAMPLES)
    return tuple(f"{100 * share:.1f}" for share in shares)


if __name__ == "__main__":
    main()
