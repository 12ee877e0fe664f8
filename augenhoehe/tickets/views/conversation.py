"""The conversation: what was said, what stands beside it, the parts that refresh themselves."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import number_in, show_part
from augenhoehe.journal.queries import entries_of
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets import beside, composing, presence, queries, rules
from augenhoehe.tickets.actions.ask import read_team_answer
from augenhoehe.tickets.filters import Filter
from augenhoehe.tickets.forms import OutcomeForm
from augenhoehe.tickets.mailbody import FRAME_POLICY, html_of
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.views.finding import ticket_for

PART = "tickets/show.html"


@login_required
@require_safe
def show(request, pk):
    """The whole conversation page; a merged ticket says where its messages went."""
    ticket = ticket_for(request, pk, act=False)
    wanted = Filter.from_query(request.GET)
    page = queries.messages_page(ticket)
    context = {
        "ticket": ticket,
        "may_work": rules.may_work_on(request.user, ticket),
        "may_unmerge": _may_unmerge(request.user, ticket),
        "may_keep": request.user.reads_tickets,
        "page": page,
        "is_unproven": any(one.is_unproven for one in page.rows),
        "last_sender": _last_sender(page.rows),
        "named": _named(ticket, request.user),
        "list_query": wanted.as_query(),
        "teams": _active_teams(request.user),
        "people": assignable_people(),
        "outcome": OutcomeForm(initial={"topic": ticket.topic_id, "product": ticket.product_id}),
        "left_drafts": composing.left_drafts(ticket, request.user),
        **composing.composer(ticket, request, shown=page.rows),
    }
    # Whole also where htmx follows a redirect: after an undo from a toast.
    return render(request, PART, context)


def _may_unmerge(user, ticket):
    return bool(queries.merge_of(ticket)) and all(
        rules.may_work_on(user, one) for one in (ticket, ticket.merged_into)
    )


def _last_sender(messages):
    """The address of the newest shown mail from outside, to block it."""
    told = (one for one in reversed(messages) if one.kind == Message.Kind.INCOMING)
    return next((one.sender_address for one in told if one.sender_address), "")


def _named(ticket, user):
    """The ids of the concerns it follows or names, as far as they may be known."""
    ids = {ticket.follows_id, ticket.names_ticket_id} - {None}
    if not ids:
        return ids
    return set(rules.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def _active_teams(user):
    return [team for team in user.all_teams if team.retired_at is None]


@login_required
@require_safe
def messages(request, pk):
    """The messages alone: refreshed when something comes in, or those before one."""
    ticket = ticket_for(request, pk, act=False)
    before = None
    if request.GET.get("before"):
        number = number_in(request.GET, "before")
        before = get_object_or_404(Message, ticket=ticket, pk=number)
    page = queries.messages_page(ticket, before=before)
    return show_part(
        request, f"{PART}#messages", then=ticket, ticket=ticket, page=page, may_keep=True
    )


@login_required
@require_safe
def head(request, pk):
    """Subject, state and who has it: refreshed when it changes."""
    ticket = ticket_for(request, pk, act=False)
    return show_part(
        request,
        f"{PART}#head",
        then=ticket,
        ticket=ticket,
        is_unproven=ticket.messages.filter(is_unproven=True).exists(),
        last_sender=_last_sender(queries.messages_page(ticket).rows),
        named=_named(ticket, request.user),
        may_work=rules.may_work_on(request.user, ticket),
        may_unmerge=_may_unmerge(request.user, ticket),
        teams=_active_teams(request.user),
        people=assignable_people(),
    )


@login_required
@require_safe
def side(request, pk):
    """What stands beside: customer, clock, promises, questions, standard solutions."""
    ticket = ticket_for(request, pk, act=False)
    context = beside.beside(ticket, user=request.user, now=timezone.now())
    for asked in context["consultations"]:
        if asked.asked_by_id == request.user.pk and asked.answered_at and not asked.answer_read_at:
            read_team_answer(asked, by=request.user)
    return show_part(request, "tickets/side.html#side", then=ticket, ticket=ticket, **context)


@login_required
@require_safe
def history(request, pk):
    """Who did what when."""
    ticket = ticket_for(request, pk, act=False)
    entries = entries_of(ticket, user=request.user)
    return show_part(request, "tickets/history.html#history", ticket=ticket, entries=entries)


@login_required
@require_safe
def present(request, pk):
    """Say that one is here, and see who else is; kept in memory for half a minute."""
    ticket = ticket_for(request, pk, act=False)
    others = presence.here(ticket.pk, request.user, writing=request.GET.get("writing") == "1")
    return show_part(request, "tickets/presence.html#presence", then=ticket, others=others)


@login_required
@require_safe
@xframe_options_sameorigin
def mail_body(request, pk, message_pk):
    """A mail's HTML, cleaned, under its own policy, for the sandboxed frame."""
    ticket = ticket_for(request, pk, act=False)
    message = get_object_or_404(Message, ticket=ticket, pk=message_pk)
    response = HttpResponse(html_of(message, remote=request.GET.get("remote") == "1"))
    response["Content-Security-Policy"] = FRAME_POLICY[request.GET.get("remote") == "1"]
    return response
