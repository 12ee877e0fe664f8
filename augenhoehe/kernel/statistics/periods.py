"""How much weeks differ from each other beyond what their records explain.

Answers of one week share its weather: an outage, a holiday, a campaign. An interval from the
records alone is then too narrow. So each effect is measured by its weeks too; the wider one counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from augenhoehe.kernel.statistics.links import inflation, link
from augenhoehe.kernel.statistics.lumps import Lump, sum_lumps
from augenhoehe.kernel.statistics.normal import chi2_cdf

FEWEST = 6


@dataclass(frozen=True)
class Between:
    """The variance of a record as the weeks tell it.

    variance: between weeks, times the records of a week; it is that of a record when weeks differ
    by chance only. df: its degrees of freedom. link: correlation of neighbouring weeks, 0 to 0.9.
    excess: None when a week is one number, else the chance that so much difference is chance.
    """

    variance: float
    df: int
    link: float
    excess: float | None

    def matters(self, chance: float = 0.2) -> bool:
        """Whether weeks differ more than their records explain (less than one chance in five)."""
        return self.excess is None or self.excess < chance

    @property
    def freedom(self) -> int:
        """Degrees of freedom as far as weeks are independent of each other; at least 1."""
        return max(int(self.df / inflation(self.link)), 1)

    def standard_error(self, *sizes: float) -> float:
        """Of a difference between phases with so many records each."""
        return sqrt(self.variance * inflation(self.link) * sum(1 / size for size in sizes))


def between(phases: Sequence[Sequence[Lump]]) -> Between | None:
    """What weeks tell about the variance, each phase around its own mean.

    Source: quasi-likelihood dispersion, McCullagh and Nelder, Generalized Linear Models, 4.5.
    """
    phases = [known for phase in phases if (known := [lump for lump in phase if lump.n])]
    count = sum(map(len, phases))
    df = count - len(phases)
    if count < FEWEST or df < 1:
        return None
    residuals = [_residuals(phase) for phase in phases]
    squares = sum(value * value for phase in residuals for value in phase)
    inside = _inside(phases)
    excess = None if inside is None else 1 - chi2_cdf(squares / inside, df) if inside else 0.0
    return Between(squares / df, df, link(residuals, count / len(phases)), excess)


def _inside(phases):
    """The variance of a record within weeks; None when a week is a single number."""
    lumps = [lump for phase in phases for lump in phase]
    df = sum(lump.n - 1 for lump in lumps)
    return sum(lump.spread for lump in lumps) / df if df > 0 else None


def _residuals(phase):
    mean = sum_lumps(phase).mean
    return [sqrt(lump.n) * (lump.mean - mean) for lump in phase]
