"""Doors to a dispute: its two people, and the second instance once it was called."""

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
from augenhoehe.reviews.actions import dispute as disputes
from augenhoehe.reviews.full_forms import ItemsForm
from augenhoehe.reviews.models import Dispute
from augenhoehe.reviews.states import may_move


def _dispute(request, pk):
    seen = rules.disputes_visible_to(request.user).select_related(
        "appraisal__author",
        "appraisal__reviewer",
        "appraisal__ticket",
        "appraisal__scorecard",
        "second",
    )
    return get_object_or_404(seen, pk=pk)


@login_required
@never_cache
@require_safe
def dispute(request, pk):
    """What is disputed, and how it stands."""
    return _page(request, _dispute(request, pk))


def _page(request, found, **forms):
    user, appraisal = request.user, found.appraisal
    items = showing.items_of(appraisal.scorecard, get_language())
    is_author = rules.may_dispute(user, appraisal)
    is_late = found.due_at and found.due_at < timezone.now()
    answered = found.state == Dispute.State.ANSWERED
    answers = rules.may_answer(user, found) and may_move(found, "answer")
    decides = rules.may_decide(user, found) and may_move(found, "decide")
    context = {
        "dispute": found,
        "appraisal": appraisal,
        "lines": showing.disputed_lines(found, items=items),
        "is_party": not rules.may_decide(user, found),
        "may_withdraw": is_author and may_move(found, "withdraw"),
        "may_accept": is_author and may_move(found, "accept"),
        "may_call": is_author and may_move(found, "call") and (answered or is_late),
        "answers": answers,
        "decides": decides,
        **forms,
    }
    if (answers or decides) and not forms:
        context["form"] = _items_form(found, decides=decides)
    return render(request, "reviews/dispute.html", context, status=422 if forms else 200)


def _items_form(found, *, decides, data=None):
    items = showing.items_of(found.appraisal.scorecard, get_language())
    left = {pk: items[pk] for pk in found.item_ids if pk not in found.granted_ids and pk in items}
    asks = (
        _("Which of them do you now see the author's way?"),
        _("How do you decide, and why?") if decides else _("Your answer, and why"),
    )
    return ItemsForm(data, items=left, asks=asks)


def _written(request, found, act, *, decides=False):
    form = _items_form(found, decides=decides, data=request.POST)
    if form.is_valid():
        try:
            said = {"granted_ids": form.ids(), "words": form.cleaned_data["words"]}
            return redirect(act(found, **said, by=request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, form=form)


@login_required
@require_POST
def answer(request, pk):
    """The reviewer answers."""
    found = _dispute(request, pk)
    allow(rules.may_answer(request.user, found))
    return _written(request, found, disputes.answer_dispute)


@login_required
@require_POST
def decide(request, pk):
    """The second instance decides."""
    found = _dispute(request, pk)
    allow(rules.may_decide(request.user, found))
    return _written(request, found, disputes.decide_dispute, decides=True)


def _authors(request, pk):
    found = _dispute(request, pk)
    allow(rules.may_dispute(request.user, found.appraisal))
    return found


@login_required
@require_POST
def withdraw(request, pk):
    """The author takes it back."""
    return redirect(disputes.withdraw_dispute(_authors(request, pk), by=request.user))


@login_required
@require_POST
def accept(request, pk):
    """The author leaves it at the answer."""
    return redirect(disputes.accept_answer(_authors(request, pk), by=request.user))


@login_required
@require_POST
def call(request, pk):
    """The author calls the second instance."""
    return redirect(disputes.call_second_instance(_authors(request, pk), by=request.user))
