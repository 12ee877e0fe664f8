"""Doors: what caused a complaint, and the customer is told what was changed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.crud import Kinds, Table, Words
from augenhoehe.base.doors import allow, number_in
from augenhoehe.base.offers import ref
from augenhoehe.complaints import decision_rules, events, rules
from augenhoehe.complaints.actions.find_cause import add_why, drop_why, find_cause, mark_root
from augenhoehe.complaints.actions.tell_change import leave_untold, tell_change
from augenhoehe.complaints.changes import change_text
from augenhoehe.complaints.decision_forms import (
    CategoryForm,
    CauseForm,
    ChangeForm,
    UntoldForm,
    WhyForm,
)
from augenhoehe.complaints.letters import address_for
from augenhoehe.complaints.models import CauseCategory, Why
from augenhoehe.journal.actions import record
from augenhoehe.measures.models import Measure
from augenhoehe.measures.rules import visible_to as measures_visible_to
from augenhoehe.ui.toasts import keep

CATEGORIES = Table(
    model=CauseCategory,
    form=CategoryForm,
    route="complaints:category",
    words=Words(
        title=gettext_lazy("Categories of causes"),
        lead=gettext_lazy("Where our own errors come from. Five to ten are enough."),
        add=gettext_lazy("New category"),
        empty=gettext_lazy("No category yet"),
    ),
    may_see=decision_rules.may_see_categories,
    may_change=decision_rules.may_change_categories,
    record=record,
    kinds=Kinds(
        events.CATEGORY_ADDED,
        events.CATEGORY_CHANGED,
        events.CATEGORY_RETIRED,
        events.CATEGORY_RESTORED,
    ),
)


@login_required
@require_POST
def cause(request, pk):
    """Note the cause."""
    complaint = _workable(request, pk)
    kept = getattr(complaint, "analysis", None)
    form = CauseForm(request.POST, kept=kept.category if kept else None)
    if not form.is_valid():
        raise Refused(_("Which of the four causes was it?"), code="cause.none")
    find_cause(complaint, **form.cleaned_data, by=request.user)
    keep(request, pgettext("complaint", "Noted."))
    return _back(complaint)


@login_required
@require_POST
def why(request, pk):
    """Answer "why?", of the error or of an earlier answer."""
    complaint = _workable(request, pk)
    form = WhyForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Why? One sentence is enough."), code="why.empty")
    parent = None
    if request.POST.get("parent"):
        parent = get_object_or_404(complaint.whys, pk=number_in(request.POST, "parent"))
    add_why(complaint, text=form.cleaned_data["text"], parent=parent, by=request.user)
    return _back(complaint)


@login_required
@require_POST
def why_drop(request, pk):
    """Take an answer out, with what hangs on it."""
    return _back(drop_why(_why(request, pk), by=request.user))


@login_required
@require_POST
def why_root(request, pk):
    """Here something can be changed; or not after all."""
    found = _why(request, pk)
    return _back(mark_root(found, is_root=not found.is_root, by=request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk, measure_pk):
    """Tell the customer what a measure changed that their complaint led to."""
    complaint = _workable(request, pk)
    measure = _measure(request, complaint, measure_pk)
    if request.method == "POST":
        form = ChangeForm(request.POST)
        if form.is_valid():
            tell_change(complaint, measure=measure, **form.cleaned_data, by=request.user)
            keep(request, _("Sent. The customer knows what became of it."))
            return _back(complaint)
    else:
        text = change_text(complaint, measure, by=request.user)
        form = ChangeForm(initial={"to": address_for(complaint), "text": text})
    context = {
        "complaint": complaint,
        "measure": measure,
        "form": form,
        "untold": UntoldForm(prefix="untold"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "complaints/change_tell.html", context, status=status)


@login_required
@require_POST
def change_untold(request, pk, measure_pk):
    """Nobody is told, or they were in another way."""
    complaint = _workable(request, pk)
    measure = _measure(request, complaint, measure_pk)
    form = UntoldForm(request.POST, prefix="untold")
    why_not = form.cleaned_data["why"] if form.is_valid() else ""
    leave_untold(complaint, measure=measure, why=why_not, by=request.user)
    keep(request, pgettext("complaint", "Noted."))
    return _back(complaint)


def _workable(request, pk):
    seen = rules.visible_to(request.user).select_related("ticket", "analysis__category", "contact")
    complaint = get_object_or_404(seen, pk=pk)
    allow(rules.may_work_on(request.user, complaint))
    return complaint


def _why(request, pk):
    seen = Why.objects.filter(complaint__in=rules.visible_to(request.user))
    found = get_object_or_404(seen.select_related("complaint__ticket"), pk=pk)
    allow(rules.may_work_on(request.user, found.complaint))
    return found


def _measure(request, complaint, pk):
    kind, number = ref(complaint)
    taken = measures_visible_to(request.user).filter(signal_type=kind, signal_id=number)
    return get_object_or_404(taken.filter(state=Measure.State.DONE), pk=pk)


def _back(complaint):
    return redirect(f"{complaint.get_absolute_url()}#cause")
