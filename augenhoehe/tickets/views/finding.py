"""What the doors of this room share: the ticket one may see, and the way back."""

from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from augenhoehe.base.doors import allow, way_back
from augenhoehe.tickets import rules
from augenhoehe.tickets.actions.read_as_deputy import read_as_deputy
from augenhoehe.tickets.models import Handover


def ticket_for(request, pk, *, act=True):
    """The ticket a person may see (a stranger gets 404), and may work on if about to act."""
    found = rules.visible_to(request.user).select_related("team", "assignee", "contact", "company")
    running = Handover.objects.filter(ticket=OuterRef("pk"), closed_at=None).values("pk")[:1]
    ticket = get_object_or_404(found.annotate(handover_id=Subquery(running)), pk=pk)
    if act:
        allow(rules.may_work_on(request.user, ticket))
    note_reading(ticket, request.user)
    return ticket


def note_reading(ticket, user):
    """That a deputy opened what only the lead reads otherwise stands in its history."""
    if rules.reads_as_deputy(user, ticket):
        read_as_deputy(ticket, by=user)


def back(request, default="/tickets/"):
    """Where the form was sent from, if that is a page of ours."""
    return way_back(request, default)


def ticket_door(function):
    """A door that acts on one ticket by POST and leads back to it, or to the one it returns."""

    @login_required
    @require_POST
    def door(request, pk):
        ticket = ticket_for(request, pk)
        then = function(request, ticket) or ticket
        still_seen = rules.visible_to(request.user).filter(pk=then.pk).exists()
        here = then.get_absolute_url() if still_seen else "/tickets/"
        return redirect(back(request, default=here))

    return door
