"""The figures on the console."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem, command
from augenhoehe.base.indicators import INDICATORS, Window
from augenhoehe.indicators.protection import K
from augenhoehe.indicators.queries import figures


def _arguments(parser):
    parser.add_argument("--since", help="first day, 2026-03-01 (30 days ago)")
    parser.add_argument("--until", help="day after the last one, 2026-04-01 (now)")
    parser.add_argument("--name", action="append", help="only this figure; may be repeated")


@command("figures", example="figures --since 2026-03-01 --json", arguments=_arguments, json=True)
def show_figures(options):
    """Print the department's figures with definition, n and interval."""
    window = _window(options)
    unknown = set(options.name or ()) - set(INDICATORS)
    if unknown:
        raise Problem(_("There is no figure called %(name)s.") % {"name": min(unknown)})
    found = figures(window, names=options.name)
    if options.json:
        return {figure.indicator.name: _plain(figure) for figure in found}
    return {str(figure.indicator.title): _words(figure) for figure in found}


def _window(options):
    until = _day(options.until) if options.until else timezone.now()
    since = _day(options.since) if options.since else until - timedelta(days=30)
    if since >= until:
        raise Problem(_("The window ends before it begins."))
    return Window(since, until)


def _day(text):
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(text), time()))
    except ValueError as error:
        raise Problem(_("“%(text)s” is no day like 2026-03-01.") % {"text": text}) from error


def _plain(figure):
    if figure.too_few:
        return {"held_back": f"fewer than {K} employees"}
    shown = figure.reading
    return {
        "definition": str(figure.indicator.definition),
        "unit": figure.indicator.unit,
        "value": shown.value,
        "n": shown.n,
        "low": shown.low,
        "high": shown.high,
    }


def _words(figure):
    if figure.too_few:
        return _("not shown: fewer than %(k)s employees stand behind it") % {"k": K}
    shown = figure.reading
    if shown.value is None:
        return _("nothing to count")
    between = f" ({shown.low:.3g} – {shown.high:.3g})" if shown.low is not None else ""
    return f"{shown.value:.4g}{between}, n = {shown.n}"
