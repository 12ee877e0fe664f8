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
    # Whatever beats an option has the greater sum, so only the front so far can beat the next one.
    front = []
    for values in sorted(set(rated.values()), key=sum, reverse=True):
        if not any(_beats(one, values) for one in front):
            front.append(values)
    standing = set(front)
    return [option for option, values in rated.items() if values in standing]


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


def _beats(one, other):
    """Does `one`, whose sum is not the smaller, beat another one that is not the same?"""
    return all(a >= b for a, b in zip(one, other, strict=True))
