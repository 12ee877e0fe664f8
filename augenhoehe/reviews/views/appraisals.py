"""Doors to one conversation that two talk about; everybody else gets 404."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.reviews import rules, showing
from augenhoehe.reviews.actions.dispute import items_seen_otherwise, raise_dispute
from augenhoehe.reviews.actions.settle import agree_on_appraisal, look_again
from augenhoehe.reviews.actions.view import hand_in_view, keep_view, side_of
from augenhoehe.reviews.full_forms import AgreeOnForm, ItemsForm, ViewForm
from augenhoehe.reviews.models import Appraisal, Mark
from augenhoehe.reviews.states import may_move
from augenhoehe.ui.toasts import keep as keep_toast

State = Appraisal.State
TURN = {Mark.Side.OWN: State.OWN, Mark.Side.OTHER: State.OTHER}


def _appraisal(request, pk):
    seen = rules.appraisals_visible_to(request.user)
    return get_object_or_404(
        seen.select_related("author", "reviewer", "ticket", "scorecard", "dispute"), pk=pk
    )


@login_required
@never_cache
@require_safe
def appraisal(request, pk):
    """What the two say, what they agreed, what is disputed."""
    return _page(request, _appraisal(request, pk))


def _page(request, found, **forms):
    user, items = request.user, showing.items_of(found.scorecard, get_language())
    side = side_of(found, user)
    lines = showing.lines_of(found, items=items, user=user)
    context = {
        "appraisal": found,
        "is_author": side == Mark.Side.OWN,
        "is_turn": found.state == TURN[side],
        "lines": lines,
        "dispute": getattr(found, "dispute", None),
        "may_agree": may_move(found, "agree"),
        "may_look": may_move(found, "look"),
        "agree_form": AgreeOnForm(instance=found),
        **forms,
    }
    if context["is_turn"] and "view_form" not in forms:
        marks = [one.own if side == Mark.Side.OWN else one.other for one in lines]
        context["view_form"] = ViewForm(items=items, marks=[one for one in marks if one])
    if _may_raise(found, context) and "dispute_form" not in forms:
        context["dispute_form"] = _dispute_form(found, items)
    return render(request, "reviews/appraisal.html", context, status=422 if forms else 200)


def _may_raise(found, context):
    in_time = found.dispute_until and timezone.now() <= found.dispute_until
    return bool(in_time and context["is_author"] and not context["dispute"])


def _dispute_form(found, items, data=None):
    differing = {pk: items[pk] for pk in items_seen_otherwise(found) if pk in items}
    asks = (_("Which items do you see otherwise?"), _("Why do you see it otherwise?"))
    return ItemsForm(data, items=differing, asks=asks)


@login_required
@require_POST
def keep(request, pk):
    """Keep one's view, or hand it in by the other key."""
    found = _appraisal(request, pk)
    items = showing.items_of(found.scorecard, get_language())
    form = ViewForm(request.POST, items=items, marks=[])
    if not form.is_valid():
        return _page(request, found, view_form=form)
    try:
        keep_view(found, answers=form.answers(), by=request.user)
        if "hand_in" in request.POST:
            hand_in_view(found, by=request.user)
        else:
            keep_toast(request, _("Kept. Nobody but you sees it."))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, view_form=form)
    return redirect(found)


@login_required
@require_POST
def agree_on(request, pk):
    """Write down the one thing the two agreed."""
    found = _appraisal(request, pk)
    form = AgreeOnForm(request.POST, instance=_appraisal(request, pk))
    if form.is_valid():
        try:
            agree_on_appraisal(found, **form.cleaned_data, by=request.user)
            return redirect(f"{found.get_absolute_url()}#agreement")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, agree_form=form)


@login_required
@require_POST
def look(request, pk):
    """They looked at it again."""
    return redirect(look_again(_appraisal(request, pk), by=request.user))


@login_required
@require_POST
def dispute_items(request, pk):
    """Its author disputes items."""
    found = _appraisal(request, pk)
    allow(rules.may_dispute(request.user, found))
    form = _dispute_form(found, showing.items_of(found.scorecard, get_language()), request.POST)
    if form.is_valid():
        try:
            said = {"item_ids": form.ids(), "words": form.cleaned_data["words"]}
            return redirect(raise_dispute(found, **said, by=request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, dispute_form=form)
