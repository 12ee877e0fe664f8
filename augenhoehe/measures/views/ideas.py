"""Doors to ideas: two fields for everybody, and an answer."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.measures import events, queries, rules
from augenhoehe.measures.actions.idea import answer_idea, give_idea, read_answer
from augenhoehe.measures.forms import AnswerForm, IdeaForm
from augenhoehe.measures.models import Idea
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def ideas(request):
    """All ideas and what became of them, with the form for the next one."""
    user = request.user
    allow(bool(user.roles))
    chosen = {name: request.GET.get(name, "") for name in ("state", "mine")}
    typed = request.GET.get("q", "")
    seen = rules.ideas_visible_to(user)
    mine = user if chosen["mine"] == "1" else None
    found = queries.ideas_listed(seen, typed=typed, state=chosen["state"], mine=mine)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.IDEAS_EXPORTED, found, at_most=queries.MOST, by=user)
        return _export(found, form, user)
    page = queries.ideas_page(found, request.GET.get("after", ""))
    context = {
        "page": page,
        "rows": [(idea, rules.author_of(idea, user)) for idea in page.rows],
        "count": capped_count(found),
        "typed": typed,
        "chosen": chosen,
        "is_filtered": typed or any(chosen.values()),
        "states": Idea.State.choices,
        "waits": queries.waiting_times(seen, timezone.now()),
        "form": IdeaForm(),
    }
    return render(request, "measures/ideas.html", context)


def _export(found, form, user):
    head = [
        _("What do you notice?"),
        _("What would be better?"),
        pgettext("idea", "Author"),
        pgettext("idea", "Came on"),
        pgettext("idea", "State"),
        pgettext("idea", "Answer"),
        pgettext("idea", "Answered on"),
        pgettext("idea", "Measure"),
    ]
    rows = (
        [
            idea.noticed,
            idea.better,
            rules.author_of(idea, user) or "",
            idea.given_at,
            idea.get_state_display(),
            idea.answer,
            idea.answered_at,
            idea.measure or "",
        ]
        for idea in found[: queries.MOST]
    )
    return table_response(form, "ideas", head, rows)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give(request):
    """Bring an idea."""
    allow(rules.may_bring_ideas(request.user))
    form = IdeaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        idea = give_idea(
            given["noticed"], better=given["better"], is_named=given["is_named"], by=request.user
        )
        keep(request, _("Thank you. You will read here what becomes of it."))
        return redirect(idea)
    context = {"form": form}
    return render(request, "measures/give.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def idea(request, pk):
    """An idea and what became of it."""
    seen = rules.ideas_visible_to(request.user)
    found = get_object_or_404(seen.select_related("author", "answered_by", "measure"), pk=pk)
    if found.author_id == request.user.pk and found.answered_at and not found.answer_read_at:
        read_answer(found)
    context = {
        "idea": found,
        "author": rules.author_of(found, request.user),
        "is_own": found.author_id == request.user.pk,
        "may_answer": rules.may_answer_ideas(request.user) and found.state != Idea.State.TAKEN,
        "form": AnswerForm(initial={"answer": found.answer, "state": found.state}),
    }
    return render(request, "measures/idea.html", context)


@login_required
@require_POST
def answer(request, pk):
    """Say what becomes of an idea."""
    found = get_object_or_404(rules.ideas_visible_to(request.user), pk=pk)
    allow(rules.may_answer_ideas(request.user))
    given = request.POST
    words, state = given.get("answer", ""), given.get("state", "")
    answer_idea(found, answer=words, state=state, by=request.user)
    keep(request, _("Answered. Whoever brought it reads it on their day."))
    return redirect(found)
