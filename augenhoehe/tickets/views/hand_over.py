"""An agent hands a concern to the lead: with what was tried, or at once."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.doors import allow
from augenhoehe.tickets import handing, rules
from augenhoehe.tickets.actions.hand_over import hand_over as hand_to_lead
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.actions.take_back import take_back as take_handover_back
from augenhoehe.tickets.handover_forms import HandOverForm, UrgentForm
from augenhoehe.tickets.tried import rows_tried, told
from augenhoehe.tickets.views.finding import ticket_for
from augenhoehe.ui.toasts import keep


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request, pk):
    """Both ways on one page."""
    ticket = ticket_for(request, pk)
    *rows, back, running = fetch_at_once(
        *rows_tried(ticket),
        handing.taken_back(ticket, by=request.user),
        ticket.handovers.filter(closed_at=None)[:1],
    )
    tried = told(rows)
    urgent = request.POST.get("which") == "urgent"
    given = request.POST if request.method == "POST" else None
    said = handing.said_before(next(iter(back), None), by=request.user)
    form = HandOverForm(None if urgent else given, tried=tried, initial=said)
    urgent_form = UrgentForm(
        given if urgent else None, by=request.user, prefix="urgent", initial=said
    )
    filled = urgent_form if urgent else form
    if given and filled.is_valid() and _hand_over(ticket, filled, request.user):
        undo = reverse("tickets:take_back", args=[ticket.handovers.get(closed_at=None).pk])
        keep(request, _("The lead has it now."), undo=undo)
        return redirect(ticket)
    context = {"ticket": ticket, "form": form, "urgent_form": urgent_form, "urgent": urgent}
    context["running"] = next(iter(running), None)
    return render(request, "tickets/hand_over.html", context, status=422 if given else 200)


def _hand_over(ticket, form, user):
    """True when it was handed over; a refusal becomes a sentence of the form."""
    given = form.cleaned_data
    try:
        if isinstance(form, UrgentForm):
            hand_over_urgently(ticket, **given, by=user)
        else:
            hand_to_lead(ticket, report=given, by=user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@login_required
@require_POST
def take_back(request, pk):
    """It was not meant, or the team can do it after all."""
    seen = rules.handovers_visible_to(request.user).select_related("ticket")
    found = get_object_or_404(seen, pk=pk)
    allow(rules.may_take_back(request.user, found))
    take_handover_back(found, by=request.user)
    keep(request, _("Taken back. The concern is with you and your team again."))
    return redirect(found.ticket)
