"""The inbox: the list, the person's own views, many at once."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, show_part
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets import exports, queries, rules
from augenhoehe.tickets.actions.block import unblock_ticket
from augenhoehe.tickets.actions.bulk import change_tickets, undo_change
from augenhoehe.tickets.actions.merge import unmerge_ticket
from augenhoehe.tickets.actions.save_view import drop_view, save_view
from augenhoehe.tickets.filters import Filter
from augenhoehe.tickets.forms import BulkForm
from augenhoehe.tickets.models import SavedView, Undo
from augenhoehe.tickets.views.finding import back
from augenhoehe.ui.toasts import keep

WHOLE = {
    "merge": (unmerge_ticket, gettext_lazy("The merge was taken back.")),
    "block": (unblock_ticket, gettext_lazy("The sender may write again; the concern is back.")),
}


@login_required
@require_safe
def inbox(request):
    """The list under the filter of the URL, page by page."""
    allow(request.user.reads_tickets)
    wanted, now = Filter.from_query(request.GET), timezone.now()
    page = queries.inbox_page(request.user, wanted, now=now, key=request.GET.get("after", ""))
    context = {"wanted": wanted, "page": page, "now": now}
    if not request.htmx:
        context |= _frame(request.user, wanted)
    return show_part(request, "tickets/inbox.html#rows", **context)


def _frame(user, wanted):
    return {
        "teams": user.readable_teams,
        "people": assignable_people(),
        "views": SavedView.objects.filter(user=user),
        "shown_as": wanted.as_query(show="live", sort="newest"),
    }


@login_required
@require_safe
def beside(request, pk):
    """The same list, narrow, beside an open conversation."""
    ticket = get_object_or_404(rules.visible_to(request.user), pk=pk)
    wanted = Filter.from_query(request.GET)
    page = queries.inbox_page(request.user, wanted, now=timezone.now())
    return show_part(
        request, "tickets/beside.html#list", then=ticket, page=page, wanted=wanted, here=ticket.pk
    )


@login_required
@require_safe
def export(request):
    """The list under the same filter as a table, CSV or Excel."""
    allow(request.user.reads_tickets)
    wanted = Filter.from_query(request.GET)
    return exports.tickets_as(request.GET.get("as"), request.user, wanted, now=timezone.now())


@login_required
@require_POST
def bulk(request):
    """Change the ticked tickets, all or none, with the way back."""
    allow(request.user.reads_tickets)
    form = BulkForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Tick some tickets and choose what to do."), code="bulk.nothing")
    chosen = list(rules.visible_to(request.user).filter(pk__in=form.cleaned_data["ids"]))
    for ticket in chosen:
        allow(rules.may_work_on(request.user, ticket))
    undo = change_tickets(
        chosen, verb=form.cleaned_data["verb"], target=form.target(), by=request.user
    )
    said = ngettext("%(count)s ticket changed", "%(count)s tickets changed", len(chosen))
    keep(request, said % {"count": len(chosen)}, undo=f"/tickets/undo/{undo.pk}/")
    return redirect(back(request))


@login_required
@require_POST
def undo(request, pk):
    """Take one's own change back."""
    change = get_object_or_404(Undo, pk=pk, user=request.user)
    hidden = rules.concealed_ids(request.user)
    if change.verb in WHOLE:
        if not change.ticket_ids.isdisjoint(hidden):
            raise Http404
        undo_it, words = WHOLE[change.verb]
        undo_it(change, by=request.user)
        keep(request, str(words))
        return redirect(back(request))
    count = undo_change(change, but=hidden, by=request.user)
    keep(request, _("Taken back for %(count)s tickets.") % {"count": count})
    return redirect(back(request))


@login_required
@require_POST
def keep_view(request):
    """Keep the present filter under a name."""
    allow(request.user.reads_tickets)
    wanted = Filter.from_query(QueryDict(request.POST.get("query", "")))
    save_view(request.user, name=request.POST.get("name", ""), query=wanted.as_query())
    return redirect(f"/tickets/?{wanted.as_query()}")


@login_required
@require_POST
def forget_view(request, pk):
    """Forget one's own view."""
    drop_view(get_object_or_404(SavedView, pk=pk, user=request.user))
    return redirect("/tickets/")
