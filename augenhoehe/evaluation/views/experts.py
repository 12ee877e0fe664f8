"""Doors: the page for experts of a survey."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import show_part
from augenhoehe.evaluation import contrast, expert_drawings, experting, staleness, words
from augenhoehe.evaluation.actions.study import ask_for_study
from augenhoehe.evaluation.models import Study
from augenhoehe.evaluation.rules import told_to
from augenhoehe.indicators.sight import Sight
from augenhoehe.surveys.models import Audience
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.scoring import scale_for
from augenhoehe.ui.toasts import keep

PAGE = "evaluation/experts.html"
# Tells htmx to ask no more.
DONE = 286


@login_required
@require_safe
def experts(request, pk):
    """What those who did not answer could change, weights, drivers, groups, early and late."""
    survey = get_object_or_404(told_to(request.user), pk=pk)
    version, sight = current_version(survey), Sight()
    scale = scale_for(version.content) if version else None
    too_few = survey.audience == Audience.SOLUTION and not sight.is_enough
    context = {"survey": survey, "scale": scale, "too_few_work_here": too_few, "tab": "experts"}
    if not (scale and survey.is_single and not too_few):
        return render(request, PAGE, context)
    study = Study.objects.filter(survey=survey).first()
    job = staleness.running_job(survey)
    context |= {"is_here": True, "study": study, "job": job, "name": words.name_of(scale)}
    if request.htmx:
        return show_part(request, f"{PAGE}#state", status=200 if job else DONE, **context)
    context["is_stale"] = study is not None and staleness.is_stale(survey, study)
    if study:
        context |= _shown(request, survey, version.content, (scale, study.found, sight))
    return render(request, PAGE, context)


def _shown(request, survey, content, told):
    scale, found, sight = told
    kinds = [kind for kind in found["groups"] if kind != "company" or request.user.reads_tickets]
    kind = request.GET.get("by") if request.GET.get("by") in kinds else next(iter(kinds), "")
    bounds, timed = experting.bounds_of(found, scale), experting.early_and_late(found, scale)
    plot = experting.plotted(_seen(found, sight), kind, survey=survey, scale=scale)
    drawn, why = expert_drawings.driven(found["drivers"], content)
    return {
        "bounds": bounds and expert_drawings.bounds(bounds, scale),
        "weighted": expert_drawings.weighted(experting.weights_of(found, scale), scale),
        "changes": expert_drawings.changes(experting.changes_of(found, scale), scale),
        "timed": timed and expert_drawings.timed(timed, scale),
        "drivers": drawn,
        "no_drivers": why,
        "plot": plot and expert_drawings.plot(plot, kind, scale=scale, user=request.user),
        "kinds": [(one, contrast.KINDS[one]) for one in kinds],
        "by": kind,
    }


def _seen(found, sight):
    """Without the teams of which by now no history may be shown."""
    groups = dict(found["groups"])
    if "team" in groups:
        groups["team"] = [row for row in groups["team"] if row[0] not in sight.hidden_teams]
    return {**found, "groups": groups}


@login_required
@require_POST
def compute(request, pk):
    """Have the page computed anew."""
    survey = get_object_or_404(told_to(request.user), pk=pk)
    ask_for_study(survey)
    keep(request, _("It is being computed; you can go on working."))
    return redirect("evaluation:experts", pk=survey.pk)
