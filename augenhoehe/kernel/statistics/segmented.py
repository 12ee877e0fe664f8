"""Segmented regression: what came after a start, against what the trend before would have brought.

Y = b0 + b1 t + b2 D + b3 (t - t0) D: b2 is the jump at the start, b3 the change of slope.
Source: Wagner et al. (2002), Journal of Clinical Pharmacy and Therapeutics 27, 299-309.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from augenhoehe.kernel.statistics.changes import Change, Part, change_of
from augenhoehe.kernel.statistics.leastsquares import Fit, least_squares
from augenhoehe.kernel.statistics.links import link
from augenhoehe.kernel.statistics.normal import two_sided

FEWEST_BEFORE, FEWEST_AFTER = 8, 4
TREND_LEVEL = 0.1


@dataclass(frozen=True)
class Segmented:
    """A fitted interrupted series.

    b: start, slope before, jump, change of slope; se and hac their standard errors by OLS and by
    Newey and West. jump, slope: intervals by OLS. gap: the mean distance from the continued trend
    after the start, with the larger of both errors; the verdict rests on it.
    """

    b: tuple[float, ...]
    se: tuple[float, ...]
    hac: tuple[float, ...]
    jump: Change
    slope: Change
    gap: Change
    df: int


@dataclass(frozen=True)
class SegmentedCheck:
    """What heavy.check_segmented finds: the same by statsmodels, and what speaks for or against it.

    b, se, hac: as in `segmented.Segmented`. prais: coefficients and standard errors with the link
    of neighbours estimated (GLSAR, first order). durbin_watson: near 2 without a link; not to be
    relied on in short series. ljung_box: p value that the residuals are linked by chance only.
    """

    b: tuple[float, ...]
    se: tuple[float, ...]
    hac: tuple[float, ...]
    prais_b: tuple[float, ...]
    prais_se: tuple[float, ...]
    durbin_watson: float
    ljung_box: float


def segmented(
    values: Sequence[float | None], start: int, *, lags: int = 2, ratio: bool = False
) -> Segmented | None:
    """Fit one value a period; `start` is the place of the first one after the start.

    None stands for a period without data. ratio: values are logarithms, and the gap is given as a
    ratio. None when there are fewer than 8 periods before or 4 after.
    """
    known = [(t + 1, value) for t, value in enumerate(values) if value is not None]
    after = [t - start for t, _value in known if t > start]
    if len(known) - len(after) < FEWEST_BEFORE or len(after) < FEWEST_AFTER:
        return None
    rows = [_row(t, start) for t, _value in known]
    fit = least_squares(rows, [value for _t, value in known], lags=lags)
    return segments_of(fit, after, ratio=ratio) if fit else None


def _row(t, start):
    is_after = t > start
    return (1.0, float(t), float(is_after), float(t - start) if is_after else 0.0)


def segments_of(fit: Fit, after: Sequence[int], *, ratio: bool = False) -> Segmented:
    """What a fit of the four columns says; after: periods since the start, from 1."""
    weights = (0.0, 0.0, 1.0, sum(after) / len(after))
    gap = fit.b[2] + weights[3] * fit.b[3]
    se = fit.standard_errors(fit.covariance)
    return Segmented(
        fit.b,
        se,
        fit.standard_errors(fit.hac),
        change_of(Part(fit.b[2], se[2], fit.df)),
        change_of(Part(fit.b[3], se[3], fit.df)),
        change_of(Part(gap, fit.error_of(weights), fit.df), ratio=ratio),
        fit.df,
    )


@dataclass(frozen=True)
class Trend:
    """A straight line through a series: its slope a period and whether it can be chance.

    variance: of a period around the line; link: of neighbouring periods around it.
    """

    slope: float
    p: float
    variance: float
    link: float

    @property
    def is_visible(self) -> bool:
        """Less than one chance in ten: careful, because a missed trend counts as an effect."""
        return self.p < TREND_LEVEL


def trend(values: Sequence[float | None]) -> Trend | None:
    """The trend of a series, None below eight periods with data."""
    known = [(t, value) for t, value in enumerate(values) if value is not None]
    if len(known) < FEWEST_BEFORE:
        return None
    fit = least_squares([(1.0, float(t)) for t, _v in known], [value for _t, value in known])
    variance = sum(residual**2 for residual in fit.residuals) / fit.df
    p = _chance(fit, (0.0, 1.0), known)
    return Trend(fit.b[1], p, variance, link([fit.residuals], len(known) / 2))


def _chance(fit, weights, known):
    """The p value of the slope; what only rounding made is no slope."""
    slope, se = fit.b[1], fit.error_of(weights)
    if abs(slope) * len(known) <= 1e-9 * max(abs(value) for _t, value in known):
        return 1.0
    return two_sided(slope / se, fit.df) if se else 0.0


def shared_trend(values: Sequence[float | None], start: int) -> bool:
    """Whether one slope runs through a series with a jump at its start (p < 10 %)."""
    known = [(t, value) for t, value in enumerate(values) if value is not None]
    is_long = len(known) >= FEWEST_BEFORE + FEWEST_AFTER
    rows = [(1.0, float(t), float(t >= start)) for t, _value in known]
    fit = least_squares(rows, [value for _t, value in known]) if is_long else None
    return fit is not None and _chance(fit, (0.0, 1.0, 0.0), known) < TREND_LEVEL


def gap_error(before: int, after: int, variance: float = 1.0) -> float:
    """Standard error of the gap for so many periods without holes, variance of a period given."""
    distance = (before + after) / 2
    spread = before * (before * before - 1) / 12
    return sqrt(variance * (1 / before + 1 / after + distance * distance / spread))
