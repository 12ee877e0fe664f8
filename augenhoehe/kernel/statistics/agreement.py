"""Do several people who rate the same thing see the same? Agreement, with an interval and a word.

Ratings come as units: one sequence a unit (a conversation, on one item), one place a rater, None
where nobody rated. What is measured is the item and its anchors, never a person.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import product
from math import sqrt
from random import Random

from augenhoehe.kernel.statistics.normal import normal_cdf, student_quantile
from augenhoehe.kernel.statistics.shares import Z95

Units = Sequence[Sequence[Hashable | None]]
LEVELS = ("nominal", "ordinal", "interval", "ratio")
FEWEST_UNITS = 10
RELIABLE, TENTATIVE = 0.8, 0.667
# With so many ratings on one step chance agreement is large, and alpha falls though people agree.
LOPSIDED = 0.8
ROUNDS = 1000
SEED = 20260101
# An interval of which more than a tenth of the draws could not be computed is none.
COMPUTABLE = 0.9


@dataclass(frozen=True)
class Agreement:
    """How far ratings agree. units: those with two ratings or more; percent: 0 to 1.

    groups: how many of the given groups have such a unit (without groups: the units). alpha:
    Krippendorff's, None where all ratings are the same; ac1: Gwet's; each interval 95 % or None.
    word: too_few, same, reliable, tentative, unreliable or undecided. is_lopsided: most ratings lie
    on one step, so that `ac1` says more than `alpha`.
    """

    units: int
    groups: int
    ratings: int
    percent: float | None
    percent_interval: tuple[float, float] | None
    alpha: float | None
    alpha_interval: tuple[float, float] | None
    ac1: float | None
    ac1_interval: tuple[float, float] | None
    is_lopsided: bool
    word: str


def agreement(
    units: Units, level: str = "ordinal", *, scale=None, seed: int = SEED, groups=None
) -> Agreement:
    """Agreement of all raters, judged by the whole interval; below ten units `too_few`.

    scale: the steps in their order (default: the values that occur, sorted). groups: one a unit,
    alike for units that belong together (several items of one conversation); then ten groups are
    needed, and whole groups are drawn. The same seed gives the same interval.
    """
    scale = _scale(units, scale)
    lots = _lots(units, scale, groups)
    patterns = _merged(lots)
    paired = sum(n for one, n in patterns.items() if sum(one) > 1)
    apart = sum(n for lot, n in lots.items() if any(sum(one) > 1 for one, _n in lot))
    totals = [sum(one[k] * n for one, n in patterns.items()) for k in range(len(scale))]
    figures = (
        _percent,
        lambda drawn: _alpha(drawn, scale, level),
        lambda drawn: _ac1(drawn, scale),
    )
    percent, alpha, ac1 = (figure(patterns) for figure in figures)
    spans = _bootstrap(lots, figures, seed) if apart >= FEWEST_UNITS else (None, None, None)
    return Agreement(
        units=paired,
        groups=apart,
        ratings=sum(totals),
        percent=percent,
        percent_interval=spans[0],
        alpha=alpha,
        alpha_interval=spans[1],
        ac1=ac1,
        ac1_interval=spans[2],
        is_lopsided=bool(sum(totals)) and max(totals) >= LOPSIDED * sum(totals),
        word=_word(apart, alpha, spans[1]),
    )


def _word(paired, alpha, span):
    if paired < FEWEST_UNITS:
        return "too_few"
    if alpha is None:
        return "same"
    if span is None:
        return "undecided"
    low, high = span
    if low >= TENTATIVE:
        return "reliable" if low >= RELIABLE else "tentative"
    return "unreliable" if high < TENTATIVE else "undecided"


def percent_agreement(units: Units) -> float | None:
    """The share of pairs of ratings of a unit that are equal, meaned over units; None without."""
    return _percent(_patterns(units, _scale(units, None)))


def krippendorff_alpha(units: Units, level: str = "nominal", *, scale=None) -> float | None:
    """Krippendorff's alpha; ratings may be missing. None where nothing differs or nothing pairs.

    ValueError for a level that is none, and for numbers wanted and not given. Source:
    Krippendorff, Content Analysis, 3rd ed., chapter 12 (coincidence matrix); Computing
    Krippendorff's Alpha-Reliability (2011).
    """
    scale = _scale(units, scale)
    return _alpha(_patterns(units, scale), scale, level)


def gwet_ac1(units: Units, *, scale=None) -> float | None:
    """Gwet's AC1 for any number of raters and missing ratings; None where nothing pairs.

    scale: all steps that could have been chosen; their number counts. Source: Gwet (2008),
    Computing inter-rater reliability and its variance in the presence of high agreement.
    """
    scale = _scale(units, scale)
    return _ac1(_patterns(units, scale), scale)


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa with its large-sample standard error and 95 % interval (None if weighted)."""

    value: float
    se: float | None = None
    low: float | None = None
    high: float | None = None


