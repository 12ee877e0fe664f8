"""What the department may know of full reviews: (item, answer, month) without names.

For the evaluation. `author_count` says behind how many people the marks stand at least; below k
(`indicators.protection.K`) nothing may be shown. What is disputed is left out until it is settled.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils import timezone

from augenhoehe.reviews.models import Dispute, KeptMark, Mark


@dataclass(frozen=True)
class Told:
    """{(item id, month): {answer: how many}} of a version, and how many people stand behind it."""

    counts: dict
    author_count: int


def told_of(scorecard):
    """The reviewers' marks of a version, those that live and those of which only this is left."""
    live = Mark.objects.filter(
        side=Mark.Side.OTHER,
        appraisal__scorecard=scorecard,
        appraisal__revealed_at__isnull=False,
    ).exclude(appraisal__dispute__state__in=unsettled())
    counts, people = defaultdict(Counter), set()
    rows = live.values_list("item_id", "answer", "appraisal__revealed_at", "appraisal__author_id")
    for item, answer, at, author in rows:
        counts[item, month_of(at)][answer] += 1
        people.add(author)
    kept = KeptMark.objects.filter(drawing__scorecard=scorecard)
    behind = len(people)
    for item, answer, month, authors in kept.values_list(
        "item_id", "answer", "month", "drawing__author_count"
    ):
        counts[item, month][answer] += 1
        behind = max(behind, authors)
    return Told({key: dict(found) for key, found in counts.items()}, behind)


def unsettled():
    """States in which a dispute is not settled."""
    return [state for state in Dispute.State if state != Dispute.State.SETTLED]


def month_of(at):
    """The first day of the month of a moment."""
    return timezone.localdate(at).replace(day=1)
