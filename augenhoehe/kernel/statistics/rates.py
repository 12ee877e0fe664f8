"""Rates: how many happened per so many chances, where one chance may bring several."""

from dataclasses import dataclass
from math import exp, inf, lgamma, log, sqrt

from augenhoehe.kernel.statistics.beta import beta_quantile, bisect, kept
from augenhoehe.kernel.statistics.changes import Change
from augenhoehe.kernel.statistics.shares import Z95

# Above so many the approximation differs from the exact ends by less than 0.01 %.
EXACT_UP_TO = 500
STEP, ROUNDS = 1e-15, 10_000


@dataclass(frozen=True)
class Rate:
    """Events per `per` chances with their interval; all None without a chance."""

    value: float | None
    low: float | None
    high: float | None
    events: int
    chances: float


def rate(events: int, chances: float, *, per: float = 1000) -> Rate:
    """events per `per` chances, with the exact 95 % interval of a Poisson count.

    events: a count >= 0; chances: >= 0, known without error. ValueError otherwise.
    Source: Garwood (1936), Biometrika 28, 437-442; above 500 events Byar's approximation, Breslow
    and Day (1987), Statistical Methods in Cancer Research II, formula 2.11.
    """
    if events < 0 or chances < 0:
        raise ValueError(f"{events} of {chances}")
    if not chances:
        return Rate(None, None, None, events, chances)
    low, high = _ends(events)
    size = per / chances
    return Rate(events * size, low * size, high * size, events, chances)


def _ends(events):
    if events > EXACT_UP_TO:
        return _byar(events, -Z95), _byar(events + 1, Z95)
    return gamma_quantile(0.025, events), gamma_quantile(0.975, events + 1)


def _byar(count, z):
    return count * (1 - 1 / (9 * count) + z / (3 * sqrt(count))) ** 3


def rate_ratio(events: int, chances: float, before: int, chances_before: float) -> Change | None:
    """How many times the rate before the rate is now, with an exact 95 % interval.

    Given how many happened in all, those of now are a binomial count. None where nothing happened
    at all, or there was no chance in one of the two; the upper end is infinite if nothing was
    before. Source: Przyborowski and Wilenski (1940), Biometrika 31, 313-323, with the interval of
    Clopper and Pearson.
    """
    if not (events + before and chances and chances_before):
        return None
    size = chances_before / chances
    low = beta_quantile(0.025, events, before + 1) if events else 0.0
    high = beta_quantile(0.975, events + 1, before) if before else 1.0
    value = events / before * size if before else inf
    return Change(value, _odds(low) * size, _odds(high) * size, none=1.0)


def _odds(share):
    return share / (1 - share) if share < 1 else inf


def gamma_cdf(x: float, shape: float) -> float:
    """The regularised incomplete gamma function P(shape, x), shape above 0.

    Source: series and continued fraction; Numerical Recipes, 3rd ed., 6.2.
    """
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return front * _series(x, shape)
    return 1 - front * _fraction(x, shape)


def _series(x, shape):
    term = total = 1 / shape
    for n in range(1, ROUNDS):
        term *= x / (shape + n)
        total += term
        if term < total * STEP:
            break
    return total


def _fraction(x, shape):
    b = x + 1 - shape
    c, d = inf, 1 / kept(b)
    value = d
    for n in range(1, ROUNDS):
        a = -n * (n - shape)
        b += 2
        d = 1 / kept(a * d + b)
        c = kept(b + a / c)
        value *= c * d
        if abs(c * d - 1) < STEP:
            break
    return value


def gamma_quantile(p: float, shape: float) -> float:
    """The x with P(shape, x) = p; 0 where the shape is 0."""
    if not shape:
        return 0.0
    return bisect(lambda x: gamma_cdf(x, shape), p, 0.0, shape + 20 * sqrt(shape) + 40)
