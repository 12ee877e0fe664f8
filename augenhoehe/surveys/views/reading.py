"""Doors to single responses."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from augenhoehe.surveys import rules
from augenhoehe.surveys.telling import answers_in_words


@login_required
@require_safe
def show(request, pk):
    """What one person answered, where that was promised to be personal."""
    seen = rules.responses_visible_to(request.user)
    rows = seen.select_related("survey", "version", "contact", "ticket")
    response = get_object_or_404(rows, pk=pk)
    context = {"response": response, "answers": answers_in_words(response)}
    return render(request, "surveys/response.html", context)
