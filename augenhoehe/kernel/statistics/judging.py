"""Whether a figure says anything, as a code that rooms put into words."""


def enough(n: int, low: float | None, high: float | None, *, span: float) -> str:
    """`nothing`, `too_few` to judge, `rough` or `fair`.

    low, high: the interval; span: how wide the scale is (200 for NPS in points, 1 for shares, 6 for
    a CES of 1 to 7). Too few: below ten, or the interval covers half the scale. Rough: more than
    three twentieths of it (30 points of NPS), so that usual changes drown in it.
    """
    if not n:
        return "nothing"
    if n < 10 or low is None or high is None or high - low > span / 2:
        return "too_few"
    return "rough" if high - low > 0.15 * span else "fair"
