"""Doors: what came back on a survey."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from augenhoehe.base.indicators import INDICATORS, Window, address_of
from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import words
from augenhoehe.evaluation.page import picture_of, table_of
from augenhoehe.evaluation.records import OF_RESPONSES
from augenhoehe.evaluation.results import Period
from augenhoehe.evaluation.rules import told_to
from augenhoehe.indicators.actions.note_export import note_figures_export


@login_required
@require_safe
def results(request, pk):
    """The score with its interval, how answers spread, the way to them, the months, the texts."""
    survey = get_object_or_404(told_to(request.user), pk=pk)
    period = Period.from_query(request.GET, timezone.localdate())
    picture = picture_of(survey, period, user=request.user)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        head, rows = table_of(picture)
        note_figures_export(len(rows), by=request.user)
        return table_response(form, "results", head, rows)
    context = {
        "survey": survey,
        "period": period,
        "picture": picture,
        "name": words.name_of(picture.scale) if picture.scale else "",
        "reads": request.user.reads_tickets,
        "figure_url": figure_of(survey),
        "records": records_of(survey, period) if request.user.reads_tickets else [],
    }
    return render(request, "evaluation/results.html", context)


def figure_of(survey):
    """Where the figure is that this survey is counted in; "" without one."""
    if not survey.is_single or survey.kind not in OF_RESPONSES:
        return ""
    return f"/figures/{survey.kind}/?segment=survey:{survey.pk}"


def records_of(survey, period):
    """Where exactly the answers are that make the score of a period, and of the one before."""
    if not survey.is_single or survey.kind not in OF_RESPONSES:
        return []
    one, part = INDICATORS[survey.kind], ("survey", survey.pk)
    both = (period, period.before)
    return [address_of(one, Window(asked.since, asked.until), part) for asked in both]
