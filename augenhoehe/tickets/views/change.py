"""The small verbs of a ticket: who has it, where it stands, what it is about."""

from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, is_number, number_in
from augenhoehe.mail.rules import may_block
from augenhoehe.people.models import Team, User
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets import queries, rules
from augenhoehe.tickets.actions.block import block_ticket
from augenhoehe.tickets.actions.bulk import change_tickets
from augenhoehe.tickets.actions.confide import confide_ticket, release_ticket
from augenhoehe.tickets.actions.label import label_ticket, rename_ticket
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.actions.solve import close_ticket, reopen_ticket
from augenhoehe.tickets.actions.wait import resume_ticket, wait_for_customer, wait_for_third
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.forms import OutcomeForm
from augenhoehe.tickets.models import NoConcern
from augenhoehe.tickets.views.finding import ticket_door
from augenhoehe.ui.toasts import keep


def _change(request, ticket, verb, target, words):
    undo = change_tickets([ticket], verb=verb, target=target, by=request.user)
    keep(request, words, undo=f"/tickets/undo/{undo.pk}/")


@ticket_door
def assign(request, ticket):
    """Give it to somebody, to oneself, or back to the team."""
    wanted = request.POST.get("person", "")
    person = None
    if wanted:
        known = User.objects.filter(is_active=True)
        chosen = request.user.pk if wanted == "me" else number_in(request.POST, "person")
        person = get_object_or_404(known, pk=chosen)
    words = _("Given to %(name)s.") % {"name": person.name} if person else _("Back to the team.")
    _change(request, ticket, "assign", person, words)


@ticket_door
def move(request, ticket):
    """Move it to another team."""
    team = get_object_or_404(Team, pk=number_in(request.POST, "team"), retired_at=None)
    _change(request, ticket, "move", team, _("Moved to %(team)s.") % {"team": team.name})


@ticket_door
def prioritise(request, ticket):
    """Make it more or less urgent."""
    priority = request.POST.get("priority", "")
    if priority not in {str(value) for value in Priority.values}:
        raise Refused(_("There is no such priority."), code="priority.unknown")
    _change(request, ticket, "prioritise", int(priority), _("The priority was changed."))


@ticket_door
def solve(request, ticket):
    """Solve it; what it came from is one more click."""
    form = OutcomeForm(request.POST)
    outcome = form.outcome() if form.is_valid() else Outcome()
    _change(request, ticket, "solve", outcome, pgettext("word", "Solved."))


@ticket_door
def no_concern(request, ticket):
    """Thanks, spam, newsletter."""
    reason = request.POST.get("reason", "")
    if reason not in NoConcern.values:
        raise Refused(_("Why is it no concern?"), code="no_concern.reason")
    _change(request, ticket, "no_concern", reason, _("Marked as no concern."))


@ticket_door
def block(request, ticket):
    """Block who wrote it, and mark it as spam, in one step."""
    allow(may_block(request.user))
    undo = block_ticket(ticket, by=request.user)
    words = _("The sender is blocked, and this is no concern.")
    keep(request, words, undo=f"/tickets/undo/{undo.pk}/")


@ticket_door
def outcome(request, ticket):
    """Topic, product and cause, one click each."""
    form = OutcomeForm(request.POST)
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name in request.POST}
        label_ticket(ticket, by=request.user, **given)


@ticket_door
def wait(request, ticket):
    """Wait for the customer, or for somebody else with a date."""
    if request.POST.get("for") == "third":
        whom, until = request.POST.get("whom", ""), moment_in(request.POST.get("until", ""))
        wait_for_third(ticket, whom=whom, until=until, by=request.user)
    else:
        wait_for_customer(ticket, by=request.user)


@ticket_door
def resume(request, ticket):
    """Go on."""
    resume_ticket(ticket, by=request.user)


@ticket_door
def reopen(request, ticket):
    """Open it again."""
    reopen_ticket(ticket, by=request.user)


@ticket_door
def close(request, ticket):
    """Close a solved one for good."""
    close_ticket(ticket, by=request.user)


@ticket_door
def rename(request, ticket):
    """Give it a subject that says what it is."""
    rename_ticket(ticket, subject=request.POST.get("subject", ""), by=request.user)


@ticket_door
def merge(request, ticket):
    """Merge it into another one that the person may also work on."""
    number = request.POST.get("into", "").strip().lstrip("#")
    seen = rules.visible_to(request.user)
    into = seen.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
    if into is None:
        raise Refused(_("There is no ticket with this number."), code="merge.unknown")
    allow(rules.may_work_on(request.user, into))
    undo = merge_ticket(ticket, into=into, by=request.user)
    words = _("#%(merged)s was merged into this one.") % {"merged": ticket.pk}
    keep(request, words, undo=f"/tickets/undo/{undo.pk}/")
    return into


@ticket_door
def unmerge(request, ticket):
    """Take a merge back, whoever made it, for somebody who may work on both."""
    undo = queries.merge_of(ticket)
    if undo is None:
        raise Refused(_("This merge can no longer be taken back."), code="unmerge.unknown")
    allow(rules.may_work_on(request.user, ticket.merged_into))
    unmerge_ticket(undo, by=request.user)
    keep(request, _("The merge was taken back."))


@ticket_door
def confide(request, ticket):
    """Let only named persons read it, or everybody again; the lead's to say."""
    allow(rules.may_conceal(request.user))
    if request.POST.get("on") != "1":
        release_ticket(ticket, by=request.user)
        return
    named = [pk for pk in request.POST.getlist("readers") if is_number(pk)]
    readers = User.objects.filter(is_active=True, pk__in=named)
    confide_ticket(ticket, readers=list(readers), by=request.user)


def moment_in(text):
    """The moment typed into a date and time field, local time; None for nothing."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    return make_aware(found) if found and is_naive(found) else found
