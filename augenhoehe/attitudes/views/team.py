"""Doors to the team's reflection."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.attitudes import team_queries as queries
from augenhoehe.attitudes import team_rules as rules
from augenhoehe.attitudes.actions.reflect import begin_reflection, switch_reflection
from augenhoehe.attitudes.models import ReflectionClock
from augenhoehe.attitudes.team_telling import table_of, with_words
from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def team(request):
    """The reflection that runs, those that were, and the beginning of the next."""
    user = request.user
    allow(rules.may_reflect(user))
    seen = list(rules.reflections_visible_to(user).select_related("survey"))
    running = next((one for one in seen if one.survey.is_running), None)
    quarter = queries.quarter_of(timezone.localdate())
    context = {
        "running": running,
        "asks_me": running and queries.waits_for(user, running.survey),
        "over": [one for one in seen if not one.survey.is_running],
        "may_begin": rules.may_begin_reflection(user),
        "is_due": all(one.quarter != quarter for one in seen),
        "is_on": ReflectionClock.objects.filter(is_on=True).exists(),
    }
    return render(request, "attitudes/team.html", context)


@login_required
@require_POST
def team_begin(request):
    """Ask everybody for this quarter."""
    allow(rules.may_begin_reflection(request.user))
    begin_reflection(timezone.localdate(), by=request.user)
    keep(request, _("Everybody is asked now, for two weeks."))
    return redirect("attitudes:team")


@login_required
@require_POST
def team_clock(request):
    """Let it begin by itself, or not."""
    allow(rules.may_begin_reflection(request.user))
    switch_reflection(request.POST.get("is_on") == "1", by=request.user)
    keep(request, pgettext("word", "Saved."))
    return redirect("attitudes:team")


@login_required
@require_safe
def team_show(request, pk):
    """What a reflection tells, with something to talk about for each sentence."""
    seen = rules.reflections_visible_to(request.user).select_related("survey")
    reflection = get_object_or_404(seen, pk=pk)
    before = queries.before_of(seen, reflection)
    told = queries.told_of(reflection, before)
    lines = with_words(told.lines)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        head, rows = table_of(lines, told.n)
        note_figures_export(len(rows), by=request.user)
        return table_response(form, "reflection", head, rows)
    context = {"reflection": reflection, "told": told, "lines": lines, "before": before}
    return render(request, "attitudes/team_show.html", context)
