"""Doors for writing a complaint down and putting it right."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, is_number
from augenhoehe.complaints import rules, suggesting
from augenhoehe.complaints.actions.change import change_complaint
from augenhoehe.complaints.actions.open import open_complaint
from augenhoehe.complaints.actions.suggest import dismiss_suggestion
from augenhoehe.complaints.forms import ComplaintForm, OpenForm
from augenhoehe.complaints.views.finding import complaint_for
from augenhoehe.tickets import rules as tickets
from augenhoehe.ui.toasts import keep


@login_required
def new(request):
    """Write a complaint down: from a concern, or without one."""
    allow(rules.may_complain(request.user))
    ticket = _ticket(request)
    initial = suggesting.beginning(ticket) if ticket else {"channel": "phone"}
    form = OpenForm(request.POST or None, user=request.user, ticket=ticket, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            complaint = open_complaint(form.sketch(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _written(request, complaint)
    status = 422 if form.is_bound else 200
    return render(request, "complaints/new.html", {"form": form, "ticket": ticket}, status=status)


def _ticket(request):
    """The concern it is opened from, if one was named that may be read (P4)."""
    number = request.GET.get("ticket", "")
    if not is_number(number):
        return None
    seen = tickets.visible_to(request.user).select_related("contact", "company", "team")
    return get_object_or_404(seen, pk=int(number))


def _written(request, complaint):
    keep(request, _("%(name)s is written down.") % {"name": complaint})
    return redirect(complaint)


@login_required
def change(request, pk):
    """Put right what a complaint says."""
    complaint = complaint_for(request, pk)
    form = ComplaintForm(request.POST or None, instance=complaint)
    if request.method == "POST" and form.is_valid():
        return redirect(change_complaint(complaint, given=form.given(), by=request.user))
    context = {"form": form, "complaint": complaint}
    return render(request, "complaints/change.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def dismiss(request, pk):
    """Say that a conversation is no complaint: it is not suggested there again."""
    ticket = get_object_or_404(tickets.visible_to(request.user), pk=pk)
    allow(tickets.may_work_on(request.user, ticket))
    dismiss_suggestion(ticket)
    return redirect(ticket)
