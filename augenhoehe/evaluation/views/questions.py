"""Doors: what was answered to the questions beside the score."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from augenhoehe.base.tables import table_response
from augenhoehe.evaluation.asked import Answers, answers_of, sums_of
from augenhoehe.evaluation.questions_drawn import drawn, table_of
from augenhoehe.evaluation.results import Period
from augenhoehe.evaluation.rules import told_to
from augenhoehe.indicators.actions.note_export import note_figures_export
from augenhoehe.indicators.sight import Sight
from augenhoehe.surveys import rules
from augenhoehe.surveys.models import Audience

# Of so many texts it is asked who may read them; twenty are shown.
MOST_ASKED = 200


@login_required
@require_safe
def questions(request, pk):
    """Each question beside the score: how its answers spread, with n and intervals."""
    survey = get_object_or_404(told_to(request.user), pk=pk)
    period = Period.from_query(request.GET, timezone.localdate())
    language = (get_language() or "de")[:2]
    too_few_work_here = survey.audience == Audience.SOLUTION and not Sight().is_enough
    found = Answers([]) if too_few_work_here else _answers(survey, period, language)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        head, rows = table_of(found.questions, language=language)
        note_figures_export(len(rows), by=request.user)
        return table_response(form, "questions", head, rows)
    _read_only(found.questions, request.user)
    context = {
        "survey": survey,
        "period": period,
        "found": found,
        "questions": [
            drawn(one, language=language, is_told_in_sums=not survey.is_single)
            for one in found.questions
        ],
        "reads": request.user.reads_tickets,
        "too_few_work_here": too_few_work_here,
    }
    return render(request, "evaluation/questions.html", context)


def _answers(survey, period, language):
    """One by one where that was promised; else in sums."""
    return answers_of(survey, period) if survey.is_single else sums_of(survey, language=language)


def _read_only(questions, user):
    """Of single texts those of responses that this person may read."""
    newest = {pk for one in questions for pk, _text in one.texts[:MOST_ASKED] if pk}
    if not newest:
        return
    seen = rules.responses_visible_to(user).filter(pk__in=newest)
    seen = set(seen.values_list("pk", flat=True))
    for one in questions:
        one.texts = [text for text in one.texts if text[0] is None or text[0] in seen]
