"""Small cells are hidden, and so much more that nobody can compute them from the margins.

A table of counts with row, column and grand totals is a network: rows and columns are its nodes,
cells its edges. A hidden cell can be computed exactly if no cycle of hidden cells runs through it
(Gusfield 1988, SIAM Journal on Computing 17, 552-571). So for each small cell the cheapest cycle is
hidden too, along which counts could be one higher or lower with every total kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

# Totals are worth more than the cells they sum.
TOTAL_COSTS = 20


@dataclass(frozen=True)
class Shown:
    """A table that may be shown: None is a hidden cell; totals hidden likewise."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    total: int | None


def suppress(table: Sequence[Sequence[int]], k: int) -> Shown:
    """Hide each count from 1 to k - 1, in the table and in its totals, and what would betray it.

    Whoever knows the shown numbers and that a 0 is never hidden still finds at least two values for
    every hidden cell. ValueError for counts below zero, rows of unequal length or k < 1.
    """
    if k < 1 or len({len(row) for row in table}) > 1 or any(x < 0 for row in table for x in row):
        raise ValueError("not a table of counts")
    counts = _with_totals(table)
    small = [place for place, count in _places(counts) if 0 < count < k]
    hidden = set(small)
    for place in small:
        hidden |= _cheapest_cycle(counts, place, hidden)
    return _shown(counts, hidden)


def suppress_row(counts: Sequence[int], k: int) -> tuple[tuple[int | None, ...], int | None]:
    """A single distribution and its total: (counts, total) with what must be hidden as None."""
    shown = suppress([list(counts)], k)
    cells = zip(shown.cells[0], shown.columns, strict=True)
    return tuple(None if None in pair else pair[0] for pair in cells), shown.total


def may_show_part(n: int, total: int, k: int) -> bool:
    """Whether figures of n out of total may be shown: neither they nor the rest are too few.

    The rest can be computed by who sees both the part and the whole.
    """
    return n >= k and (n == total or total - n >= k)


def _with_totals(table):
    rows = [[*row, sum(row)] for row in table]
    width = len(rows[0]) if rows else 1
    return [*rows, [sum(row[j] for row in rows) for j in range(width)]]


def _places(counts):
    return [((i, j), count) for i, row in enumerate(counts) for j, count in enumerate(row)]


def _shown(counts, hidden):
    rows = [
        tuple(None if (i, j) in hidden else count for j, count in enumerate(row))
        for i, row in enumerate(counts)
    ]
    inner = rows[:-1]
    return Shown(
        tuple(row[:-1] for row in inner),
        tuple(row[-1] for row in inner),
        rows[-1][:-1],
        rows[-1][-1],
    )


def _cheapest_cycle(counts, place, hidden):
    """The cells of the cheapest cycle through a cell, along which it may be larger or smaller."""
    network = _Network(counts, hidden)
    found = [network.way_round(place, forwards) for forwards in (True, False)]
    return min((way for way in found if way), key=lambda way: way[0])[1]


class _Network:
    """Rows and columns as nodes, counts above zero as ways between them.

    Going over a cell from its row adds one, from its column takes one; in row and column totals the
    other way round (in the grand total as in a cell), so that a whole cycle keeps every sum.
    """

    def __init__(self, counts, hidden):
        self.counts, self.hidden = counts, hidden
        self.last = (len(counts) - 1, len(counts[0]) - 1)

    def way_round(self, place, forwards):
        """(cost, cells) of the cheapest cycle over a cell in this direction, or None."""
        if not self._may_pass(place, forwards):
            return None
        ends = [("row", place[0]), ("column", place[1])]
        start, goal = reversed(ends) if forwards else ends
        waiting, seen = [(0, start, ())], set()
        while waiting:
            cost, node, way = heappop(waiting)
            if node == goal:
                return cost, {*way, place}
            if node in seen:
                continue
            seen.add(node)
            for cell, then in self._steps(node, place):
                heappush(waiting, (cost + self._cost(cell), then, (*way, cell)))
        return None

    def _steps(self, node, place):
        side, number = node
        forwards = side == "row"
        for other in range(len(self.counts[0] if forwards else self.counts)):
            cell = (number, other) if forwards else (other, number)
            if cell != place and self._may_pass(cell, forwards):
                yield cell, ("column" if forwards else "row", other)

    def _may_pass(self, cell, forwards):
        """A zero stays shown; a count that falls must stay above zero."""
        count = self.counts[cell[0]][cell[1]]
        is_total = (cell[0] == self.last[0]) != (cell[1] == self.last[1])
        rises = forwards != is_total
        return count > 0 and (rises or count > 1)

    def _cost(self, cell):
        if cell in self.hidden:
            return 0
        in_total = cell[0] == self.last[0] or cell[1] == self.last[1]
        return self.counts[cell[0]][cell[1]] * (TOTAL_COSTS if in_total else 1)
