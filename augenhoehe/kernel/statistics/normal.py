"""Quantiles and distribution functions that intervals are made of, in plain Python.

Pages may use them: nothing here loads a library. Checked against scipy in the tests.
"""

from functools import lru_cache
from math import exp, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

from augenhoehe.kernel.statistics.beta import ROUNDS, STEP, TINY, beta_cdf, bisect, kept

STANDARD = NormalDist()
# Beyond this many degrees of freedom the expansions below are as exact as the integral.
MANY = 1000


def normal_cdf(z: float) -> float:
    """P(Z <= z) of the standard normal distribution."""
    return STANDARD.cdf(z)


def normal_quantile(p: float) -> float:
    """The z with P(Z <= z) = p, for 0 < p < 1; StatisticsError otherwise."""
    return STANDARD.inv_cdf(p)


def student_cdf(t: float, df: float) -> float:
    """P(T <= t) of Student's t with df > 0 degrees of freedom (need not be whole)."""
    if df <= 0:
        raise ValueError(f"{df} degrees of freedom")
    if df > MANY:
        return normal_cdf(_as_normal(t, df))
    tail = beta_cdf(df / (df + t * t), df / 2, 0.5) / 2
    return tail if t < 0 else 1 - tail


def _as_normal(t, df):
    """The z that is exceeded as often as t, by the series of `_from_normal` turned round."""
    z = t
    for _round in range(8):
        z -= _from_normal(z, df) - t
    return z


@lru_cache(maxsize=4096)
def student_quantile(p: float, df: float) -> float:
    """The t with P(T <= t) = p for df > 0 degrees of freedom, 0 < p < 1.

    Source: Newton's method from the normal quantile, which lies to the left, so that each step
    stays left of the root of a concave curve; Abramowitz and Stegun 26.7.5 for very many.
    """
    if not 0 < p < 1 or df <= 0:
        raise ValueError(f"t quantile of {p} with {df} degrees of freedom")
    if p == 0.5:
        return 0.0
    if p < 0.5:
        return -student_quantile(1 - p, df)
    if df > MANY:
        return _from_normal(normal_quantile(p), df)
    t = normal_quantile(p)
    for _round in range(200):
        step = (p - student_cdf(t, df)) / _student_density(t, df)
        t += step
        if abs(step) <= 1e-12 * t:
            break
    return t


def _student_density(t, df):
    scale = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(df * pi)
    return scale * exp(-(df + 1) / 2 * log1p(t * t / df))


def _from_normal(z, df):
    parts = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(part / df**power for power, part in enumerate(parts, start=1))


def chi2_cdf(x: float, df: float) -> float:
    """P(X <= x) of chi-square with df > 0 degrees of freedom.

    Source: series and continued fraction of the incomplete gamma; Numerical Recipes, 6.2.
    """
    if df <= 0:
        raise ValueError(f"{df} degrees of freedom")
    if x <= 0:
        return 0.0
    a, x = df / 2, x / 2
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        return front * _gamma_series(a, x)
    return 1 - front * _gamma_fraction(a, x)


def _gamma_series(a, x):
    term = total = 1 / a
    for n in range(1, ROUNDS):
        term *= x / (a + n)
        total += term
        if term < total * STEP:
            break
    return total


def _gamma_fraction(a, x):
    b = x + 1 - a
    c, d = 1 / TINY, 1 / kept(b)
    value = d
    for n in range(1, ROUNDS):
        b += 2
        d = 1 / kept(n * (a - n) * d + b)
        c = kept(b + n * (a - n) / c)
        value *= c * d
        if abs(c * d - 1) < STEP:
            break
    return value


@lru_cache(maxsize=4096)
def chi2_quantile(p: float, df: float) -> float:
    """The x with P(X <= x) = p of chi-square with df degrees of freedom, 0 < p < 1."""
    if not 0 < p < 1:
        raise ValueError(f"chi-square quantile of {p}")
    high = df + 10 * sqrt(2 * df)
    while chi2_cdf(high, df) < p:
        high *= 2
    return bisect(lambda x: chi2_cdf(x, df), p, 0.0, high)


def two_sided(statistic: float, df: float | None = None) -> float:
    """The two-sided p value of a z (df None) or t statistic."""
    size = abs(statistic)
    return 2 * (normal_cdf(-size) if df is None else student_cdf(-size, df))
