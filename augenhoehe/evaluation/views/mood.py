"""Doors: the mood of customers, and the calls behind it."""

from collections import defaultdict

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.doors import allow
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.customers import rules as customers
from augenhoehe.evaluation import events
from augenhoehe.evaluation import mood as telling
from augenhoehe.evaluation import mood_calls as listing
from augenhoehe.evaluation.listing import page_of
from augenhoehe.evaluation.mood_drawings import Beside
from augenhoehe.indicators import rules
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.indicators.models import Target
from augenhoehe.indicators.sight import Sight
from augenhoehe.measures.rules import visible_to
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.people.models import Touchpoint
from augenhoehe.tickets.models import Mood

EXPORTS = ("csv", "xlsx")
AT_MOST = 50_000


@login_required
@require_safe
def mood(request):
    """What customers answer, call unsolved, chase and sound like, over time or by touchpoint."""
    allow(rules.may_see(request.user))
    asked, sight = telling.Asked.from_query(request.GET), Sight()
    places, targets, begun = fetch_at_once(
        Touchpoint.objects.filter(retired_at=None).select_related("team"),
        Target.objects.filter(name__in=telling.names()),
        visible_to(request.user).filter(indicator__in=telling.names(), started_on__isnull=False),
    )
    labels = {str(one.pk): str(one) for one in places}
    leads = request.user.reads_tickets
    beside = _beside(targets, begun)
    sources = telling.picture_of(asked, sight=sight, leads=leads, labels=labels, beside=beside)
    window = telling.window_in_words(asked.window(sight.now))
    if (form := request.GET.get("export")) in EXPORTS:
        return _export(request, form, sources, window)
    context = {
        "asked": asked,
        "sources": sources,
        "places": places,
        "teams": request.user.all_teams,
        "company": _company(request.user, asked),
        "days": telling.DAYS,
        "window": window,
    }
    return render(request, "evaluation/mood.html", context)


@login_required
@require_safe
def calls(request):
    """The calls behind a figure, as far as one may read their concerns; never by whom."""
    allow(request.user.reads_tickets)
    wanted, sight = listing.Wanted.from_query(request.GET), Sight()
    why = listing.why_hidden(wanted, sight=sight)
    rows = listing.calls(request.user, wanted, is_hidden=bool(why))
    if (form := request.GET.get("export")) in EXPORTS:
        note_export(events.CALLS_EXPORTED, rows, at_most=AT_MOST, by=request.user)
        return table_response(form, "calls", *listing.table(rows[:AT_MOST]))
    context = {
        "wanted": wanted,
        "why": why,
        "moods": Mood.choices,
        "page": page_of(rows, "at", beside=listing.BESIDE, after=request.GET.get("after", "")),
        "count": capped_count(rows),
    }
    return render(request, "evaluation/calls.html", context)


def _beside(targets, begun):
    """{name: where a figure shall be, and which measures were begun on it}."""
    aims, starts = {one.name: one.value for one in targets}, defaultdict(list)
    for one in begun:
        starts[one.indicator].append((one.started_on, one.title))
    return {name: Beside(aims.get(name), tuple(sorted(starts[name]))) for name in {*aims, *starts}}


def _company(user, asked):
    if asked.kind != "company":
        return None
    return get_object_or_404(customers.visible_to(user), pk=asked.part)


def _export(request, form, sources, window):
    """The numbers of the page, source by source."""
    head = [
        pgettext("column", "Source"), pgettext("column", "Figure"),
        pgettext("column", "Definition"), _("What is left out"), pgettext("column", "Part"),
        pgettext("column", "Value"),
        pgettext("column", "from"), pgettext("column", "to"), pgettext("column", "n"),
        pgettext("column", "Remark"),
    ]  # fmt: skip
    rows = [row for source in sources for row in _rows(source, window)]
    note_figures_export(len(rows), by=request.user)
    return table_response(form, "mood", head, rows)


def _rows(source, window):
    title = str(source.told.title)
    if source.why and not source.lines:
        yield [title, "", "", "", "", None, None, None, None, source.why]
    for line in source.lines:
        one = line.one
        about = [title, str(one.title), str(one.definition), str(one.left_out)]
        if read := line.figure.reading:
            yield [*about, window, read.value, read.low, read.high, read.n, line.judged]
        for row in line.rows:
            yield [*about, *row]
    for said, many in source.beside:
        yield [title, str(said), "", "", window, many, None, None, None, ""]