def cohen_kappa(table: Sequence[Sequence[float]], weights: str | None = None) -> Kappa | None:
    """Kappa of two raters by their table of counts; weights None, `linear` or `quadratic`.

    None where chance alone would agree on everything. Source: Cohen (1960, 1968); standard error
    by Fleiss, Cohen and Everitt (1969).
    """
    n = sum(map(sum, table))
    if not n:
        return None
    cells = [[cell / n for cell in row] for row in table]
    rows, columns = (
        [sum(row) for row in cells],
        [sum(column) for column in zip(*cells, strict=True)],
    )
    steps = range(len(cells))
    apart = {(i, j): _apart(i, j, weights) for i, j in product(steps, steps)}
    seen = sum(apart[i, j] * cells[i][j] for i, j in apart)
    expected = sum(apart[i, j] * rows[i] * columns[j] for i, j in apart)
    if not expected:
        return None
    value = 1 - seen / expected
    if weights:
        return Kappa(value)
    se = _kappa_error(cells, rows, columns) / sqrt(n)
    return Kappa(value, se, value - Z95 * se, value + Z95 * se)


def _apart(i, j, weights):
    if weights is None:
        return float(i != j)
    return abs(i - j) ** {"linear": 1, "quadratic": 2}[weights]


def _kappa_error(cells, rows, columns):
    """The standard error times the root of n."""
    steps = range(len(cells))
    po = sum(cells[i][i] for i in steps)
    pe = sum(rows[i] * columns[i] for i in steps)
    on = sum(cells[i][i] * ((1 - pe) - (rows[i] + columns[i]) * (1 - po)) ** 2 for i in steps)
    off = sum(cells[i][j] * (columns[i] + rows[j]) ** 2 for i, j in product(steps, steps) if i != j)
    variance = on + (1 - po) ** 2 * off - (po * pe - 2 * pe + po) ** 2
    return sqrt(max(variance, 0.0)) / (1 - pe) ** 2


