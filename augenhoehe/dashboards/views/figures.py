"""Doors: figures, one figure, where it shall be, works agreements."""

from dataclasses import replace
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow, number_in, show_part
from augenhoehe.base.indicators import INDICATORS
from augenhoehe.base.tables import table_response
from augenhoehe.dashboards import figure_words as words
from augenhoehe.dashboards import figuring
from augenhoehe.dashboards.forms import AgreementForm, TargetForm
from augenhoehe.indicators import rules
from augenhoehe.indicators.actions.agree import agree_on_team, end_agreement
from augenhoehe.indicators.actions.aim import set_target
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.indicators.queries import counted_at, last_days, months
from augenhoehe.indicators.queries import figures as figures_of
from augenhoehe.indicators.sight import Sight
from augenhoehe.measures.rules import visible_to as measures_visible_to
from augenhoehe.people.queries import active_teams
from augenhoehe.ui.toasts import keep

WINDOWS = (7, 30, 90, 365)
EXPORTS = ("csv", "xlsx")


@login_required
@require_safe
def figures(request):
    """The department's figures with definition, n, interval and a way to the records."""
    allow(rules.may_see(request.user))
    days = _days(request)
    found = figures_of(last_days(days))
    if (form := request.GET.get("as")) in EXPORTS:
        return _table(request, form, "figures", _all_rows(found))
    groups = [(name, list(rows)) for name, rows in groupby(_grouped(found), _group)]
    context = {"groups": groups, "days": days, "windows": WINDOWS, "held": words.HELD_BACK}
    return show_part(request, "dashboards/figures.html#figures", **context)


def _days(request):
    asked = number_in(request.GET, "days")
    return asked if asked in WINDOWS else 30


def _group(figure):
    return figure.indicator.group


def _grouped(found):
    """Figures of one group side by side, groups in the order of their first."""
    order = list(dict.fromkeys(map(_group, found)))
    return sorted(found, key=lambda figure: order.index(_group(figure)))


def _all_rows(found):
    yield [
        pgettext("column", "Figure"), pgettext("column", "Definition"), _("What is left out"),
        pgettext("column", "Unit"), pgettext("column", "Value"), pgettext("column", "from"),
        pgettext("column", "to"),
        pgettext("column", "n"), pgettext("column", "Remark"),
    ]  # fmt: skip
    for one in found:
        about, read = one.indicator, one.reading
        unit = words.UNITS.get(about.unit, about.unit)
        facts = [about.title, about.definition, about.left_out, unit]
        if one.too_few:
            yield [*facts, None, None, None, None, words.HELD_BACK[one.why]]
        else:
            yield [*facts, read.value, read.low, read.high, read.n, ""]


def _table(request, form, name, rows):
    head, *rest = [[cell if _is_plain(cell) else str(cell) for cell in row] for row in rows]
    note_figures_export(len(rest), by=request.user)
    return table_response(form, name, head, rest)


def _is_plain(cell):
    return cell is None or isinstance(cell, int | float)


@login_required
@require_safe
def figure(request, name):
    """One figure: what it says, and its course, its parts or its closed months."""
    allow(rules.may_see(request.user))
    one = INDICATORS.get(name)
    if one is None:
        raise Http404
    sight, asked = Sight(), figuring.Asked.from_query(request.GET, one, user=request.user)
    if (form := request.GET.get("as")) in EXPORTS:
        return _export(request, one, asked, form)
    days = _days(request)
    view = figuring.view_of(one, asked, days=days, sight=sight)
    both = [_for(request.user, shown) for shown in view.both]
    context = {
        "one": one,
        "asked": asked,
        "days": days,
        "windows": WINDOWS,
        "figure": both[0],
        "before": both[1],
        "difference": view.difference,
        "why": words.HELD_BACK.get(both[0].why, ""),
        "unit": words.UNITS.get(one.unit, one.unit),
        "views": figuring.views_of(one),
        "counted_at": counted_at(name, sight=sight),
        "beside": figuring.beside(one, both[0], days=days, sight=sight),
        "more": one.more() if one.more else [],
        **_shown(request.user, one, asked, view, sight),
    }
    return render(request, "dashboards/figure.html", context)


