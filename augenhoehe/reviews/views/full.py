"""Doors to the full form: the switch, and what goes with it on one page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.reviews import cards, rules
from augenhoehe.reviews.actions.switch import (
    is_large,
    switch_full_form_off,
    switch_full_form_on,
)
from augenhoehe.reviews.full_forms import SwitchForm
from augenhoehe.ui.toasts import keep

ROWS = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def full(request):
    """By what conversations are reviewed, who agreed, what was drawn; the lead switches it on."""
    user = request.user
    allow(rules.may_see_full_form(user))
    form = SwitchForm(request.POST or None) if rules.may_lead_full_form(user) else None
    if request.method == "POST":
        allow(form is not None)
        if form.is_valid():
            try:
                switch_full_form_on(**form.cleaned_data, by=user)
                return redirect("reviews:full")
            except Refused as refusal:
                form.add_error(None, str(refusal))
    switches = rules.switches_visible_to(user).filter(off_at=None)
    context = {
        "form": form,
        "switch": switches.select_related("on_by").first(),
        "is_large": is_large(),
        "scorecards": rules.scorecards_visible_to(user)[:ROWS],
        "agreed": cards.agreed_scorecard(),
        "drawings": rules.drawings_visible_to(user)[:ROWS],
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "reviews/full.html", context, status=status)


@login_required
@require_POST
def switch_off(request):
    """Nothing new is drawn from now on."""
    allow(rules.may_lead_full_form(request.user))
    switch_full_form_off(by=request.user)
    keep(request, _("Switched off. What was begun goes on between its two people."))
    return redirect("reviews:full")
