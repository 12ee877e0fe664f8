"""The reception: one line, written while the phone is at the ear."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, show_part
from augenhoehe.intake.actions.take_call import take_call
from augenhoehe.intake.forms import CallForm
from augenhoehe.people.queries import absent_on
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.queries import listed
from augenhoehe.ui.toasts import keep

SHOWN = 12


@login_required
def reception(request):
    """Write a call down, and see the ones of today."""
    allow(rules.may_open(request.user))
    form = CallForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            ticket = take_call(form.call(solved=_solved(request)), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            keep(request, _("#%(number)s is written down.") % {"number": ticket.pk})
            return redirect("intake:reception")
    status = 422 if form.is_bound else 200
    return show_part(
        request, "intake/reception.html#calls", status=status, form=form, **_today(request.user)
    )


def _solved(request):
    return request.POST.get("solved") == "1"


def _today(user):
    """Today's calls that the person may read, and who is away."""
    now = timezone.localtime()
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    said = Message.objects.filter(ticket=OuterRef("pk"), kind=Message.Kind.CALL)
    calls = rules.visible_to(user).filter(Exists(said), opened_at__gte=morning)
    shown = listed(calls.order_by("-id"))
    away = absent_on(now.date())
    return {"calls": shown[:SHOWN], "away": list(away.values())}
