"""Small symmetric matrices in plain Python: least squares and eigenvalues for a few columns."""

from collections.abc import Sequence
from math import hypot, sqrt
from operator import mul

Matrix = list[list[float]]
FLAT = 1e-10


def sweep(matrix: Matrix, pivot: int) -> Matrix:
    """A symmetric matrix swept by one column; unchanged when the column depends on others.

    Source: Goodnight (1979), The American Statistician 33, 149-158.
    """
    size, by = range(len(matrix)), matrix[pivot][pivot]
    if by < FLAT:
        return matrix
    scaled = [value / by for value in matrix[pivot]]
    swept = [[matrix[i][j] - matrix[i][pivot] * scaled[j] for j in size] for i in size]
    for i in size:
        swept[i][pivot] = swept[pivot][i] = scaled[i]
    swept[pivot][pivot] = -1 / by
    return swept


def inverse(matrix: Matrix) -> Matrix:
    """The inverse of a positive definite matrix by sweeping; ValueError when it has none."""
    scale = [sqrt(matrix[i][i]) if matrix[i][i] > 0 else 0.0 for i in range(len(matrix))]
    if 0.0 in scale:
        raise ValueError("a column of nothing")
    swept = [
        [value / (scale[i] * scale[j]) for j, value in enumerate(row)]
        for i, row in enumerate(matrix)
    ]
    for pivot in range(len(matrix)):
        if swept[pivot][pivot] < FLAT:
            raise ValueError("columns depend on each other")
        swept = sweep(swept, pivot)
    return [
        [-value / (scale[i] * scale[j]) for j, value in enumerate(row)]
        for i, row in enumerate(swept)
    ]


def times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    """Matrix times vector."""
    return [dot(row, vector) for row in matrix]


def dot(first: Sequence[float], second: Sequence[float]) -> float:
    """The inner product."""
    return sum(map(mul, first, second))


def gram(columns: Sequence[Sequence[float]]) -> Matrix:
    """Inner products of all pairs of columns: X'X."""
    size = range(len(columns))
    found = [[dot(columns[i], columns[j]) if j <= i else 0.0 for j in size] for i in size]
    return [[found[max(i, j)][min(i, j)] for j in size] for i in size]


def eigen(matrix: Matrix) -> tuple[list[float], Matrix]:
    """(eigenvalues, eigenvectors as columns) of a symmetric matrix, by Jacobi's rotations.

    Source: Golub and Van Loan, Matrix Computations, 4th ed., 8.5.
    """
    size = range(len(matrix))
    values = [list(row) for row in matrix]
    vectors = [[float(i == j) for j in size] for i in size]
    for _round in range(100):
        if sum(values[i][j] ** 2 for i in size for j in range(i)) < 1e-30:
            break
        for q in size:
            for p in range(q):
                _rotate(values, vectors, p, q)
    return [values[i][i] for i in size], vectors


def _rotate(values, vectors, p, q):
    """Turn the plane of p and q so that their common element is 0."""
    if abs(values[p][q]) < 1e-300:
        return
    theta = (values[q][q] - values[p][p]) / (2 * values[p][q])
    t = (1 if theta >= 0 else -1) / (abs(theta) + hypot(theta, 1))
    c = 1 / hypot(t, 1)
    s = t * c
    for row in values:
        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
    first, second = values[p], values[q]
    values[p] = [c * a - s * b for a, b in zip(first, second, strict=True)]
    values[q] = [s * a + c * b for a, b in zip(first, second, strict=True)]
    for row in vectors:
        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