def fleiss_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Fleiss' kappa: one row a unit, in it how many raters chose each step; None without chance.

    Each unit needs the same number of raters (ValueError). Source: Fleiss (1971).
    """
    raters = {sum(row) for row in table}
    if len(raters) != 1 or raters <= {0, 1}:
        raise ValueError("each unit needs the same number of raters, two or more")
    n = raters.pop()
    seen = sum(sum(k * (k - 1) for k in row) for row in table) / (len(table) * n * (n - 1))
    shares = [sum(column) / (len(table) * n) for column in zip(*table, strict=True)]
    expected = sum(share * share for share in shares)
    return None if expected == 1 else (seen - expected) / (1 - expected)


def _scale(units, scale):
    found = {value for unit in units for value in unit if value is not None}
    if scale is None:
        return sorted(found)
    if not found <= set(scale):
        raise ValueError("a rating that is not on the scale")
    return list(scale)


def _patterns(units, scale):
    """{how often each step was chosen: number of units}; alike units are counted once."""
    place = {value: k for k, value in enumerate(scale)}
    found = Counter()
    for unit in units:
        counts = [0] * len(scale)
        for value in unit:
            if value is not None:
                counts[place[value]] += 1
        if any(counts):
            found[tuple(counts)] += 1
    return found


def _lots(units, scale, groups):
    """{what is drawn together, as (pattern, number of units) pairs: how many such lots}."""
    if groups is None:
        return {((one, 1),): n for one, n in _patterns(units, scale).items()}
    found = {}
    for unit, group in zip(units, groups, strict=True):
        found.setdefault(group, []).append(unit)
    return Counter(tuple(sorted(_patterns(together, scale).items())) for together in found.values())


def _merged(lots):
    """The patterns of lots, {pattern: number of units}."""
    found = Counter()
    for lot, times in lots.items():
        for one, n in lot:
            found[one] += n * times
    return found


def _percent(patterns):
    paired = {one: n for one, n in patterns.items() if sum(one) > 1}
    if not paired:
        return None
    agreed = sum(
        n * sum(k * (k - 1) for k in one) / (sum(one) * (sum(one) - 1)) for one, n in paired.items()
    )
    return agreed / sum(paired.values())


def _ac1(patterns, scale):
    seen = _percent(patterns)
    if seen is None:
        return None
    if len(scale) < 2:
        return 1.0
    units = sum(patterns.values())
    shares = [
        sum(n * one[k] / sum(one) for one, n in patterns.items()) / units for k in range(len(scale))
    ]
    expected = sum(share * (1 - share) for share in shares) / (len(scale) - 1)
    return (seen - expected) / (1 - expected)


def _alpha(patterns, scale, level):
    paired = {one: n for one, n in patterns.items() if sum(one) > 1}
    totals = [sum(n * one[k] for one, n in paired.items()) for k in range(len(scale))]
    apart = _distances(scale, totals, level)
    seen = sum(
        n * far * one[c] * one[k] / (sum(one) - 1)
        for one, n in paired.items()
        for (c, k), far in apart.items()
        if one[c] and one[k]
    )
    expected = sum(far * totals[c] * totals[k] for (c, k), far in apart.items())
    return 1 - (sum(totals) - 1) * seen / expected if expected else None


def _distances(scale, totals, level):
    """{(c, k): squared difference of two steps}, for c < k."""
    pairs = [(c, k) for k in range(len(scale)) for c in range(k)]
    if level == "nominal":
        return dict.fromkeys(pairs, 1.0)
    if level == "ordinal":
        between = {(c, k): sum(totals[c : k + 1]) - (totals[c] + totals[k]) / 2 for c, k in pairs}
        return {pair: far**2 for pair, far in between.items()}
    if level not in LEVELS or not all(isinstance(value, int | float) for value in scale):
        raise ValueError(f"{level} of {scale}")
    if level == "interval":
        return {(c, k): float(scale[c] - scale[k]) ** 2 for c, k in pairs}
    return {(c, k): _ratio(scale[c], scale[k]) for c, k in pairs}


def _ratio(one, other):
    return ((one - other) / (one + other)) ** 2 if one + other else 0.0


def _bootstrap(lots, figures: Sequence[Callable], seed):
    """95 % intervals of figures over lots drawn again with replacement.

    Percentiles, set farther out where lots are few: a bootstrap of n is too narrow by about
    sqrt((n - 1) / n) and knows no Student's t. Source: Hesterberg (2015), What Teachers Should Know
    about the Bootstrap, The American Statistician 69, 371-386 (expanded percentile interval).
    """
    kinds, counts = list(lots), list(lots.values())
    dice = Random(seed)
    found = [[] for _figure in figures]
    for _round in range(ROUNDS):
        drawn = _merged(Counter(dice.choices(kinds, counts, k=sum(counts))))
        for values, figure in zip(found, figures, strict=True):
            values.append(figure(drawn))
    tail = _tail(sum(counts))
    return tuple(_middle(values, tail) for values in found)


def _tail(n):
    """The share of draws on each side outside of the interval: 0.86 % of ten, 2.5 % of many."""
    return normal_cdf(-sqrt(n / (n - 1)) * student_quantile(0.975, n - 1))


def _middle(values, tail):
    """What lies between the tails; None where too many could not be computed."""
    known = sorted(value for value in values if value is not None)
    if len(known) < COMPUTABLE * ROUNDS:
        return None
    edge = int(tail * len(known))
    return known[edge], known[-1 - edge]
