"""Doors to the reply check's own page. What it gets is not kept."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.actions.check_choose import choose_check
from augenhoehe.attitudes.book import book_now
from augenhoehe.attitudes.checking import look_at
from augenhoehe.attitudes.checking_forms import LONGEST, CheckForm, ChoiceForm
from augenhoehe.attitudes.models import when_of
from augenhoehe.base.doors import allow, way_back
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.ui.toasts import keep


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request):
    """The check of a text from elsewhere; what is sent here comes back in the answer only."""
    allow(rules.may_check(request.user))
    form = CheckForm(request.POST or None)
    looked = _looked(form.cleaned_data, request) if form.is_valid() else None
    choice = ChoiceForm(initial={"when": when_of(rules.choices_of(request.user))})
    sees = rules.may_see_house_texts(request.user)
    context = {"form": form, "looked": looked, "choice": choice, "sees_house_texts": sees}
    status = 422 if form.is_bound and not looked else 200
    return render(request, "attitudes/check.html", context, status=status)


@login_required
@require_POST
def choose(request):
    """When the check shall look at what one writes."""
    allow(rules.may_check(request.user))
    form = ChoiceForm(request.POST)
    if form.is_valid():
        choose_check(form.cleaned_data["when"], by=request.user)
        keep(request, _("Kept, for you alone."))
    return redirect(way_back(request, reverse("attitudes:check")))


def _looked(given, request):
    known = Context(
        name=given["name"],
        address="mirror" if given["answers"] else "",
        kind="complaint" if given["is_complaint"] else "",
    )
    return look_at(
        plain(given["text"]),
        answers=plain(given["answers"]),
        context=known,
        meant=meant_in(request.POST),
        book=book_now(),
    )


def meant_in(given):
    """The rules that were meant so before, and the one that is meant so now."""
    return [*given.getlist("meant"), *given.getlist("mean")]


def plain(text):
    """Browsers send two signs for the end of a line."""
    return text[:LONGEST].replace("\r\n", "\n")
