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
    counted = _counted(drawings, now)
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


@dataclass
class _Behind:
    """A drawing, what was said in it, and by how many it was written."""

    drawing: Drawing
    counts: dict
    authors: set
    is_old: bool = False

    @property
    def ends_at(self):
        return self.drawing.drawn_at + LATEST

    def note(self, item, answer):
        self.counts[item][answer] += 1

    @property
    def shown(self):
        """{item id: {answer: how often}}: what enough people and conversations stand behind."""
        authors = self.drawing.author_count if self.is_old else len(self.authors)
        if authors < K:
            return {}
        return {item: found for item, found in self.counts.items() if _applies(found) >= K}


def _counted(drawings, now):
    """What is shown of each drawing of which anything is."""
    living = Appraisal.objects.filter(drawn__drawing__in=drawings)
    is_open = Q(revealed_at=None) | Q(dispute__state__in=unsettled())
    going_on = set(living.filter(is_open).values_list("drawn__drawing_id", flat=True))
    behind = {one.pk: _Behind(one, defaultdict(Counter), set()) for one in drawings}
    for pk in going_on:
        if now < behind[pk].ends_at:
            del behind[pk]
    _note_living(behind)
    _note_kept(behind)
    return [shown for one in behind.values() if (shown := one.shown)]


def _note_living(behind):
    marks = Mark.objects.filter(
        side=Mark.Side.OTHER,
        appraisal__drawn__drawing__in=list(behind),
        appraisal__revealed_at__isnull=False,
    )
    # What came, or was settled, after the end changes nothing any more.
    rows = marks.values_list(
        "appraisal__drawn__drawing_id", "item_id", "answer", "appraisal__author_id",
        "appraisal__revealed_at", "appraisal__dispute__pk", "appraisal__dispute__settled_at",
    )  # fmt: skip
    for pk, item, answer, author, revealed_at, dispute, settled_at in rows:
        one = behind[pk]
        is_settled = dispute is None or (settled_at and settled_at < one.ends_at)
        if is_settled and revealed_at < one.ends_at:
            one.note(item, answer)
            one.authors.add(author)


def _note_kept(behind):
    kept = KeptMark.objects.filter(drawing__in=list(behind))
    for pk, item, answer, month in kept.values_list("drawing_id", "item_id", "answer", "month"):
        one = behind[pk]
        if month <= month_of(one.ends_at):
            one.note(item, answer)
            one.is_old = True


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
