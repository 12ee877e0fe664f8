from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.kernel.statistics import may_show_part, suppress, suppress_row

K = 5
TABLES = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 12), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)
SMALL = st.lists(
    st.lists(st.integers(0, 4), min_size=2, max_size=3), min_size=2, max_size=2
).filter(lambda rows: len({len(row) for row in rows}) == 1)


def whole(table):
    """Table with its totals."""
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def shown(table, k=K):
    """What is shown, as one table with totals."""
    found = suppress(table, k)
    rows = [[*row, total] for row, total in zip(found.cells, found.rows, strict=True)]
    return [*rows, [*found.columns, found.total]]


def equations(seen):
    """(A, b, hidden): the sums that hold between hidden cells."""
    hidden = [(i, j) for i, row in enumerate(seen) for j, x in enumerate(row) if x is None]
    lines = [[(i, j) for j in range(len(seen[0]))] for i in range(len(seen))]
    lines += [[(i, j) for i in range(len(seen))] for j in range(len(seen[0]))]
    a = [[(-1 if cell == line[-1] else 1) * (cell in line) for cell in hidden] for line in lines]
    b = [
        -sum((-1 if cell == line[-1] else 1) * (seen[cell[0]][cell[1]] or 0) for cell in line)
        for line in lines
    ]
    return np.array(a, dtype=float).reshape(len(lines), len(hidden)), np.array(b), hidden


@given(TABLES)
def test_no_hidden_cell_follows_from_the_sums(table):
    """Linear algebra: a cell is determined iff its unit vector lies in the row space."""
    a, _b, hidden = equations(shown(table))
    rank = np.linalg.matrix_rank(a) if hidden else 0
    for place in range(len(hidden)):
        unit = np.eye(len(hidden))[place : place + 1]
        assert np.linalg.matrix_rank(np.vstack([a, unit])) == rank + 1


@given(TABLES)
def test_every_small_count_is_hidden_and_no_zero(table):
    for row, seen in zip(whole(table), shown(table), strict=True):
        for count, one in zip(row, seen, strict=True):
            assert one is None if 0 < count < K else one in (count, None)
            assert count or one == 0


@settings(max_examples=25, deadline=None)
@given(SMALL, st.integers(2, 4))
def test_every_hidden_cell_could_be_another_whole_number(table, k):
    """Brute force: all tables that agree with what is shown, hidden cells at least 1."""
    seen = shown(table, k)
    inner = [(i, j) for i, row in enumerate(table) for j in range(len(row)) if seen[i][j] is None]
    found = [set() for _cell in inner]
    for guess in product(range(1, 7), repeat=len(inner)):
        tried = [list(row) for row in table]
        for (i, j), count in zip(inner, guess, strict=True):
            tried[i][j] = count
        if agrees(whole(tried), seen):
            for values, count in zip(found, guess, strict=True):
                values.add(count)
    assert all(len(values) > 1 for values in found)


def agrees(table, seen):
    return all(
        (count > 0 if one is None else count == one)
        for row, shown_row in zip(table, seen, strict=True)
        for count, one in zip(row, shown_row, strict=True)
    )


def test_a_single_small_cell_takes_three_more_with_it():
    found = suppress([[3, 20, 30], [10, 12, 40], [25, 9, 8]], K)
    hidden = sum(x is None for row in found.cells for x in row)
    assert hidden == 4 and None not in (*found.rows, *found.columns, found.total)


def test_nothing_small_nothing_hidden():
    found = suppress([[5, 20], [10, 0]], K)
    assert found.cells == ((5, 20), (10, 0)) and found.total == 35


def test_ones_that_must_be_ones_are_not_left_to_be_told():
    """Two hidden cells of a shown total of 2 could only be 1 and 1."""
    assert suppress([[1, 1], [1, 1]], 2).rows == (None, None)


def test_a_distribution_hides_a_second_group():
    assert suppress_row([3, 7, 50], K) == ((None, None, 50), 60)
    assert suppress_row([3], K) == ((None,), None)
    assert suppress_row([5, 7], K) == ((5, 7), 12)
    assert suppress_row([], K) == ((), 0)


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[-1, 2]]])
def test_what_is_no_table_of_counts_is_refused(table):
    with pytest.raises(ValueError):
        suppress(table, K)


@pytest.mark.parametrize(
    ("n", "total", "may"),
    [
        (4, 100, False),
        (5, 100, True),
        (96, 100, False),
        (95, 100, True),
        (100, 100, True),
        (0, 9, False),
    ],
)
def test_a_part_is_shown_if_neither_it_nor_the_rest_is_small(n, total, may):
    assert may_show_part(n, total, K) is may
