"""Doors to conversation reviews, for those who are there."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.reviews import rules
from augenhoehe.reviews.actions.agree import agree_in_review
from augenhoehe.reviews.actions.begin import begin_review
from augenhoehe.reviews.actions.bring import bring_conversation, take_back_conversation
from augenhoehe.reviews.actions.end import end_review, reopen_review
from augenhoehe.reviews.actions.switch import is_large
from augenhoehe.reviews.anchors import anchors
from augenhoehe.reviews.forms import AgreeForm, BeginForm, BringForm
from augenhoehe.reviews.table import table_of
from augenhoehe.ui.toasts import keep

ROWS = 50


@login_required
@never_cache
@require_safe
def reviews(request):
    """The talks in which one sat; there is no search and no export, on purpose."""
    allow(rules.may_review(request.user))
    user = request.user
    full = rules.appraisals_visible_to(user).select_related("author", "reviewer", "ticket")
    context = {
        "reviews": rules.reviews_visible_to(user)[:ROWS],
        "own": full.filter(author=user)[:ROWS],
        "others": full.filter(reviewer=user)[:ROWS],
        "disputes": rules.disputes_visible_to(user).filter(second=user)[:ROWS],
        "is_full": rules.is_full_form_on(),
        "offers_full": user.is_lead and is_large(),
    }
    return render(request, "reviews/list.html", context)


@login_required
@require_safe
def guide(request):
    """The lines of the talk on paper."""
    allow(rules.may_review(request.user))
    return render(request, "reviews/guide.html", {"anchors": anchors(get_language())})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request):
    """Begin a talk with those who are there."""
    user = request.user
    allow(rules.may_review(user))
    start = {"held_on": timezone.localdate()}
    form = BeginForm(request.POST or None, initial=start, invitable=rules.invitable(user))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(begin_review(**form.cleaned_data, by=user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.is_bound else 200
    return render(request, "reviews/begin.html", {"form": form}, status=status)


def review_for(request, pk):
    """The review in which one sat; everybody else gets 404."""
    return get_object_or_404(rules.reviews_visible_to(request.user), pk=pk)


@login_required
@never_cache
@require_safe
def show(request, pk):
    """The talk on one page."""
    return _page(request, review_for(request, pk))


def _page(request, review, **forms):
    context = {
        "review": review,
        "table": table_of(review, request.user),
        "anchors": anchors(get_language()),
        "bring_form": BringForm(user=request.user),
        "agree_form": AgreeForm(instance=review),
        **forms,
    }
    return render(request, "reviews/show.html", context, status=422 if forms else 200)


@login_required
@require_POST
def bring(request, pk):
    """Put a conversation of one's own on the table."""
    review = review_for(request, pk)
    form = BringForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, review, bring_form=form)
    said = form.cleaned_data
    bring_conversation(
        review, kind=said["kind"], words=said["words"], ticket=said["number"], by=request.user
    )
    return redirect(f"{review.get_absolute_url()}#table")


@login_required
@require_POST
def take_back(request, pk):
    """Take one's conversation from the table."""
    brought = get_object_or_404(rules.brought_visible_to(request.user), pk=pk)
    allow(rules.may_take_back(request.user, brought))
    return redirect(take_back_conversation(brought, by=request.user))


@login_required
@require_POST
def agree(request, pk):
    """Write down the one thing that was agreed."""
    review = review_for(request, pk)
    form = AgreeForm(request.POST, instance=review_for(request, pk))
    if form.is_valid():
        try:
            agree_in_review(review, **form.cleaned_data, by=request.user)
            return redirect(f"{review.get_absolute_url()}#agreement")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, review, agree_form=form)


@login_required
@require_POST
def end(request, pk):
    """End the talk; the toast opens it again."""
    review = end_review(review_for(request, pk), by=request.user)
    undo = reverse("reviews:reopen", args=[pk])
    keep(request, _("The talk is over. What was brought is deleted tonight."), undo=undo)
    return redirect(review)


@login_required
@require_POST
def reopen(request, pk):
    """Go on with the talk."""
    return redirect(reopen_review(review_for(request, pk), by=request.user))
