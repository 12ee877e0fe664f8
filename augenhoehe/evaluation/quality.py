"""How well the words find the codes, by samples that a person read."""

from collections import Counter
from dataclasses import dataclass

from augenhoehe.evaluation.models import Code
from augenhoehe.kernel.statistics import wilson


@dataclass(frozen=True)
class Quality:
    """Of a code: how many of those found are right, how many of those that are there are found."""

    code: Code
    right: int
    found: int
    there: int
    precision: object
    recall: object


def quality_of(texts):
    """Qualities of the codes that occur in the texts of a sample that a person has read."""
    right, found, there = Counter(), Counter(), Counter()
    for one in texts:
        if one.right is not None:
            right.update(set(one.found) & set(one.right))
            found.update(one.found)
            there.update(one.right)
    codes = Code.objects.filter(pk__in=found.keys() | there.keys())
    return [
        Quality(
            code=one,
            right=right[one.pk],
            found=found[one.pk],
            there=there[one.pk],
            precision=wilson(right[one.pk], found[one.pk]),
            recall=wilson(right[one.pk], there[one.pk]),
        )
        for one in codes
    ]
