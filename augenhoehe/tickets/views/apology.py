"""A look at an apology that is being written: for its author, and kept nowhere."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from augenhoehe.kernel.mailtext.apology import look_at
from augenhoehe.kernel.mailtext.html import html_to_text
from augenhoehe.tickets.views.finding import ticket_for


@login_required
@never_cache
@require_POST
def apology(request, pk):
    """Say what is seen in the text: hints, no judgement."""
    ticket_for(request, pk)
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    seen = {one.code: one.sentence for one in look_at(html_to_text(html[:50_000]) or text)}
    return render(request, "tickets/apology_hints.html", {"seen": seen})
