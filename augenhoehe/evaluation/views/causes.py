"""Doors: what texts name, and how often."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import picturing, rules, working
from augenhoehe.evaluation.causes import causes_of, nameless
from augenhoehe.evaluation.views.texts import wanted_of
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.surveys import rules as survey_rules
from augenhoehe.surveys.models import Survey


@login_required
@require_safe
def causes(request):
    """The causes that customers name, the most frequent first, with intervals."""
    allow(bool(request.user.roles))
    wanted = wanted_of(request)
    seen = survey_rules.visible_to(request.user).exclude(started_at=None)
    survey = get_object_or_404(seen, pk=wanted.survey) if wanted.survey else None
    is_single = survey is None or survey.is_single
    found = causes_of(wanted) if is_single else nameless(survey)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        head, rows = picturing.table_of(found)
        note_figures_export(len(rows), by=request.user)
        return table_response(form, "causes", head, rows)
    context = {
        "wanted": wanted,
        "survey": survey,
        "is_single": is_single,
        "found": found,
        "chart": picturing.pareto(found, wanted, links=request.user.reads_tickets),
        "sentences": picturing.sentences(found),
        "surveys": Survey.objects.filter(pk__in=seen),
        "may_code": rules.may_code(request.user),
        "reads": request.user.reads_tickets,
        "reading": working.reading_now(),
        "because": pgettext("measure", "Named by customers: "),
    }
    return render(request, "evaluation/causes.html", context)
