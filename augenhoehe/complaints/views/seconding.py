"""Doors: the second pair of eyes, signed in or by the link in a mail.

Behind the link no account is asked: whoever has it may answer, once, while it lasts. A GET shows;
only a POST with the sealed moment of a page that a person had time to read counts.
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.tokens import seen_now, was_shown_long_enough
from augenhoehe.complaints import decision_rules, rules
from augenhoehe.complaints.actions.second import second_decision
from augenhoehe.complaints.decision_forms import SecondForm
from augenhoehe.complaints.decision_queries import second_by_token
from augenhoehe.complaints.goodwill import goodwill_left
from augenhoehe.complaints.redress_letters import told_of
from augenhoehe.complaints.seconding import why_over
from augenhoehe.people.queries import department
from augenhoehe.ui.toasts import keep

SHOWN = ("complaint__ticket", "by", "second_by")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def second(request, pk):
    """A decision that needs second eyes, for those who may be them."""
    allow(decision_rules.may_be_eyes(request.user))
    seen = decision_rules.seconds_visible_to(request.user).select_related(*SHOWN)
    decision = get_object_or_404(seen, pk=pk)
    may = decision_rules.may_second(request.user, decision)
    form = SecondForm(request.POST or None) if may or request.method == "POST" else None
    if request.method == "POST" and form.is_valid():
        second_decision(decision, said=form.said(), by=request.user)
        keep(request, pgettext("complaint", "Noted."))
        return redirect("complaints:second", pk=pk)
    context = _shown(decision) | {
        "form": form,
        "wrong": _wrong(decision.complaint, request.user),
        "is_own": decision.by_id == request.user.pk,
        "may_read": request.user.reads_tickets,
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "complaints/second.html", context, status=status)


def _wrong(complaint, user):
    """What went wrong; who may not read the complaint reads nothing confidential of it."""
    may_read = rules.visible_to(user).filter(pk=complaint.pk).exists()
    return complaint.wrong if may_read else told_of(complaint)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request, key):
    """One decision behind the link in a mail; nothing else can be reached from here."""
    found = second_by_token(key)
    if found is None:
        raise Http404
    language = found.user.language if found.user else department().language
    with translation.override(language):
        if request.method == "POST" and not _closed(request, found):
            return _take(request, found)
        return _page(request, found)


def _closed(request, key):
    """Why this link takes no answer from whoever is here, in a sentence; "" where it does."""
    user = request.user
    if user.is_authenticated and user.pk != key.user_id:
        return _("This link was written for %(name)s, and you are signed in as %(user)s.") % {
            "name": key.user.name if key.user else key.email,
            "user": user.name,
        }
    if not key.decision.waits:
        return why_over(key.decision)
    if key.expires_at <= timezone.now():
        return _("This link is over. Please talk to %(name)s.") % {"name": key.decision.by.name}
    return ""


def _take(request, key):
    form = SecondForm(request.POST)
    if not form.is_valid():
        return _page(request, key, form=form, status=422)
    if not was_shown_long_enough(request.POST.get("seen", "")):
        trouble = _("That was very quick. Please send it once more.")
        return _page(request, key, form=form, trouble=trouble, status=429)
    sent_to = key.user.name if key.user else key.email
    try:
        key.decision = second_decision(key.decision, said=form.said(sent_to=sent_to), by="system")
    except Refused as refusal:
        return _page(request, key, trouble=str(refusal), status=409)
    return _page(request, key, is_done=True)


def _page(request, key, *, form=None, trouble="", status=200, is_done=False):
    closed = "" if trouble or is_done else _closed(request, key)
    is_refused = closed and request.method == "POST"
    context = _shown(key.decision) | {
        "form": None if closed or is_done else form or SecondForm(),
        "closed": closed,
        "trouble": trouble,
        "is_done": is_done,
        "wrong": told_of(key.decision.complaint),
        "seen": seen_now(),
        "house": department().name or "Augenhöhe",
    }
    return render(
        request, "complaints/second_link.html", context, status=409 if is_refused else status
    )


def _shown(decision):
    return {
        "decision": decision,
        "complaint": decision.complaint,
        "lines": list(decision.lines.all()),
        "left": goodwill_left(timezone.now()),
    }
