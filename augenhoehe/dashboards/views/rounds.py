"""Doors: the team round – prepared, held, printed, and all that were."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.attitudes.team_queries import newest_told
from augenhoehe.attitudes.team_rules import reflections_visible_to
from augenhoehe.base.doors import allow
from augenhoehe.base.offers import ref
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.dashboards import events, round_queries, round_words, rules
from augenhoehe.dashboards.actions.hold_round import (
    begin_round,
    decide_in_round,
    end_round,
    go_on_with_round,
    write_round,
)
from augenhoehe.dashboards.round_forms import DecisionForm, RoundForm
from augenhoehe.measures.queries import following
from augenhoehe.measures.rules import visible_to as measures_visible_to
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.practice.queries import week_case
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def rounds(request):
    """All team rounds: searched, filtered, exported."""
    user = request.user
    allow(rules.may_hold_rounds(user))
    seen = rules.rounds_visible_to(user)
    typed, year = request.GET.get("q", ""), request.GET.get("year", "")
    found = round_queries.listed(seen, typed=typed, year=year)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.ROUNDS_EXPORTED, found, at_most=round_queries.MOST, by=user)
        return _export(found, form, user)
    page = round_queries.rounds_page(found, request.GET.get("after", ""))
    decided = round_queries.decided_in(page.rows, measures_visible_to(user))
    context = {
        "page": page,
        "rows": [(one, len(decided[one.pk])) for one in page.rows],
        "count": capped_count(found),
        "typed": typed,
        "year": year,
        "years": [f"{day.year}" for day in seen.dates("held_on", "year", order="DESC")],
        "is_filtered": typed or year,
        "reflection": newest_told(reflections_visible_to(user)),
        "going_on": seen.filter(ended_at=None).first(),
    }
    return render(request, "dashboards/rounds.html", context)


def _export(found, form, user):
    head = [
        pgettext("column", "Day"),
        pgettext("round", "Signals"),
        _("The measure we look at"),
        _("One thank-you"),
        pgettext("round", "Decisions"),
    ]
    rows = list(found.select_related("measure")[: round_queries.MOST])
    decided = round_queries.decided_in(rows, measures_visible_to(user))
    lines = (
        [
            one.held_on,
            "; ".join(signal.title for signal in round_words.signals_of(one)),
            one.measure or "",
            one.thanks,
            "; ".join(measure.title for measure in decided[one.pk]),
        ]
        for one in rows
    )
    return table_response(form, "rounds", head, lines)


@login_required
@require_POST
def begin(request):
    """Prepare the round of today, or go on with the one that is not ended."""
    allow(rules.may_hold_rounds(request.user))
    return redirect(begin_round(timezone.localdate(), by=request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, pk):
    """The round on one page; while it goes on the thank-you and the measure are written here."""
    user, found = request.user, _round(request, pk)
    seen = measures_visible_to(user)
    start = {"thanks": found.thanks, "measure": found.measure_id}
    form = RoundForm(request.POST or None, initial=start, measures=seen)
    if request.method == "POST" and form.is_valid():
        write_round(found, **form.cleaned_data, by=user)
        keep(request, pgettext("word", "Saved."))
        return redirect(found)
    return _render(request, found, form=form, decision_form=DecisionForm(user=user))


def _round(request, pk):
    seen = rules.rounds_visible_to(request.user).select_related("measure__owner")
    return get_object_or_404(seen, pk=pk)


def _render(request, found, *, form, decision_form):
    is_bound, user = form.is_bound or decision_form.is_bound, request.user
    practised, _chosen = week_case(found.held_on, user=user, language=get_language())
    context = {
        "round": found,
        "signals": round_words.signals_of(found),
        "decided": following(measures_visible_to(request.user), ref(found)).order_by("pk"),
        "form": form,
        "decision_form": decision_form,
        "blank_lines": range(5),
        "practised": practised,
    }
    return render(request, "dashboards/round.html", context, status=422 if is_bound else 200)


@login_required
@require_POST
def decide(request, pk):
    """A decision becomes a quick measure."""
    user, found = request.user, _round(request, pk)
    form = DecisionForm(request.POST, user=user)
    if form.is_valid():
        decide_in_round(found, **form.cleaned_data, by=user)
        keep(request, _("Written down. It stands on the board of measures."))
        return redirect(f"{found.get_absolute_url()}#decisions")
    start = {"thanks": found.thanks, "measure": found.measure_id}
    measures = RoundForm(initial=start, measures=measures_visible_to(user))
    return _render(request, found, form=measures, decision_form=form)


@login_required
@require_POST
def end(request, pk):
    """End the round; the toast opens it again."""
    found = end_round(_round(request, pk), by=request.user)
    undo = reverse("dashboards:round_go_on", args=[pk])
    keep(request, _("The round is over. It stays as it is."), undo=undo)
    return redirect(found)


@login_required
@require_POST
def go_on(request, pk):
    """Open a round again."""
    return redirect(go_on_with_round(_round(request, pk), by=request.user))
