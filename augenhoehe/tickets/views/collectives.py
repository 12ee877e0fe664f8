"""Collective cases: many concerns, one cause, answered together."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.doors import allow
from augenhoehe.base.offers import ref
from augenhoehe.people.queries import follow_ups_on
from augenhoehe.tickets import answering, collecting, rules
from augenhoehe.tickets.actions.bulk import change_tickets
from augenhoehe.tickets.actions.collective import (
    change_collective,
    end_collective,
    start_collective,
    tick_affected,
    tie_ticket,
    untie_ticket,
)
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.work_forms import CollectiveForm
from augenhoehe.ui.toasts import keep


@login_required
@require_safe
def collectives(request):
    """All collective cases, the running ones first."""
    allow(request.user.reads_tickets)
    rows = collecting.cases_with_counts(request.user)
    return render(request, "tickets/collectives.html", {"rows": rows})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """From ticked concerns: what they have in common, and how new ones are recognised."""
    user = request.user
    allow(user.reads_tickets)
    chosen = collecting.tickets_in(user, request.POST.getlist("ids"))
    begun = request.POST.get("begin") == "1"
    initial = {"title": collecting.common_title(chosen)}
    form = CollectiveForm(request.POST if begun else None, initial=initial)
    if begun and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "cause")}
        case = start_collective(chosen, **words, like=form.like(), by=user)
        return redirect(case)
    context = {"form": form, "chosen": chosen}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/start_collective.html", context, status=status)


def case_for(request, pk):
    """The case a person may see."""
    seen = rules.collectives_visible_to(request.user).select_related("started_by")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_safe
def collective(request, pk):
    """The case with its concerns."""
    return show_case(request, case_for(request, pk))


def show_case(request, case, *, status=200, form=None, **writing):
    """The page of a case; `form` and `writing` (see `answering`) where something is shown again."""
    user = request.user
    items = collecting.items_of(case, user)
    drafts, answers, alike, dates = fetch_at_once(
        answering.drafts_of(case, user),
        answering.answers_of(case, user),
        collecting.alike(case, user),
        follow_ups_on(ref(case), user=user),
    )
    known = {"draft": next(iter(drafts), None), "sent": answering.sent_all(answers, user)}
    context = {
        "case": case,
        "dates": dates,
        "items": items,
        "alike": alike,
        "form": form or CollectiveForm(initial=collecting.values_of(case)),
        "affected": [item for item in items if item.is_affected],
        "unaffected": [i for i in items if not i.is_affected and i.may_work and i.ticket.is_live],
        "changing": form is not None,
        **answering.writing(user, items, known, **writing),
    }
    return render(request, "tickets/collective.html", context, status=status)


@login_required
@require_POST
def change(request, pk):
    """Title, what is known, how new ones are recognised."""
    case = case_for(request, pk)
    form = CollectiveForm(request.POST)
    if not form.is_valid():
        return show_case(request, case, status=422, form=form)
    given = {name: form.cleaned_data[name] for name in ("title", "cause")}
    change_collective(case, **given, **form.like(), by=request.user)
    keep(request, pgettext("word", "Kept."))
    return redirect(case)


@login_required
@require_POST
def tie(request, pk):
    """Add concerns by number or by tick."""
    case = case_for(request, pk)
    typed = request.POST.get("numbers") or request.GET.get("number") or ""
    numbers = [word.strip(" #") for word in typed.replace(",", " ").split()]
    chosen = collecting.tickets_in(request.user, [*numbers, *request.POST.getlist("ids")])
    if not chosen:
        raise Refused(_("There is no ticket with this number."), code="tie.unknown")
    for ticket in chosen:
        tie_ticket(case, ticket=ticket, by=request.user)
    return redirect(case)


def _item(request, pk):
    found = collecting.items_seen(request.user).select_related("collective", "ticket")
    return get_object_or_404(found, pk=pk)


@login_required
@require_POST
def untie(request, pk):
    """This one does not belong here."""
    item = _item(request, pk)
    case, number = item.collective, item.ticket_id
    untie_ticket(item, by=request.user)
    back = f"{reverse('tickets:tie', args=[case.pk])}?number={number}"
    keep(request, _("#%(number)s was taken out.") % {"number": number}, undo=back)
    return redirect(case)


@login_required
@require_POST
def tick(request, pk):
    """Who still has it."""
    item = _item(request, pk)
    tick_affected(item, affected=request.POST.get("affected") == "1", by=request.user)
    if request.htmx:
        return HttpResponse(status=204)
    return redirect(item.collective)


@login_required
@require_POST
def end(request, pk):
    """It is over; those who no longer have it may be solved in the same step."""
    case = case_for(request, pk)
    undo = None
    if request.POST.get("solve") == "1":
        items = collecting.items_of(case, request.user)
        over = [i.ticket for i in items if not i.is_affected and i.may_work and i.ticket.is_live]
        if over:
            undo = change_tickets(over, verb="solve", target=Outcome(), by=request.user)
    end_collective(case, by=request.user)
    back = reverse("tickets:undo", args=[undo.pk]) if undo else ""
    keep(request, _("The collective case is ended."), undo=back)
    return redirect(case)
