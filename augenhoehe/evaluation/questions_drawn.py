"""The questions beside the score as charts, as sentences, and as a table."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from augenhoehe.evaluation import drawings, words
from augenhoehe.kernel.statistics import wilson
from augenhoehe.surveys.queries import K
from augenhoehe.surveys.questions import say
from augenhoehe.ui.charts import Spot, Words, bars_with_whiskers, dot_and_whisker
from augenhoehe.ui.templatetags.ui import number, percent

MOST_TEXTS = 20


@dataclass(frozen=True)
class Drawn:
    """A question on the page: its title, how many answered it, its charts, its texts.

    texts: [(response id or None, text)]; more_texts: how many are not shown.
    """

    key: str
    title: str
    n: int | None
    charts: list = field(default_factory=list)
    texts: list = field(default_factory=list)
    more_texts: int = 0
    held_back: bool = False


def drawn(one, *, language, is_told_in_sums=False):
    """An Asked as a Drawn."""
    title = say(one.question, "title", language)
    if one.kind == "text":
        return _with_texts(one, title)
    if one.told is not None:
        chart = drawings.told_spread(one.told) if one.told.is_told else None
        found = [chart] if chart else []
        return Drawn(one.key, title, one.told.n, found, held_back=not found)
    if not one.n:
        # A matrix that was promised to stay in sums is not told: it has too many small cells.
        return Drawn(one.key, title, 0, held_back=is_told_in_sums)
    draw = _matrix if one.kind == "matrix" else _shares
    return Drawn(one.key, title, one.n, [draw(one, language)])


def _with_texts(one, title):
    shown = one.texts[:MOST_TEXTS]
    n = one.n or len(one.texts)
    return Drawn(one.key, title, n, [], shown, n - len(shown) if shown else 0)


def _shares(one, language):
    """Who chose what, of those who answered this question; the points of a scale in order."""
    spots = [
        Spot(label, share.value, share.low, share.high, many)
        for label, many, share in _rows(one, language)
    ]
    said = words.columns(pgettext("survey", "Answer, chosen"))
    heads = (said[0], pgettext("column", "Share"), said[2], said[3], "")
    title = _mean_in_words(one) if one.kind == "points" else _most(spots, one.n)
    return bars_with_whiskers(spots, words=Words(title, show=percent, columns=heads))


def _rows(one, language):
    """[(label, how many, share with its interval)]."""
    labels = {
        option["key"]: say(option, "", language) for option in one.question.get("options", [])
    }
    return [(labels.get(key, key), many, wilson(many, one.n)) for key, many in one.points()]


def _most(spots, n):
    """The finding: what is chosen most, if that is certain."""
    if n < K:
        return _("Too few to judge: read the single answers")
    first, second = sorted(spots, key=lambda spot: -spot.n)[:2]
    names = {"first": first.label, "second": second.label}
    if second.high >= first.low:
        return _("No answer is clearly before the others")
    return _("Most often: “%(first)s”") % names


def _mean_in_words(one):
    mean = one.mean()
    if mean.judged == "too_few" or mean.low is None:
        return _("Too few to judge: read the single answers")
    ends = {name: number(float(getattr(mean, name)), 1) for name in ("value", "low", "high")}
    return _("Mean %(value)s (%(low)s to %(high)s)") % ends


def _matrix(one, language):
    """The mean of each row with its interval."""
    spots = []
    for row in one.question["rows"]:
        mean = one.mean(one.rows.get(row["key"], {}))
        few = "" if mean.low is not None else _("too few to judge")
        ends = (mean.value, mean.low, mean.high) if not few else (None, None, None)
        spots.append(Spot(say(row, "", language), *ends, mean.n, word=few))
    title = ngettext("One answer, mean of each row", "%(n)s answers, mean of each row", one.n)
    said = Words(
        title % {"n": number(one.n)},
        show=lambda value: number(float(value), 1),
        columns=words.columns(pgettext("matrix", "Row")),
    )
    return dot_and_whisker(spots, words=said)


def table_of(questions, *, language):
    """(head, rows) of all questions with counts; what is held back says so."""
    head = [
        pgettext("survey", "Question"), pgettext("survey", "Answer, chosen"),
        pgettext("column", "n"), pgettext("column", "of"), pgettext("column", "Share"),
        pgettext("column", "from"), pgettext("column", "to"),
    ]  # fmt: skip
    return head, [row for one in questions for row in _table_rows(one, language)]


def _table_rows(one, language):
    title = say(one.question, "title", language)
    if one.told is not None:
        for label, many in zip(one.told.columns, one.told.totals, strict=True):
            yield [title, label, "< 5" if many is None else many, one.told.n, None, None, None]
    elif one.kind == "matrix":
        for row in one.question["rows"]:
            label = say(row, "", language)
            for point, many in sorted(one.rows.get(row["key"], {}).items()):
                yield [title, f"{label}: {point}", many, one.n, None, None, None]
    elif one.kind != "text":
        for label, many, share in _rows(one, language):
            yield [title, label, many, one.n, share.value, share.low, share.high]
