"""Doors where measures are written and changed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.measures import rules
from augenhoehe.measures.actions.change import change_measure
from augenhoehe.measures.actions.open import open_measure
from augenhoehe.measures.aims import NONE, word_of
from augenhoehe.measures.forms import MONEY, QuickForm, SketchForm
from augenhoehe.measures.origins import Origin
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@read_or_save
def new(request):
    """A quick measure: one line, who, until when."""
    allow(rules.may_write(request.user))
    origin = Origin(request)
    form = QuickForm(request.POST or None, user=request.user, initial=origin.initial(request.GET))
    if request.method == "POST" and form.is_valid():
        sketch = form.sketch(signal=origin.ref, idea=origin.idea)
        measure = open_measure(sketch, by=request.user)
        keep(request, _("Written down. It stands on the board and comes up when it is due."))
        return redirect(measure)
    context = {"form": form, "origin": origin, "query": request.GET.urlencode()}
    return render(request, "measures/quick.html", context, status=422 if form.is_bound else 200)


@login_required
@read_or_save
def change(request, pk):
    """Change what is done, who does it, until when, the goal, cost and benefit."""
    measure = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_work_on(request.user, measure))
    kind = SketchForm if measure.has_proof else QuickForm
    form = kind(
        request.POST or None, user=request.user, owner=measure.owner, initial=_known(measure)
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(change_measure(measure, sketch=form.sketch(), by=request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "measure": measure}
    return render(request, "measures/change.html", context, status=422 if form.is_bound else 200)


def _known(measure):
    names = ("title", "due_on", "signal_text", *MONEY)
    known = {name: getattr(measure, name) for name in names}
    goal = measure.goal_ref
    serves = word_of(goal) if goal else NONE
    return {**known, "owner": measure.owner_id, "serves": serves}
