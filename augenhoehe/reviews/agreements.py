"""How far people agree over calibration rounds, item by item and over all; nobody is told of."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from augenhoehe.kernel.statistics.agreement import FEWEST_UNITS, TENTATIVE, Agreement, agreement
from augenhoehe.reviews import cards
from augenhoehe.reviews.models import Spread

SCALE = (0, 1, 2)
NOT_APPLICABLE = 3


@dataclass(frozen=True)
class Line:
    """An item, or all of them (`code` empty), and how far people agree on it."""

    code: str
    title: str
    found: Agreement

    @property
    def is_judged(self):
        return self.found.groups >= FEWEST_UNITS

    @property
    def is_paradox(self):
        """Alpha is low or open, while people do agree: almost all chose one answer."""
        ac1 = self.found.ac1_interval
        doubts = self.found.word in ("unreliable", "undecided")
        return doubts and self.found.is_lopsided and bool(ac1) and ac1[0] >= TENTATIVE


@dataclass(frozen=True)
class Agreements:
    """Of the rounds revealed in a period.

    overall: alpha by the order of the anchors; applies: by which of four answers was chosen, “not
    applicable” being one; versions: numbers of the scorecards by which was rated.
    """

    rounds: tuple
    lines: list
    overall: Line
    applies: Line
    versions: list


def agreements_of(period, now, language):
    """The agreement of a period, in the order of the newest scorecard."""
    window = period.window(now)
    found = Spread.objects.filter(
        calibration__revealed_at__gte=window.since, calibration__revealed_at__lt=window.until
    )
    spreads = list(found.order_by("calibration_id", "pk").select_related("item__scorecard"))
    items = _newest_items(spreads)
    by_code = defaultdict(list)
    for one in spreads:
        by_code[one.item.code].append(one)
    lines = [
        Line(code, cards.spoken(item, language).title, _agreement(by_code[code]))
        for code, item in items.items()
    ]
    return Agreements(
        rounds=tuple(dict.fromkeys(one.calibration_id for one in spreads)),
        lines=lines,
        overall=Line("", "", _agreement(spreads)),
        applies=Line("", "", _agreement(spreads, level="nominal")),
        versions=sorted({one.item.scorecard.number for one in spreads}),
    )


def _newest_items(spreads):
    """{code: the item of its newest version}, in their order there."""
    found = {}
    for one in sorted((s.item for s in spreads), key=lambda i: (i.scorecard.number, i.position)):
        found[one.code] = one
    order = sorted(found.values(), key=lambda i: (-i.scorecard.number, i.position, i.pk))
    return {one.code: one for one in order}


def _agreement(spreads, level="ordinal"):
    units = tuple(_unit(one, with_na=level == "nominal") for one in spreads)
    return _computed(units, tuple(one.calibration_id for one in spreads), level)


def _unit(spread, *, with_na):
    said = ((0, spread.so), (1, spread.partly), (2, spread.no))
    more = ((NOT_APPLICABLE, spread.na),) if with_na else ()
    return tuple(step for step, n in (*said, *more) for _one in range(n))


@lru_cache(maxsize=256)
def _computed(units, groups, level):
    """A bootstrap takes a moment, and the same rounds give the same interval."""
    scale = SCALE if level == "ordinal" else (*SCALE, NOT_APPLICABLE)
    return agreement(units, level, scale=scale, groups=groups)
