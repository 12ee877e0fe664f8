"""A call about a concern that is here already."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.tickets import rules
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.hear import hear_mood
from augenhoehe.tickets.calls import may_hear
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.quick import quick_moments
from augenhoehe.tickets.views.finding import back, ticket_for
from augenhoehe.tickets.work_forms import CallNoteForm
from augenhoehe.ui.toasts import keep


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call(request, pk):
    """Note who called, what was said, and what was promised in it."""
    ticket, now = ticket_for(request, pk), timezone.now()
    moments = quick_moments(hours_for(ticket.team_id), now)
    form = CallNoteForm(request.POST or None, moments=moments, now=timezone.localtime(now))
    if request.method == "POST" and form.is_valid() and _noted(ticket, form, request.user):
        keep(request, pgettext("word", "Noted."))
        return redirect(ticket)
    context = {"ticket": ticket, "form": form}
    return render(request, "tickets/call.html", context, status=422 if form.is_bound else 200)


def _noted(ticket, form, user):
    """The message; None with the sentence in the form when it is refused."""
    try:
        return note_call(ticket, **form.note(), by=user)
    except Refused as refusal:
        form.add_error("due_at" if refusal.code == "promise.past" else None, str(refusal))
        return None


@login_required
@require_POST
def hear(request, pk):
    """Whoever spoke on the phone says how the customer sounded, or takes it back."""
    seen = rules.visible_to(request.user)
    call = get_object_or_404(Message.objects.filter(ticket__in=seen), pk=pk)
    allow(may_hear(request.user, call))
    hear_mood(call, mood=request.POST.get("mood", ""), by=request.user)
    return redirect(back(request, default=f"{call.ticket.get_absolute_url()}#m{call.pk}"))
