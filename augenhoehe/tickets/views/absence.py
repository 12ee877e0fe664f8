"""The open work of somebody who is away: who could take it, given away, and back again."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.people.rules import absences_visible_to
from augenhoehe.tickets import rules
from augenhoehe.tickets.absence import Proposal
from augenhoehe.tickets.actions.redistribute import redistribute_work, undo_redistribution
from augenhoehe.tickets.models import Undo
from augenhoehe.ui.toasts import keep


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def redistribute(request, pk):
    """A preview, row by row; nothing happens before it is confirmed."""
    absence = _absence(request, pk)
    tickets, promises, follow_ups = Proposal(absence, by=request.user).gifts()
    rows = [*tickets, *promises, *follow_ups]
    if request.method == "POST":
        return _give(request, absence, rows)
    context = {
        "absence": absence,
        "tickets": tickets,
        "promises": promises,
        "follow_ups": follow_ups,
        "any": bool(rows),
    }
    return render(request, "tickets/redistribute.html", context)


def _absence(request, pk):
    seen = absences_visible_to(request.user).select_related("user", "deputy")
    absence = get_object_or_404(seen, pk=pk)
    allow(rules.may_redistribute(request.user, absence))
    return absence


def _give(request, absence, rows):
    if absence.is_over:
        raise Refused(_("This absence is over. Nothing was given away."), code="absence.over")
    gifts = {"tickets": [], "promises": [], "follow_ups": []}
    for gift in rows:
        chosen = request.POST.get(gift.name, "")
        person = next((one for one in gift.receivers if str(one.pk) == chosen), None)
        if person:
            gifts[gift.kind].append((gift.row, person))
    undo = redistribute_work(absence.user, gifts=gifts, by=request.user)
    count = sum(len(undo.before[name]) for name in gifts)
    said = ngettext("%(count)s given away.", "%(count)s given away.", count)
    back = reverse("tickets:undo_redistribution", args=[undo.pk])
    keep(request, said % {"count": count}, undo=back)
    return redirect("people:absence", absence.pk)


@login_required
@require_POST
def undo(request, pk):
    """Everything back to whoever had it."""
    found = get_object_or_404(Undo, pk=pk, user=request.user, verb="redistribute")
    count = undo_redistribution(found, but=rules.concealed_ids(request.user), by=request.user)
    keep(request, _("Given back: %(count)s.") % {"count": count})
    return redirect("tickets:inbox")
