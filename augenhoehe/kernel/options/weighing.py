"""Options by the ratings of all parties; a rating is a number, more is better, None is none."""

from collections.abc import Hashable, Mapping, Sequence

Ratings = Mapping[Hashable, Sequence[int | None]]


def unbeaten(ratings: Ratings) -> list:
    """The options no other one beats, in the order given; only those that every party rated.

    `ratings` {option: one number a party, in the same order of parties, each 0 … 4 or None}. An
    option beats another if no party rates it lower and one rates it higher (Pareto dominance);
    options rated alike do not beat each other. ValueError if the numbers of parties differ.
    """
    rated = _rated(ratings)
    marks = _marks(rated)
    # Whatever beats an option has the greater sum, so only the front so far can beat the next one.
    front = {}
    for values in sorted(marks, key=sum, reverse=True):
        mark = marks[values]
        if not any(mark & one == mark for one in front.values()):
            front[values] = mark
    return [option for option, values in rated.items() if values in front]


def fairest(ratings: Ratings) -> list:
    """The options whose least content party is the most content, ties by the next least, and so on.

    Lexicographic maximin (leximin); all that stay equal are given, and all of them are unbeaten.
    """
    rated = _rated(ratings)
    orders = {option: sorted(values) for option, values in rated.items()}
    best = max(orders.values(), default=None)
    return [option for option, order in orders.items() if order == best]


def _rated(ratings):
    if len({len(values) for values in ratings.values()}) > 1:
        raise ValueError("each option needs one rating a party")
    return {
        option: tuple(values) for option, values in ratings.items() if values and None not in values
    }


def _marks(rated):
    """{ratings: a number with as many bits for each party as its rating has levels below it}.

    No rating of one is below that of another where its bits are all set in the other one, too:
    eight parties are compared in one step.
    """
    rows = set(rated.values())
    levels = sorted({value for values in rows for value in values})
    bits = {value: (1 << rank) - 1 for rank, value in enumerate(levels)}
    return {values: _joined([bits[value] for value in values], len(levels)) for values in rows}


def _joined(parts, width):
    whole = 0
    for part in parts:
        whole = whole << width | part
    return whole
