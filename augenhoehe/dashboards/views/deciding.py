"""Doors: what the boss is asked – put by the lead, decided on the page or by the link in a mail.

Behind the link no session is asked: whoever has it may decide. A GET shows, only a POST with the
sealed moment of a page that a person had time to read is a decision.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.tokens import seen_now, was_shown_long_enough
from augenhoehe.dashboards import month_queries, month_words, monthly, rules
from augenhoehe.dashboards.actions.decide import (
    act_on_decision,
    decide,
    reopen_decision,
    why_closed,
)
from augenhoehe.dashboards.actions.write_month import ask_decision, change_question, drop_question
from augenhoehe.dashboards.month_forms import DecideForm, QuestionForm
from augenhoehe.people.queries import department
from augenhoehe.ui.toasts import keep


@login_required
@require_POST
def ask(request, month):
    """Put a question on a draft."""
    allow(rules.may_write_months(request.user))
    day = monthly.month_from(month)
    if day is None:
        raise Http404
    form = QuestionForm(request.POST)
    if form.is_valid():
        found = ask_decision(day, asked=form.asked, by=request.user)
        return redirect(found)
    context = {"form": form, "month": month, "back": reverse("dashboards:month", args=[month])}
    return render(request, "dashboards/question.html", context, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request, pk):
    """Change a question of a draft, or take it out."""
    allow(rules.may_write_months(request.user))
    decision = _decision(request, pk)
    form = QuestionForm(request.POST or None, instance=decision)
    if request.method == "POST" and "drop" in request.POST:
        page = drop_question(decision, by=request.user)
        keep(request, _("Taken out."))
        return redirect(page)
    if request.method == "POST" and form.is_valid():
        return redirect(change_question(decision, asked=form.asked, by=request.user))
    back = decision.page.get_absolute_url()
    context = {"form": form, "decision": decision, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "dashboards/question.html", context, status=status)


def _decision(request, pk):
    seen = rules.decisions_visible_to(request.user).select_related("page", "answered_by")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_POST
def answer(request, pk):
    """The boss decides on the page."""
    allow(rules.may_decide(request.user))
    decision = _decision(request, pk)
    form = DecideForm.of(decision, request.POST)
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        raise Refused(first, code="decision.none")
    decide(decision, said=form.said(), by=request.user)
    keep(request, _("Decided. The lead reads it at once."))
    return redirect(decision)


@login_required
@require_POST
def act(request, pk):
    """The lead acts on a decision: from now on it stands."""
    allow(rules.may_write_months(request.user))
    decision = act_on_decision(_decision(request, pk), by=request.user)
    undo = reverse("dashboards:reopen_decision", args=[pk])
    keep(request, _("Noted. The decision stands from now on."), undo=undo)
    return redirect(decision)


@login_required
@require_POST
def reopen(request, pk):
    """Let the boss change the answer again."""
    allow(rules.may_write_months(request.user))
    return redirect(reopen_decision(_decision(request, pk), by=request.user))


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request, key):
    """One decision behind the link in a mail; nothing else can be reached from here."""
    found = month_queries.by_token(key)
    if found is None:
        raise Http404
    language = found.user.language if found.user else department().language
    with translation.override(language):
        if request.method == "POST":
            return _take(request, found)
        return _page(request, found, DecideForm.of(found.decision))


def _take(request, key):
    form = DecideForm.of(key.decision, request.POST)
    if not form.is_valid():
        return _page(request, key, form, status=422)
    if not was_shown_long_enough(request.POST.get("seen", "")):
        trouble = _("That was very quick. Please send it once more.")
        return _page(request, key, form, trouble=trouble, status=429)
    to = key.user.name if key.user else key.email
    try:
        key.decision = decide(key.decision, said=form.said(sent_to=to), by="system")
    except Refused as refusal:
        return _page(request, key, None, trouble=str(refusal), status=409)
    return _page(request, key, DecideForm.of(key.decision), is_done=True)


def _page(request, key, form, *, trouble="", status=200, is_done=False):
    decision = key.decision
    is_open = decision.is_open_on(timezone.localdate())
    context = {
        "decision": decision,
        "form": form if is_open else None,
        "closed": "" if is_open or trouble else why_closed(decision),
        "trouble": trouble,
        "is_done": is_done,
        "answer": month_words.answer_words(decision),
        "seen": seen_now(),
        "house": department().name or "Augenhöhe",
        "language": month_words.language(),
    }
    return render(request, "dashboards/decide.html", context, status=status)
