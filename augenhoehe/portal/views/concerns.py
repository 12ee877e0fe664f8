"""Doors for customers: no sign-in, no script needed, a GET changes nothing."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.codes import type_of
from augenhoehe.files.actions import store_blob
from augenhoehe.files.models import Attachment
from augenhoehe.files.serve import serve
from augenhoehe.intake.actions.take_form import Submission, take_form
from augenhoehe.people.models import Touchpoint, TouchpointKind
from augenhoehe.people.queries import department
from augenhoehe.portal import limits, queries, rules
from augenhoehe.portal.complaining import standing_of
from augenhoehe.portal.forms import AgainForm, PublicForm
from augenhoehe.tickets.actions.contradict import contradict_solution
from augenhoehe.tickets.actions.prove import prove_address
from augenhoehe.tickets.facts import Incoming
from augenhoehe.tickets.models import Message, State


def _ticket(key):
    ticket = rules.ticket_by_key(key)
    if ticket is None:
        raise Http404
    return ticket


@never_cache
@require_safe
def status(request, key):
    """Where a concern stands, what was said, and what one can do."""
    ticket = _ticket(key)
    with translation.override(ticket.language):
        return _status_page(request, ticket, key, AgainForm())


def _status_page(request, ticket, key, form, status=200):
    state, said = rules.where_it_went(ticket).state, queries.conversation(ticket)
    context = {
        "ticket": ticket,
        "key": key,
        "told": said,
        "form": form,
        "state": state,
        "is_unproven": any(one.message.is_unproven for one in said),
        "is_over": state in (State.SOLVED, State.CLOSED),
        "house": department(),
        "standing": standing_of(ticket),
    }
    return render(request, "portal/status.html", context, status=status)


@never_cache
@require_POST
def again(request, key):
    """The customer adds something, or says that it is not solved."""
    ticket = _ticket(key)
    with translation.override(ticket.language):
        form = AgainForm(request.POST)
        if not form.is_valid():
            return _status_page(request, ticket, key, form, status=422)
        if not limits.may_send(request, "again"):
            form.add_error(None, _("That was much at once. Please try again in ten minutes."))
            return _status_page(request, ticket, key, form, status=429)
        prove_address(ticket, emails=rules.emails_of(ticket), by="customer")
        said = _said(ticket, form.cleaned_data["text"])
        contradict_solution(rules.where_it_went(ticket), incoming=said, by="customer")
        return redirect("portal:status", key=key)


@never_cache
@require_POST
def confirm(request, key):
    """The customer says that it was them who wrote by the form."""
    ticket = _ticket(key)
    prove_address(ticket, emails=rules.emails_of(ticket), by="customer")
    return redirect("portal:status", key=key)


def _said(ticket, text):
    name = ticket.contact.name if ticket.contact_id else ticket.sender
    address = ticket.contact.addresses.first() if ticket.contact_id else None
    return Incoming(
        at=timezone.now(),
        text=text,
        contact=ticket.contact,
        sender_name=name,
        sender_address=address.email if address else "",
    )


@never_cache
@require_safe
def file(request, key, pk):
    """A file that was sent to or by the customer."""
    ticket = _ticket(key)
    link = get_object_or_404(
        Attachment.objects.select_related("blob"), pk=pk, owner_type=type_of(Message)
    )
    get_object_or_404(rules.messages_for_customer(ticket), pk=link.owner_id)
    return serve(link)


@never_cache
def form(request, slug):
    """The public form of a touchpoint."""
    forms = Touchpoint.objects.filter(kind=TouchpointKind.FORM, retired_at=None)
    open_ones = forms.filter(team__retired_at=None).select_related("team")
    touchpoint = get_object_or_404(open_ones, slug=slug)
    given = PublicForm(request.POST or None, request.FILES or None)
    code = 200
    if request.method == "POST":
        if given.is_valid():
            if given.is_trapped:
                return _thank()
            if limits.may_send(request, "form"):
                return _taken(request, touchpoint, given.cleaned_data)
            given.add_error(None, _("That was much at once. Please try again in ten minutes."))
        code = 422
    context = {"form": given, "touchpoint": touchpoint, "house": department()}
    return render(request, "portal/form.html", context, status=code)


def _taken(request, touchpoint, given):
    upload = given["file"]
    files = ()
    if upload:
        files = ((upload.name, upload.content_type or "", store_blob(upload.read())),)
    fields = {name: given[name] for name in ("name", "email", "subject", "text")}
    language = (translation.get_language() or "de")[:2]
    ticket = take_form(
        Submission(touchpoint=touchpoint, files=files, language=language, **fields), by="customer"
    )
    return _thank(ticket.pk)


def _thank(number=0):
    """Never to the status page: whoever fills in a form has not shown that the address is theirs.

    Its link goes to that address by mail.
    """
    return redirect(f"{reverse('portal:thanks')}?{urlencode({'number': number})}")


@never_cache
@require_safe
def thanks(request):
    """It has arrived; the number is the one in the address, nothing is looked up."""
    number = request.GET.get("number", "")
    shown = number if number.isascii() and number.isdigit() and len(number) < 16 else ""
    return render(request, "portal/thanks.html", {"house": department(), "number": shown})
