"""Promises to customers: made, kept, withdrawn, listed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.tickets import events, promising, rules
from augenhoehe.tickets.actions.promise import (
    give_promise,
    unkeep_promise,
    withdraw_promise,
)
from augenhoehe.tickets.actions.promise import keep_promise as mark_kept
from augenhoehe.tickets.quick import quick_moments
from augenhoehe.tickets.views.finding import back, ticket_for
from augenhoehe.tickets.work_forms import PromiseForm, WithdrawForm
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])
EXPORTS = ("csv", "xlsx")
AT_MOST = 50_000


@login_required
@read_or_save
def promise(request, pk):
    """Note what was promised, by when."""
    ticket, now = ticket_for(request, pk), timezone.now()
    moments = quick_moments(hours_for(ticket.team_id), now)
    shown = {"moments": moments, "now": timezone.localtime(now)}
    form = PromiseForm(request.POST or None, initial={"owner": request.user}, **shown)
    if request.method == "POST" and form.is_valid() and _given(ticket, form, request.user):
        keep(request, _("Noted. It comes up in time."))
        return redirect(ticket)
    context = {"ticket": ticket, "form": form}
    return render(request, "tickets/promise.html", context, status=422 if form.is_bound else 200)


def _given(ticket, form, user):
    given = form.cleaned_data
    words = {name: given[name] for name in ("text", "due_at", "owner")}
    try:
        return give_promise(ticket, **words, by=user)
    except Refused as refusal:
        form.add_error("due_at" if refusal.code == "promise.past" else None, str(refusal))
        return None


def _found(request, pk):
    seen = rules.promises_visible_to(request.user).select_related("ticket__team")
    found = get_object_or_404(seen, pk=pk)
    allow(rules.may_keep(request.user, found))
    return found


@login_required
@require_POST
def keep_promise(request, pk):
    """It was kept."""
    found = _found(request, pk)
    mark_kept(found, by=request.user)
    keep(
        request, pgettext("word", "Kept."), undo=reverse("tickets:unkeep_promise", args=[found.pk])
    )
    return redirect(back(request, default=found.ticket.get_absolute_url()))


@login_required
@require_POST
def unkeep(request, pk):
    """Not kept after all."""
    found = _found(request, pk)
    unkeep_promise(found, by=request.user)
    return redirect(back(request, default=found.ticket.get_absolute_url()))


@login_required
@read_or_save
def withdraw(request, pk):
    """It no longer holds, and why."""
    found = _found(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_promise(found, reason=form.cleaned_data["reason"], by=request.user)
        keep(request, pgettext("word", "Withdrawn."))
        return redirect(found.ticket)
    context = {"promise": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/withdraw_promise.html", context, status=status)


@login_required
@require_safe
def promises(request):
    """All promises: open, broken, kept, withdrawn."""
    user, now = request.user, timezone.now()
    allow(user.reads_tickets)
    wanted = promising.Shown.from_query(request.GET)
    if (form := request.GET.get("export")) in EXPORTS:
        rows = promising.promises_shown(user, wanted, now=now)
        note_export(events.PROMISES_EXPORTED, rows, at_most=AT_MOST, by=user)
        return _export(rows, form, now)
    key = request.GET.get("after", "")
    context = {
        "wanted": wanted,
        "page": promising.promises_page(user, wanted, now=now, key=key),
        "counts": promising.counts(user, wanted, now=now),
        "now": now,
    }
    return render(request, "tickets/promises.html", context)


def _export(rows, form, now):
    head = [
        pgettext("word", "Number"),
        pgettext("word", "Subject"),
        pgettext("word", "Customer"),
        pgettext("word", "Company"),
        pgettext("word", "Promised"),
        _("Promised at"),
        _("By when"),
        _("Kept at"),
        _("Withdrawn at"),
        _("Why withdrawn"),
        pgettext("word", "Broken"),
    ]
    found = rows.order_by("due_at", "id")[:AT_MOST].iterator(500)
    return table_response(form, "promises", head, (_line(one, now) for one in found))


def _line(one, now):
    ticket = one.ticket
    return [
        ticket.pk,
        ticket.subject,
        ticket.contact.name if ticket.contact else ticket.sender,
        ticket.company.name if ticket.company else "",
        one.text,
        one.made_at,
        one.due_at,
        one.kept_at,
        one.withdrawn_at,
        one.withdrawn_reason,
        pgettext("word", "yes") if one.is_broken(now) else pgettext("word", "no"),
    ]
