"""Two shares compared, and how many cases it takes to see a difference."""

from math import ceil, sqrt

from augenhoehe.kernel.statistics.changes import Change
from augenhoehe.kernel.statistics.normal import normal_quantile
from augenhoehe.kernel.statistics.shares import Z95, wilson


def newcombe(hits: int, n: int, hits2: int, n2: int, z: float = Z95) -> Change:
    """The first share minus the second with Newcombe's hybrid score interval (method 10).

    Both groups need a case, ValueError otherwise. Shares are 0 to 1, so the change is -1 to 1.
    Source: Newcombe (1998), Statistics in Medicine 17, 873-890.
    """
    if not n or not n2:
        raise ValueError(f"{n} and {n2} cases")
    first, second = wilson(hits, n, z), wilson(hits2, n2, z)
    value = first.value - second.value
    low = value - sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2)
    high = value + sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2)
    return Change(value, max(low, -1.0), min(high, 1.0))


def reach(power: float = 0.8, level: float = 0.95) -> float:
    """How many standard errors a true change must measure to be seen with this power (2.80)."""
    return normal_quantile((1 + level) / 2) + normal_quantile(power)


def detectable_share_change(share: float, n: int, power: float = 0.8) -> float:
    """The smallest change of a share that n cases in each of two periods show, with this power.

    share: about where it is, 0 to 1; n > 0. Beyond 1 means: nothing can be seen.
    Source: Fleiss, Statistical Methods for Rates and Proportions, 3rd ed., 4.2 (equal variances).
    """
    return reach(power) * sqrt(2 * share * (1 - share) / n)


def n_for_share(half: float, share: float = 0.5, population: int | None = None) -> int:
    """How many cases give a 95 % interval of +-half around a share (0 to 1; worst case 0.5).

    population: how many there are at all, if they are few (finite population correction).
    Source: Cochran, Sampling Techniques, 3rd ed., 4.4. ValueError unless 0 < half < 1.
    """
    if not 0 < half < 1:
        raise ValueError(f"half width {half}")
    n = Z95**2 * share * (1 - share) / half**2
    if population is not None:
        n = n / (1 + (n - 1) / population)
    return max(ceil(n - 1e-9), 1)
