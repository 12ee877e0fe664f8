"""Ordinary least squares for a few columns, with errors that neighbouring periods do not fool."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from augenhoehe.kernel.statistics.links import inflation, link
from augenhoehe.kernel.statistics.matrices import Matrix, dot, gram, inverse, times


@dataclass(frozen=True)
class Fit:
    """Coefficients, their covariance by OLS, by Newey and West, and the degrees of freedom."""

    b: tuple[float, ...]
    covariance: Matrix
    hac: Matrix
    df: int
    residuals: tuple[float, ...]

    def standard_errors(self, matrix: Matrix) -> tuple[float, ...]:
        """Square roots of the diagonal of one of the covariances."""
        return tuple(sqrt(max(matrix[i][i], 0.0)) for i in range(len(matrix)))

    def error_of(self, weights: Sequence[float]) -> float:
        """Standard error of a weighted sum of coefficients: the larger of two.

        By Newey and West, and by OLS made wider by the link of neighbours: in short series the
        first alone promises too much (bench/verdicts.py).
        """
        stretch = inflation(link([self.residuals], len(self.residuals) / 2))
        plain, robust = (
            max(dot(weights, times(matrix, weights)), 0.0) for matrix in (self.covariance, self.hac)
        )
        return sqrt(max(plain * stretch, robust))


def least_squares(
    rows: Sequence[Sequence[float]], values: Sequence[float], *, lags: int = 2
) -> Fit | None:
    """Fit values by the columns of rows; None when there are too few or they depend on each other.

    lags: of the HAC covariance (Bartlett weights, small-sample correction n/(n - k)).
    Source: Newey and West (1987), Econometrica 55, 703-708.
    """
    count, n = len(rows[0]) if rows else 0, len(rows)
    if n <= count:
        return None
    columns = list(zip(*rows, strict=True))
    try:
        bread = inverse(gram(columns))
    except ValueError:
        return None
    b = times(bread, [dot(column, values) for column in columns])
    residuals = [value - dot(row, b) for row, value in zip(rows, values, strict=True)]
    variance = dot(residuals, residuals) / (n - count)
    covariance = [[variance * value for value in row] for row in bread]
    hac = _sandwich(bread, _meat(rows, residuals, lags), n / (n - count))
    return Fit(tuple(b), covariance, hac, n - count, tuple(residuals))


def _meat(rows, residuals, lags):
    """Sums of products of scores with themselves and with their neighbours, weighted down."""
    scores = [
        [residual * value for value in row] for row, residual in zip(rows, residuals, strict=True)
    ]
    meat = gram(list(zip(*scores, strict=True)))
    size = range(len(meat))
    for lag in range(1, min(lags, len(rows) - 1) + 1):
        weight = 1 - lag / (lags + 1)
        for now, earlier in zip(scores[lag:], scores, strict=False):
            for i in size:
                for j in size:
                    meat[i][j] += weight * (now[i] * earlier[j] + earlier[i] * now[j])
    return meat


def _sandwich(bread, meat, factor):
    half = [times(meat, row) for row in bread]
    return [[factor * dot(half[i], bread[j]) for j in range(len(bread))] for i in range(len(bread))]
