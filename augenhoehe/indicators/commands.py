"""The figures on the console."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from augenhoehe.base.commands import Problem, Progress, command
from augenhoehe.base.indicators import INDICATORS, Window
from augenhoehe.base.tallies import SOURCES
from augenhoehe.indicators.actions.recount import first_day, rebuild
from augenhoehe.indicators.calendar import begin_of, starts
from augenhoehe.indicators.protection import K
from augenhoehe.indicators.queries import BEGINNING, figures, parts

HOUR = 60


def _arguments(parser):
    parser.add_argument("--since", help=_("first day, 2026-03-01 (the first there is)"))
    parser.add_argument("--until", help=_("day after the last one, 2026-04-01 (now)"))
    parser.add_argument("--name", action="append", help=_("only this figure; may be repeated"))
    parser.add_argument("--by", help=_("also by part: team, topic, product, priority, touchpoint"))
    parser.add_argument(
        "--rebuild", action="store_true", help=_("first count everything that is kept again")
    )


@command(
    "figures",
    _lazy("Print the department's figures with definition, n and interval."),
    example="figures --since 2026-03-01 --json",
    arguments=_arguments,
    json=True,
)
def show_figures(options):
    """Print the department's figures with definition, n and interval."""
    window = _window(options)
    unknown = set(options.name or ()) - set(INDICATORS)
    if unknown:
        raise Problem(_("There is no figure called %(name)s.") % {"name": min(unknown)})
    if options.rebuild:
        _rebuild()
    found = figures(window, names=options.name)
    if options.json:
        return {one.indicator.name: _plain(one, window, options.by) for one in found}
    return {str(one.indicator.title): _words(one) for one in found}


def _rebuild():
    line = Progress(pgettext("console", "counted"), len(SOURCES))
    for source in SOURCES.values():
        rebuild(source)
        line.step()


def _window(options):
    until = _day(options.until) if options.until else timezone.now()
    since = _day(options.since) if options.since else starts(first_day() or BEGINNING)
    if since >= until:
        raise Problem(_("The window ends before it begins."))
    return Window(since, until)


def _day(text):
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(text), time()))
    except ValueError as error:
        raise Problem(_("“%(text)s” is no day like 2026-03-01.") % {"text": text}) from error


def _plain(figure, window, by):
    one = figure.indicator
    plain = {
        "title": str(one.title),
        "definition": str(one.definition),
        "left_out": str(one.left_out),
        "unit": one.unit,
        "good": one.good,
        "since": window.since.isoformat(),
        "until": window.until.isoformat(),
    }
    if figure.too_few:
        return plain | {"held_back": f"fewer than {K} employees"}
    plain |= _numbers(figure.reading, one.unit)
    kinds = [kind for kind in (one.parts, by or _usual(one)) if kind]
    split = {f"by_{kind}": _by(one, window, kind) for kind in dict.fromkeys(kinds)}
    return plain | {name: found for name, found in split.items() if found}


def _usual(one):
    """Deadlines differ by priority, so that split is always told."""
    return "priority" if one.unit == "share" and "priority" in one.segments else ""


def _numbers(reading, unit):
    numbers = {name: getattr(reading, name) for name in ("value", "n", "hits", "low", "high")}
    if unit == "minutes" and reading.value is not None:
        numbers["hours"] = round(reading.value / HOUR, 2)
    if reading.hits is not None:
        numbers["misses"] = reading.n - reading.hits
    return {name: number for name, number in numbers.items() if number is not None}


def _by(one, window, kind):
    """{part: numbers}; of work by whole months that are over, because of the rule of k."""
    if kind not in (one.parts, *one.segments):
        return {}
    first = begin_of(timezone.localdate(window.since), "month")
    last = begin_of(timezone.localdate(window.until), "month")
    whole = Window(starts(first), starts(last)) if one.is_work and kind != one.parts else window
    if whole.since >= whole.until:
        return {}
    return {
        part.key: {"held_back": True} if part.too_few else _numbers(part.reading, one.unit)
        for part in parts(one.name, whole, kind)
    }


def _words(figure):
    if figure.too_few:
        return _("not shown: fewer than %(k)s employees stand behind it") % {"k": K}
    shown = figure.reading
    if shown.value is None:
        return _("nothing to count")
    between = f" ({shown.low:.3g} – {shown.high:.3g})" if shown.low is not None else ""
    return f"{shown.value:.4g}{between}, n = {shown.n}"
