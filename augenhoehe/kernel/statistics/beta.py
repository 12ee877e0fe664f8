"""The beta and the binomial distribution, in plain Python."""

from math import exp, lgamma, log, log1p

TINY, STEP, ROUNDS = 1e-300, 3e-16, 20_000


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), a and b above 0.

    Source: continued fraction by Lentz's method; Numerical Recipes, 3rd ed., 6.4.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x, a, b):
    c, d = 1.0, 1 / kept(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / kept(1 + part * d)
            c = kept(1 + part / c)
            value *= c * d
        if abs(c * d - 1) < STEP:
            break
    return value


def kept(value):
    """The value, kept away from zero."""
    return value if abs(value) > TINY else TINY


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x with I_x(a, b) = p, by bisection."""
    return bisect(lambda x: beta_cdf(x, a, b), p, 0.0, 1.0)


def bisect(rising, wanted: float, low: float, high: float) -> float:
    """Where a rising function reaches what is wanted, between low and high."""
    for _round in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def binomial_cdf(k: int, n: int, p: float) -> float:
    """P(X <= k) of n trials with chance p each, by the incomplete beta function."""
    if k < 0:
        return 0.0
    return 1.0 if k >= n else beta_cdf(1 - p, n - k, k + 1)


def binomial_quantile(level: float, n: int, p: float) -> int:
    """The smallest k with P(X <= k) >= level (R's qbinom)."""
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if binomial_cdf(middle, n, p) * (1 + 1e-12) >= level:
            high = middle
        else:
            low = middle + 1
    return low
