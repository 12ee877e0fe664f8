"""The page for experts in words and as drawings."""

from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from augenhoehe.evaluation import contrast, words
from augenhoehe.evaluation.naming import names_of
from augenhoehe.surveys.questions import question_of, say
from augenhoehe.ui.charts import Spot, Words, bars_with_whiskers, dot_and_whisker, funnel_plot
from augenhoehe.ui.templatetags.ui import number, percent

FACTS = {
    "late": gettext_lazy("first response came late"),
    "response": gettext_lazy("time to first response"),
    "solution": gettext_lazy("time to solution"),
    "chased": gettext_lazy("had to ask again"),
    "reopened": pgettext_lazy("driver", "came back open"),
    "moved": gettext_lazy("went to another team"),
}
REFUSED = {
    "none": gettext_lazy(
        "There is nothing it could hang on: the survey asks for nothing else on a scale, and its "
        "answers belong to no concern."
    ),
    "too_few": gettext_lazy("Too few answers: ten for each thing it may hang on are needed."),
    "too_many": gettext_lazy("Too many things it may hang on: ten at most."),
    "no_variation": gettext_lazy("All gave the same score, so nothing can explain a difference."),
}
STRATA = {
    **contrast.KINDS,
    "size": gettext_lazy("People asked per company"),
}
YEAR_PARTS = {
    "month": pgettext_lazy("length", "a month"),
    "quarter": pgettext_lazy("length", "a quarter"),
    "year": pgettext_lazy("length", "a year"),
}
MOST_OF_IT = 0.9


def bounds(found, scale):
    """Those who answered, and the two ends."""
    show = words.shower(scale)
    score = found.score
    spots = [
        Spot(_("Who answered"), score.value, score.low, score.high, score.n),
        Spot(
            _("All who were asked"), score.value, found.low, found.high, found.sent,
            word=_("if all who are silent were of one mind"),
        ),
    ]  # fmt: skip
    title = _("Of all who were asked: between %(low)s and %(high)s") % {
        "low": show(found.low),
        "high": show(found.high),
    }
    said = Words(title, show=show, columns=words.columns(pgettext("column", "Whom")))
    return dot_and_whisker(spots, words=said)


def weighted(rows, scale):
    """The plain score beside the weighted ones; None without any."""
    if not rows:
        return None
    spots = [Spot(_("as answered"), rows[0].plain)]
    spots += [
        Spot(
            str(STRATA[one.kind]), one.value, one.low, one.high,
            word="" if one.covered > MOST_OF_IT
            else _("speaks for %(part)s of those asked") % {"part": percent(one.covered)},
        )
        for one in rows
    ]  # fmt: skip
    title = _("The score, if every part had answered alike often")
    heads = words.columns(_("Weighted by"))
    said = Words(title, show=words.shower(scale), columns=(*heads[:3], "", heads[4]))
    return dot_and_whisker(spots, words=said)


def timed(told, scale):
    """The quickest and the slowest quarter."""
    (early, late), change = told
    spots = [
        Spot(label, one.value, one.low, one.high, one.n)
        for label, one in ((_("the quickest quarter"), early), (_("the slowest quarter"), late))
    ]
    title = contrast.differs(scale, change)
    said = Words(
        title, show=words.shower(scale), columns=words.columns(pgettext("column", "Who answered"))
    )
    return dot_and_whisker(spots, words=said)


def driven(found, content):
    """(drawing, why there is none) of what the score hangs on."""
    if found["code"] != "ok":
        return None, REFUSED[found["code"]]
    language = (get_language() or "de")[:2]
    rows = zip(
        found["codes"], found["lmg"], found["low"], found["high"], found["first"], found["signs"],
        strict=True,
    )  # fmt: skip
    spots = [
        Spot(_driver(code, content, language), value, low, high, word=_said(first, sign))
        for code, value, low, high, first, sign in rows
    ]
    spots.sort(key=lambda spot: -spot.value)
    facts = {"part": percent(found["r2"]), "n": number(found["n"])}
    title = _("Together they explain %(part)s of the differences between %(n)s answers") % facts
    heads = words.columns(_("What it hangs on"))
    said = Words(title, show=lambda value: percent(value, 1), columns=(*heads[:3], "", heads[4]))
    return bars_with_whiskers(spots, words=said), ""


def _said(first, sign):
    way = _("more of it, better score") if sign > 0 else _("more of it, worse score")
    return _("%(way)s; the most important of all in %(part)s of the resamples") % {
        "way": way,
        "part": percent(first),
    }


def _driver(code, content, language):
    """A driver in words: a fact, or a question of the survey."""
    if code in FACTS:
        return str(FACTS[code])
    _ask, key, *row = code.split(":")
    question = question_of(content, key)
    if question is None:
        return key
    if row:
        named = {one["key"]: say(one, "", language) for one in question.get("rows", [])}
        return named.get(row[0], row[0])
    return say(question, "title", language)


def plot(found, kind, *, scale, user):
    """The groups of a kind in their funnel; their names only for whoever may know them."""
    known = kind != "company" or user.reads_tickets
    labels = names_of(kind, [row[0] for row in found.rows]) if known else {}
    spots = [
        Spot(
            labels.get(part, _("a company")), value, n=n,
            tone=code if code in ("high", "low") else "", word=_placed(code),
        )
        for part, value, n, code in found.rows
    ]  # fmt: skip
    spots.sort(key=lambda spot: spot.label.casefold())
    outside = sum(bool(spot.tone) for spot in spots)
    title = _("No group lies outside of what chance explains")
    if outside:
        title = _("Outside of what chance explains: %(n)s of %(all)s groups") % {
            "n": number(outside),
            "all": number(len(spots)),
        }
    said = Words(
        title,
        _share_of(scale),
        show=percent,
        columns=words.columns(contrast.KINDS[kind]),
        limits=_("Limits of chance (three standard errors)"),
        centre=_("all together"),
    )
    return funnel_plot(
        spots,
        centre=found.whole,
        limits=found.limits,
        words=said,
        cases=pgettext("chart", "answers"),
    )


def _share_of(scale):
    if scale.unit == "share":
        return _("Share of satisfied answers (4 or 5 of 5), by the number of answers.")
    return _("Share of critical answers, by the number of answers.")


def _placed(code):
    return {
        "high": _("above the limits"),
        "low": _("below the limits"),
        "rather_high": _("inside, near the upper limit"),
        "rather_low": _("inside, near the lower limit"),
    }.get(code, _("inside the limits"))


def changes(rows, scale):
    """[(part of the year, answers, the smallest change that would be seen)] in words."""
    return [(YEAR_PARTS[part], number(n), words.can_be_seen(scale, size)) for part, n, size in rows]
