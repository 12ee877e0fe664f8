"""Doors: the customer answers a decision by the link in the mail that told it.

A GET shows; only a POST with the sealed moment of a page that a person had time to read counts.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.base.actions import Refused
from augenhoehe.base.tokens import seen_now, was_shown_long_enough
from augenhoehe.complaints.actions.answer import note_answer
from augenhoehe.complaints.answering import by_token, why_no_answer_by
from augenhoehe.complaints.decision_forms import AnswerForm
from augenhoehe.complaints.letters import tongue_of
from augenhoehe.people.queries import department


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request, key):
    """One decision and its answer; nothing else can be reached from here."""
    found = by_token(key)
    if found is None:
        raise Http404
    with translation.override(tongue_of(found.decision.complaint)):
        if request.method == "POST" and not _closed(request, found):
            return _take(request, found)
        return _page(request, found)


def _closed(request, key):
    """Why no answer is taken here, in a sentence; "" where it is."""
    if reason := why_no_answer_by(key):
        return reason
    if request.user.is_authenticated:
        return _(
            "This link is the customer's, and you are signed in. Note on the page of the complaint"
            " what the customer says."
        )
    return ""


def _take(request, key):
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, key, form=form, status=422)
    if not was_shown_long_enough(request.POST.get("seen", "")):
        trouble = _("That was very quick. Please send it once more.")
        return _page(request, key, form=form, trouble=trouble, status=429)
    try:
        key.decision = note_answer(key.decision, answer=form.said(by_link=True), by="customer")
    except Refused as refusal:
        return _page(request, key, trouble=str(refusal), status=409)
    return _page(request, key, is_done=True)


def _page(request, key, *, form=None, trouble="", status=200, is_done=False):
    closed = "" if trouble or is_done else _closed(request, key)
    is_refused = closed and request.method == "POST"
    context = {
        "decision": key.decision,
        "complaint": key.decision.complaint,
        "lines": list(key.decision.lines.all()),
        "form": None if closed or is_done else form or AnswerForm(),
        "closed": closed,
        "trouble": trouble,
        "is_done": is_done,
        "seen": seen_now(),
        "house": department().name or "Augenhöhe",
    }
    return render(
        request, "complaints/answer_link.html", context, status=409 if is_refused else status
    )
