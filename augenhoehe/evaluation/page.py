"""Everything the results page of a survey says, and the same as a table."""

from dataclasses import dataclass, field

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from augenhoehe.evaluation import drawings, results, words
from augenhoehe.indicators.sight import Sight
from augenhoehe.surveys import excluding, rules, showing
from augenhoehe.surveys.models import Audience, Channel
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.scoring import Score, change_between, scale_for, score_of, visible_change
from augenhoehe.ui.charts import Drawing

COLUMNS = 7


@dataclass(frozen=True)
class Picture:
    """What is shown. `held_back`: answers that are not in any table yet."""

    scale: object = None
    score: Score | None = None
    before: Score | None = None
    sentences: list = field(default_factory=list)
    spread: Drawing | None = None
    way: Drawing | None = None
    rate: object = None
    course: Drawing | None = None
    others: list = field(default_factory=list)
    excluded: list = field(default_factory=list)
    texts: list = field(default_factory=list)
    nameless: list = field(default_factory=list)
    held_back: int = 0
    is_told: bool = True
    too_few_work_here: bool = False


def picture_of(survey, period, *, user):
    """The results of a survey as this person may see them.

    What is asked after a solution tells of those who solved it: of fewer than k nothing is said.
    """
    version = current_version(survey)
    scale = scale_for(version.content) if version else None
    if scale is None:
        return Picture()
    sight = Sight()
    if survey.audience == Audience.SOLUTION and not sight.is_enough:
        return Picture(too_few_work_here=True)
    if survey.is_single:
        return _of_single(survey, period, (version, scale, sight), user)
    return _of_sums(survey, scale)


def _of_single(survey, period, asked, user):
    version, scale, sight = asked
    found = results.scores_of(survey, period, scale, sight=sight)
    score, before = score_of(scale, found.now), score_of(scale, found.before)
    months = list(found.months.items())
    labels = drawings.labels_of(version.content, scale, _language())
    funnel = results.funnel(survey, period, sight=sight)
    seen = rules.responses_visible_to(user)
    return Picture(
        scale=scale,
        score=score,
        before=before,
        sentences=_sentences(scale, score, change_between(scale, found.now, found.before)),
        spread=drawings.spread(found.now, scale, labels) if score.n else None,
        way=drawings.way(funnel) if funnel else None,
        rate=funnel,
        course=drawings.course(months, scale) if any(c for _day, c in months) else None,
        others=_named(found.others),
        excluded=_excluded(survey, since=period.since, until=period.until),
        texts=results.texts(seen, survey, period),
    )


def _sentences(scale, score, change):
    found = [str(words.JUDGED[score.judged])]
    if score.n:
        found.append(words.compared(scale, change))
        found.append(words.can_be_seen(scale, visible_change(scale, score)))
    return [one for one in found if one]


def _of_sums(survey, scale):
    """Over all the time, whatever the address asks for, in portions of at least k people."""
    told, counts = results.told_scores(survey, scale, language=_language())
    score = score_of(scale, counts) if counts else None
    funnel = results.funnel(survey)
    return Picture(
        scale=scale,
        score=score,
        sentences=[str(words.JUDGED[score.judged])] if score and words.JUDGED[score.judged] else [],
        spread=drawings.told_spread(told) if told.is_told else None,
        way=drawings.way(funnel) if funnel else None,
        rate=funnel,
        excluded=_excluded(survey),
        nameless=showing.shown_texts(survey)[: results.MOST_TEXTS],
        held_back=told.held_back,
        is_told=told.is_told,
    )


def _excluded(survey, **window):
    if survey.audience == Audience.TEAM:
        return []
    return excluding.in_words(excluding.excluded(survey, **window))


def _named(ways):
    named = dict(Channel.choices)
    return [(named.get(channel, channel), many) for channel, many in ways.most_common()]


def _language():
    return (get_language() or "de")[:2]


def table_of(picture):
    """(head, rows) of everything on the page but the texts."""
    head = [
        pgettext("column", "Part"), pgettext("column", "What"), pgettext("column", "Value"),
        pgettext("column", "from"), pgettext("column", "to"), pgettext("column", "n"),
        pgettext("column", "Remark"),
    ]  # fmt: skip
    rows = [*_score_rows(picture)]
    parts = [
        (_("How the answers spread"), picture.spread),
        (_("From the mail to the answer"), picture.way),
        (_("Month by month"), picture.course),
    ]
    for name, drawing in parts:
        rows += _drawn_rows(name, drawing)
    rows += [
        [_("By other ways"), name, many, None, None, None, ""] for name, many in picture.others
    ]
    rows += [[_("Not asked"), name, many, None, None, None, ""] for name, many in picture.excluded]
    return head, [[_plain(cell) for cell in row] for row in rows]


def _score_rows(picture):
    for name, one in ((_("This period"), picture.score), (_("The period before"), picture.before)):
        if one:
            remark = words.JUDGED[one.judged]
            title = words.name_of(picture.scale)
            yield [title, name, one.value, one.low, one.high, one.n, remark]
    for sentence in picture.sentences:
        yield [pgettext("column", "Remark"), sentence, *[None] * (COLUMNS - 3), ""]


def _drawn_rows(name, drawing):
    """The rows of a chart's table: what it is, what it says, and the rest as a remark."""
    for row in drawing.rows if drawing else []:
        label, value, *rest = (cell for cell, _href in row)
        yield [name, label, value, None, None, None, " · ".join(one for one in rest if one)]


def _plain(cell):
    return cell if cell is None or isinstance(cell, int | float) else str(cell)
