"""What the boss's monthly page says: figures of a month, measures, goals, as plain data.

The same facts are shown while the page is a draft, kept when it is released, and printed. Titles
are kept in both languages, so that a page still says what it said when a figure is renamed.
"""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import override

from augenhoehe.base.indicators import INDICATORS, Window
from augenhoehe.dashboards.figuring import GOOD
from augenhoehe.goals import rules as goal_rules
from augenhoehe.goals.queries import places
from augenhoehe.indicators.calendar import begin_of, following, starts
from augenhoehe.indicators.models import MonthValue
from augenhoehe.indicators.queries import figures
from augenhoehe.kernel.statistics import enough, share_chart, xmr_chart
from augenhoehe.measures import rules as measure_rules
from augenhoehe.measures.models import Check, Measure

LANGUAGES = ("de", "en")
COURSE = 13
FEWEST = 6
SPANS = {"share": 1, "points": 200}
GROUPS = {
    "came": ("concerns.in", "concerns.out", "concerns.open"),
    "went": (
        "response.median",
        "response.in_time",
        "solution.median",
        "solution.in_time",
        "promises.kept",
        "handovers.made",
        "handovers.avoidable",
    ),
    "said": ("csat", "nps", "response_rate"),
}
NAMES = tuple(name for names in GROUPS.values() for name in names)


def month_from(text):
    """The first day of a month that is over or runs, said as 2026-10; None for anything else."""
    try:
        found = date.fromisoformat(f"{text}-01") if len(text) == 7 else None
    except ValueError:
        return None
    return found if found and 1990 <= found.year < 2200 else None


def last_month(today):
    """The first day of the month before this one: the one to be written about."""
    return begin_of(begin_of(today, "month") - timedelta(days=1), "month")


def is_over(month, today):
    """Has the month ended?"""
    return following(month, "month") <= today


def facts_of(month, *, user, now=None):
    """Everything the page says of a month, as plain data."""
    now = now or timezone.now()
    return {
        "counted_at": now.isoformat(),
        "figures": figures_of(month, now=now),
        **deeds_of(month, user=user),
    }


def deeds_of(month, *, user):
    """What the service did about it: measures decided on, and what serves the company's goals."""
    measures = measure_rules.visible_to(user)
    return {
        "checked": _checked(month, measures),
        "goals": [_goal(one) for one in places(goal_rules.visible_to(user), measures)],
    }


def figures_of(month, *, now=None):
    """{group: rows}; a month that is closed says what it said then."""
    now = now or timezone.now()
    window = Window(starts(month), starts(following(month, "month")))
    names = [name for name in NAMES if name in INDICATORS]
    found = {one.indicator.name: one for one in figures(window, names=names, now=now)}
    first = month
    for _step in range(COURSE - 1):
        first = begin_of(first - timedelta(days=1), "month")
    kept = MonthValue.objects.filter(name__in=names, month__range=(first, month)).order_by("month")
    courses = {name: [] for name in names}
    for value in kept:
        courses[value.name].append(value)
    return {
        group: [_row(found[name], courses[name], month) for name in chosen if name in found]
        for group, chosen in GROUPS.items()
    }


def _row(figure, course, month):
    """One figure of a month; `is_closed`: as it was when the month was closed."""
    one = figure.indicator
    row = {"name": one.name, "title": in_both(one.title), "unit": one.unit, "good": one.good}
    if figure.too_few:
        return row | {"held": figure.why}
    closed = course[-1] if course and course[-1].month == month else None
    read = closed or figure.reading
    earlier = [value for value in course if value.month < month]
    row |= {"value": read.value, "n": read.n, "low": read.low, "high": read.high}
    row |= {"is_closed": closed is not None, "word": _word(one, earlier, read)}
    before = earlier[-1] if earlier else None
    if before and following(before.month, "month") == month:
        row["before"] = {"value": before.value, "n": before.n}
    return row


def _word(one, earlier, read):
    """What may be said of it: nothing, too_few, few_months, or what the control chart says."""
    if not read.n or read.value is None:
        return "nothing"
    if one.unit in SPANS and enough(read.n, read.low, read.high, span=SPANS[one.unit]) == "too_few":
        return "too_few"
    course = [*earlier, read]
    if len(course) < FEWEST:
        return "few_months"
    good = GOOD[one.good]
    if one.unit == "share":
        chart = share_chart([_hits(value) for value in course], good=good)
    else:
        chart = xmr_chart([value.value for value in course], good=good)
    return chart.variation


def _hits(value):
    return (round((value.value or 0) * value.n), value.n)


def in_both(words):
    """Lazy words as {language: text}."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(words)
    return said


def _checked(month, measures):
    """The improvements whose effect was decided on in the month, each as decided last."""
    window = (starts(month), starts(following(month, "month")))
    made = Check.objects.filter(measure__in=measures, at__gte=window[0], at__lt=window[1])
    last = {check.measure_id: check for check in made.select_related("measure").order_by("at")}
    return [_effect(check) for check in last.values()]


def _effect(check):
    measure = check.measure
    one = INDICATORS.get(measure.indicator)
    return {
        "id": measure.pk,
        "title": measure.title,
        "verdict": check.verdict,
        "lesson": measure.lesson,
        "figure": in_both(one.title) if one else {},
    }


def _goal(place):
    """A company goal and what the service does for it."""
    goal = place.goal
    if goal is None:
        return {"place": place.number}
    return {
        "place": place.number,
        "id": goal.pk,
        "wording": goal.wording,
        "today": goal.today,
        "target": goal.target,
        "question": goal.question,
        "ask_by": goal.ask_by.isoformat() if goal.ask_by else "",
        "measures": [{"id": one.pk, "title": one.title} for one in place.live],
        "done": sum(one.state == Measure.State.DONE for one in place.measures),
    }


def corrections(page, *, now=None):
    """Figures of a released month that are counted differently today: [(row, n, value now)].

    Only what may be shown today; the page itself stays as it was.
    """
    now = now or timezone.now()
    window = Window(starts(page.month), starts(following(page.month, "month")))
    rows = [row for group in page.facts["figures"].values() for row in group if "held" not in row]
    names = [row["name"] for row in rows if row["name"] in INDICATORS]
    found = {one.indicator.name: one for one in figures(window, names=names, now=now)}
    return [
        (row, found[row["name"]].reading)
        for row in rows
        if row["name"] in found
        and not found[row["name"]].too_few
        and _differs(row, found[row["name"]].reading)
    ]


def _differs(row, read):
    if row["n"] != read.n:
        return True
    if row["value"] is None or read.value is None:
        return row["value"] != read.value
    return abs(row["value"] - read.value) > 1e-9 * max(1, abs(row["value"]))
