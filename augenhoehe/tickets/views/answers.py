"""The one answer to all customers of a collective case: write, look, send, stop, go on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.tickets import answering, collecting, rules
from augenhoehe.tickets.actions.answer_all import (
    answer_collective,
    go_on_answer,
    save_answer,
    stop_answer,
)
from augenhoehe.tickets.models import CollectiveAnswer
from augenhoehe.tickets.views.collectives import case_for, show_case
from augenhoehe.tickets.work_forms import AnswerAllForm
from augenhoehe.ui.toasts import keep


def _form(request):
    form = AnswerAllForm(request.POST)
    form.is_valid()
    return form


@login_required
@require_POST
def draft_answer(request, pk):
    """Keep what is being written to all."""
    case, form = case_for(request, pk), _form(request)
    if form.errors:
        return HttpResponse(status=422)
    save_answer(case, html=form.html_given(), user=request.user)
    return HttpResponse(status=204)


@login_required
@require_POST
def answer_all(request, pk):
    """One answer to all that are ticked; or first a look at how one of them will read it."""
    case, form = case_for(request, pk), _form(request)
    chosen = set(request.POST.getlist("items"))
    items = collecting.items_of(case, request.user)
    if wanted := request.POST.get("preview"):
        example = next((item for item in items if str(item.pk) == wanted), None)
        return show_case(request, case, answer=form, chosen=chosen, example=example)
    ticked = [item for item in items if str(item.pk) in chosen and item.may_work]
    html, count = form.html_given(), len(ticked)
    try:
        answer = answer_collective(case, html=html, items=ticked, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show_case(request, case, status=409, answer=form, chosen=chosen)
    said = ngettext(
        "Goes to %(count)s customer in 15 seconds.",
        "Goes to %(count)s customers in 15 seconds.",
        count,
    )
    back = reverse("tickets:stop_answer", args=[answer.pk])
    keep(request, said % {"count": count}, undo=back)
    return redirect(case)


def _answer(request, pk):
    found = rules.answers_visible_to(request.user).select_related("collective", "author")
    return get_object_or_404(found, pk=pk)


@login_required
@require_safe
def answer(request, pk):
    """How far it is; once it is out, the whole part of the page with what was answered."""
    found = _answer(request, pk)
    if found.state == CollectiveAnswer.State.GOING:
        one = answering.sent(found, request.user)
        return render(request, "tickets/answers.html#progress", {"one": one, "now": timezone.now()})
    if not request.htmx:
        return redirect(found.collective)
    case = found.collective
    items = collecting.items_of(case, request.user)
    context = {"case": case, "items": items, "again": True}
    context |= answering.writing(request.user, items, answering.known_of(case, request.user))
    part = render(request, "tickets/answers.html#over", context)
    return reswap(retarget(part, "#answer"), "outerHTML")


@login_required
@require_POST
def stop(request, pk):
    """Take it back while nothing is written; stop it while it is being written."""
    found = _answer(request, pk)
    allow(rules.may_stop_answer(request.user, found))
    found = stop_answer(found, by=request.user)
    back = found.state == CollectiveAnswer.State.DRAFT
    keep(request, _("Taken back. The text is here again.") if back else _("The answer is stopped."))
    return redirect("tickets:collective", found.collective_id)


@login_required
@require_POST
def go_on(request, pk):
    """Send the rest of a stopped one."""
    found = _answer(request, pk)
    allow(rules.may_stop_answer(request.user, found))
    go_on_answer(found, by=request.user)
    return redirect("tickets:collective", found.collective_id)
