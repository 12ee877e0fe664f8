"""Collective cases: many concerns, one cause, answered together."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.kernel.mailtext.html import clean_html, text_to_html
from augenhoehe.tickets import collecting, rules
from augenhoehe.tickets.actions.answer_all import answer_collective, undo_answers
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
from augenhoehe.tickets.filling import fill_for
from augenhoehe.tickets.models import Undo
from augenhoehe.tickets.work_forms import AnswerAllForm, CollectiveForm
from augenhoehe.ui.toasts import keep

PLACEHOLDERS = [f"{{{{{key}}}}}" for key in ("salutation", "name", "company", "number", "agent")]


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


def _case(request, pk):
    return get_object_or_404(rules.collectives_visible_to(request.user), pk=pk)


@login_required
@require_safe
def collective(request, pk):
    """The case with its concerns."""
    return _show(request, _case(request, pk))


def _show(request, case, *, status=200, form=None, answer=None, preview=""):
    user = request.user
    items = collecting.items_of(case, user)
    context = {
        "case": case,
        "items": items,
        "alike": [] if case.ended_at else collecting.alike(case, user),
        "form": form or CollectiveForm(initial=collecting.values_of(case)),
        "answer": answer or AnswerAllForm(initial={"html": _taken_back(request, case)}),
        "preview": preview,
        "affected": [item for item in items if item.is_affected],
        "unaffected": [i for i in items if not i.is_affected and i.may_work and i.ticket.is_live],
        "changing": form is not None,
        "placeholders": PLACEHOLDERS,
    }
    return render(request, "tickets/collective.html", context, status=status)


def _taken_back(request, case):
    """The text of one's last answer to this case if it was taken back."""
    mine = Undo.objects.filter(user=request.user, verb="answer_all", before__case=case.pk)
    last = mine.order_by("-pk").first()
    return last.before["html"] if last and last.undone_at else ""


@login_required
@require_POST
def change(request, pk):
    """Title, what is known, how new ones are recognised."""
    case = _case(request, pk)
    form = CollectiveForm(request.POST)
    if not form.is_valid():
        return _show(request, case, status=422, form=form)
    given = {name: form.cleaned_data[name] for name in ("title", "cause")}
    change_collective(case, **given, **form.like(), by=request.user)
    keep(request, pgettext("word", "Kept."))
    return redirect(case)


@login_required
@require_POST
def tie(request, pk):
    """Add concerns by number or by tick."""
    case = _case(request, pk)
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
def answer_all(request, pk):
    """One answer to all that are ticked; or first a look at how one of them will read it."""
    case = _case(request, pk)
    form = AnswerAllForm(request.POST)
    form.is_valid()
    given = form.cleaned_data
    html = given.get("html") or text_to_html(given.get("text", ""))
    items = collecting.items_of(case, request.user)
    if wanted := request.POST.get("preview"):
        example = next((item for item in items if str(item.pk) == wanted), None)
        text = fill_for(example.ticket, html, by=request.user) if example else ""
        shown = mark_safe(clean_html(text).html)
        return _show(request, case, answer=form, preview=(example, shown))
    chosen = set(request.POST.getlist("items"))
    ticked = [item for item in items if str(item.pk) in chosen and item.may_work]
    try:
        undo, count = answer_collective(case, html=html, items=ticked, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, case, status=409, answer=form)
    said = ngettext("Sent to %(count)s customer.", "Sent to %(count)s customers.", count)
    back = reverse("tickets:unanswer_all", args=[undo.pk])
    keep(request, said % {"count": count}, undo=back)
    return redirect(case)


@login_required
@require_POST
def unanswer_all(request, pk):
    """Take the answer to all back while it still waits."""
    found = get_object_or_404(Undo, pk=pk, user=request.user, verb="answer_all")
    undo_answers(found, by=request.user)
    keep(request, _("Taken back. The text is here again."))
    return redirect("tickets:collective", found.before["case"])


@login_required
@require_POST
def end(request, pk):
    """It is over; those who no longer have it may be solved in the same step."""
    case = _case(request, pk)
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
