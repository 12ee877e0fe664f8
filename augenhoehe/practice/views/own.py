"""Doors to cases of our own: written by one, checked by another, released, withdrawn."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.practice import queries, rules
from augenhoehe.practice.actions.check import give_back_case, release_case
from augenhoehe.practice.actions.propose import propose_case, take_back_case
from augenhoehe.practice.actions.withdraw import withdraw_case
from augenhoehe.practice.actions.write import (
    FIELDS,
    begin_own_case,
    erase_draft,
    write_own_case,
)
from augenhoehe.practice.forms import (
    CaseForm,
    CheckForm,
    ProposeForm,
    ReasonForm,
    StartForm,
    WithdrawForm,
)
from augenhoehe.practice.situations import LANGUAGES
from augenhoehe.ui.toasts import keep


@login_required
@never_cache
@require_safe
def own_cases(request):
    """What one writes, what waits elsewhere, what one was asked to check."""
    user = request.user
    allow(rules.may_practise(user))
    rows = rules.own_cases_at_work(user).prefetch_related("texts").select_related("checker")
    to_check = [one for one in rows if rules.may_check(user, one)]
    mine = [one for one in rows if one not in to_check]
    return render(request, "practice/own_cases.html", {"mine": mine, "to_check": to_check})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Begin a case."""
    user = request.user
    allow(rules.may_practise(user))
    language = get_language()[:2]
    start = {"number": request.GET.get("number", "")[:20], "language": language}
    form = StartForm(request.POST or None, initial=start, user=user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            made = begin_own_case(user, language=chosen["language"], source=chosen["number"])
            return redirect("practice:own_write", pk=made.pk, language=chosen["language"])
        except Refused as refusal:
            form.add_error("number", str(refusal))
    status = 422 if form.is_bound else 200
    return render(request, "practice/own_new.html", {"form": form}, status=status)


def _case(request, pk, *, allowed=None):
    seen = rules.own_cases_visible_to(request.user).prefetch_related("texts")
    case = get_object_or_404(seen.select_related("checker", "source__contact"), pk=pk)
    allow(allowed is None or allowed(request.user, case))
    return case


@login_required
@never_cache
@require_safe
def own_case(request, pk):
    """A case on its way; a released one stands among the others."""
    case = _case(request, pk)
    if case.state == rules.RELEASED:
        return redirect("practice:case", code=case.code)
    return _show(request, case)


def _show(request, case, **forms):
    user = request.user
    context = {
        "case": case,
        "told": [queries.told(text) for text in case.texts.all()],
        "doubtful": queries.doubtful_words(case),
        "missing": queries.missing_languages(case),
        "may_write": rules.may_write(user, case),
        "may_take_back": rules.may_take_back(user, case),
        "may_check": rules.may_check(user, case),
        "propose_form": ProposeForm(checkers=rules.checkers_for(user)),
        "check_form": CheckForm(),
        "reason_form": ReasonForm(),
        **forms,
    }
    return render(request, "practice/own_case.html", context, status=422 if forms else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk, language):
    """Write it in one language."""
    case = _case(request, pk, allowed=rules.may_write)
    if language not in LANGUAGES:
        raise Http404
    text = next((one for one in case.texts.all() if one.language == language), None)
    start = {"attitude": case.attitude}
    form = CaseForm(request.POST or None, instance=text, initial=start)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in FIELDS}
        attitude = form.cleaned_data["attitude"]
        write_own_case(case, language=language, attitude=attitude, texts=said)
        keep(request, _("Saved. What looked like names, numbers or addresses is covered."))
        return redirect(case)
    context = {"case": case, "form": form, "language": language}
    status = 422 if form.is_bound else 200
    return render(request, "practice/own_write.html", context, status=status)


def _filled(request, case, form, key, act):
    """Act with what a form says, and show the refusal in it."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
            return redirect(case)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _show(request, case, **{key: form})


@login_required
@require_POST
def propose(request, pk):
    """Give it to somebody else to be checked."""
    user, case = request.user, _case(request, pk, allowed=rules.may_write)
    form = ProposeForm(request.POST, checkers=rules.checkers_for(user))
    act = partial(propose_case, case, by=user)
    return _filled(request, case, form, "propose_form", lambda said: act(checker=said["checker"]))


@login_required
@require_POST
def take_back(request, pk):
    """Go on writing."""
    case = _case(request, pk, allowed=rules.may_take_back)
    return redirect(take_back_case(case, by=request.user))


@login_required
@require_POST
def release(request, pk):
    """Release it, when the four questions are answered."""
    case = _case(request, pk, allowed=rules.may_check)
    act = partial(release_case, case, by=request.user)
    return _filled(request, case, CheckForm(request.POST), "check_form", lambda said: act())


@login_required
@require_POST
def give_back(request, pk):
    """Give it back with a reason."""
    case = _case(request, pk, allowed=rules.may_check)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, case, reason_form=form)
    give_back_case(case, reason=form.cleaned_data["reason"], by=request.user)
    keep(request, _("It went back to whoever wrote it, with your reason."))
    return redirect("practice:own_cases")


@login_required
@require_POST
def erase(request, pk):
    """Delete a draft."""
    erase_draft(_case(request, pk, allowed=rules.may_write))
    keep(request, _("The draft is deleted."))
    return redirect("practice:own_cases")


@login_required
@require_POST
def withdraw(request, pk):
    """Take a released case out of practice."""
    case = _case(request, pk, allowed=rules.may_withdraw)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        keep(request, _("Say in a sentence why it has to go."), tone="bad")
        return redirect("practice:case", code=case.code)
    withdraw_case(case, reason=form.cleaned_data["reason"], by=request.user)
    keep(request, _("Withdrawn: nobody practises with it any more."))
    return redirect("practice:list")