def _for(user, shown):
    """A reading whose records only those are led to who read concerns."""
    if shown.reading is None or user.reads_tickets:
        return shown
    return replace(shown, reading=replace(shown.reading, records=""))


def _shown(user, one, asked, view, sight):
    """What the chosen view shows, and nothing of the others."""
    if asked.view == "parts":
        drawing, why = figuring.parts_drawing(one, asked, user=user, sight=sight)
        return {"parts": drawing, "no_parts": why, "kinds": figuring.kinds_of(one, user)}
    if asked.view == "months":
        rows = months(one.name, now=sight.now)
        return {"months": [row for row in rows if row.now.n or row.frozen or row.now.too_few]}
    if not view.points or all(point.too_few for point in view.points):
        return {}
    target = figuring.target_of(one.name) if asked.segment is None else None
    drawing = figuring.course_drawing(
        one,
        _led(user, view.points),
        step=asked.step,
        target=target.value if target else None,
        began=figuring.measures_begun(one.name, measures_visible_to(user)),
    )
    return {"course": drawing, **_target(user, one, target)}


def _target(user, one, target):
    value = target.value if target else None
    may = rules.may_set_target(user) and bool(one.good)
    return {
        "target": target,
        "target_words": words.shower(one.unit)(value) if target else "",
        "target_form": TargetForm.of(one, value) if may else None,
    }


def _led(user, points):
    return points if user.reads_tickets else [replace(point, records="") for point in points]


def _export(request, one, asked, form):
    """The course as a table, just what the page shows."""
    points = figuring.view_of(one, asked, days=1, sight=Sight()).points
    head = [
        _("Step from"), pgettext("column", "Value"), pgettext("column", "from"),
        pgettext("column", "to"), pgettext("column", "n"),
        pgettext("column", "Remark"),
    ]  # fmt: skip
    rows = [
        [p.starts_on.isoformat(), p.value, p.low, p.high, None if p.too_few else p.n,
         _("held back: too few employees") if p.too_few else ""]
        for p in points
    ]  # fmt: skip
    return _table(request, form, one.name.replace(".", "-"), [head, *rows])


@login_required
@require_POST
def target(request, name):
    """Say where a figure shall be; an empty field takes it back."""
    allow(rules.may_set_target(request.user))
    one = INDICATORS.get(name)
    if one is None:
        raise Http404
    form = TargetForm.of(one, None, data=request.POST)
    if form.is_valid():
        set_target(name, value=form.in_unit, by=request.user)
        keep(
            request,
            pgettext("word", "Saved.")
            if form.in_unit is not None
            else _("The target is taken back."),
        )
    else:
        keep(request, " ".join(form.errors["value"]), tone="warn")
    return redirect("dashboards:figure", name=name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreements(request):
    """Which teams' history a works agreement opens: who agreed, when, what for; to be printed."""
    allow(rules.may_see(request.user))
    form = None
    if may := rules.may_enter_agreement(request.user):
        form = AgreementForm(request.POST or None)
    if request.method == "POST":
        allow(may)
        if form.is_valid():
            terms = dict(form.cleaned_data)
            agree_on_team(terms.pop("team"), terms=terms, by=request.user)
            keep(request, _("Entered. The history of this team is shown from now on."))
            return redirect("dashboards:agreements")
    hidden = Sight().hidden_teams
    context = {
        "form": form,
        "agreements": rules.agreements_visible_to(request.user).select_related(
            "team", "entered_by", "ended_by"
        ),
        "teams": [(team, str(team.pk) in hidden) for team in active_teams()],
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "dashboards/agreements.html", context, status=status)


@login_required
@require_POST
def end(request, pk):
    """An agreement holds no longer."""
    allow(rules.may_enter_agreement(request.user))
    found = get_object_or_404(rules.agreements_visible_to(request.user), pk=pk)
    end_agreement(found, by=request.user)
    keep(request, _("Ended. The history of this team is hidden again."))
    return redirect("dashboards:agreements")
