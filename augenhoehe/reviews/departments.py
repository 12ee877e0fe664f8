"""What reviews say of the whole department, item by item; of a person nothing, of a team nothing.

A drawing is counted as a whole, or not at all, so that nobody works a single conversation out of
two looks at the page: once every view in it is revealed and settled, at the latest `LATEST` after
it was drawn, and only if k authors stand behind it; an item only if it applies to k conversations.
The lines are the reviewers'; what an author says of their own conversation is counted nowhere.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from augenhoehe.indicators.protection import K
from augenhoehe.kernel.statistics import wilson
from augenhoehe.reviews import cards
from augenhoehe.reviews.kept import month_of, unsettled
from augenhoehe.reviews.models import Answer, Appraisal, Drawing, Item, KeptMark, Mark

LATEST = timedelta(days=120)
ANCHORS = (Answer.SO, Answer.PARTLY, Answer.NO)


@dataclass(frozen=True)
class Line:
    """An item: [(answer, how often, share with interval)], of how many conversations.

    The share is of those to which the item applies; `not_applicable` says how many are left out.
    """

    code: str
    title: str
    shares: list
    n: int
    not_applicable: int


@dataclass(frozen=True)
class Told:
    """Of the drawings of a period: how many are counted, and how many are held back."""

    lines: list
    drawings: int
    held_back: int
    versions: list


def told_of_department(period, now, language):
    """The answers of a period's drawings, in the order of the newest scorecard."""
    window = period.window(now)
    drawn = Drawing.objects.filter(drawn_at__gte=window.since, drawn_at__lt=window.until)
    drawings = list(drawn.order_by("pk"))
    counted = [counts for one in drawings if (counts := _counts(one, now)) is not None]
    total = defaultdict(Counter)
    for counts in counted:
        for item, answers in counts.items():
            total[item].update(answers)
    items = list(Item.objects.filter(pk__in=total).select_related("scorecard"))
    return Told(
        lines=_lines(items, total, language),
        drawings=len(counted),
        held_back=len(drawings) - len(counted),
        versions=sorted({one.scorecard.number for one in items}),
    )


def _counts(drawing, now):
    """{item id: {answer: how often}} of a drawing; None while it is not counted."""
    ends_at = drawing.drawn_at + LATEST
    living = Appraisal.objects.filter(drawn__drawing=drawing)
    is_open = Q(revealed_at=None) | Q(dispute__state__in=unsettled())
    if now < ends_at and living.filter(is_open).exists():
        return None
    marks = Mark.objects.filter(
        side=Mark.Side.OTHER,
        appraisal__drawn__drawing=drawing,
        appraisal__revealed_at__lt=ends_at,
    ).filter(Q(appraisal__dispute=None) | Q(appraisal__dispute__settled_at__lt=ends_at))
    counts, authors = defaultdict(Counter), set()
    for item, answer, author in marks.values_list("item_id", "answer", "appraisal__author_id"):
        counts[item][answer] += 1
        authors.add(author)
    kept = KeptMark.objects.filter(drawing=drawing, month__lte=month_of(ends_at))
    gone = list(kept.values_list("item_id", "answer"))
    for item, answer in gone:
        counts[item][answer] += 1
    behind = drawing.author_count if gone else len(authors)
    enough = {item: found for item, found in counts.items() if _applies(found) >= K}
    return enough if behind >= K and enough else None


def _applies(counts):
    return sum(counts[answer] for answer in ANCHORS)


def _lines(items, total, language):
    newest, by_code = {}, defaultdict(Counter)
    for one in sorted(items, key=lambda i: i.scorecard.number):
        newest[one.code] = one
        by_code[one.code].update(total[one.pk])
    order = sorted(newest.values(), key=lambda i: (-i.scorecard.number, i.position))
    return [_line(one, by_code[one.code], language) for one in order]


def _line(item, counts, language):
    n = _applies(counts)
    return Line(
        code=item.code,
        title=cards.spoken(item, language).title,
        shares=[(answer, counts[answer], wilson(counts[answer], n)) for answer in ANCHORS],
        n=n,
        not_applicable=counts[Answer.NOT_APPLICABLE],
    )
