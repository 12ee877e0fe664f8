"""Doors to the reply check: its page, and a draft in a conversation. What they get is not kept."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.actions.check_choose import choose_check
from augenhoehe.attitudes.checking import look_at
from augenhoehe.attitudes.checking_forms import LONGEST, CheckForm, ChoiceForm
from augenhoehe.attitudes.models import when_of
from augenhoehe.base.doors import allow, is_number
from augenhoehe.complaints import rules as complaints
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.solutions import rules as solutions
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.filling import last_incoming
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
    context = {"form": form, "looked": looked, "choice": choice}
    status = 422 if form.is_bound and not looked else 200
    return render(request, "attitudes/check.html", context, status=status)


@login_required
@never_cache
@sensitive_post_parameters()
@require_POST
def check_draft(request, pk):
    """The list beside a reply that is being written; the text stays the author's."""
    user = request.user
    ticket = get_object_or_404(tickets.visible_to(user).select_related("contact"), pk=pk)
    allow(tickets.may_work_on(user, ticket))
    text = _plain(request.POST.get("text", ""))
    answered = last_incoming(ticket)
    looked = look_at(
        text,
        answers=answered.text[:LONGEST] if answered else "",
        context=_context_of(ticket, request),
        meant=_meant(request),
    )
    context = {"looked": looked, "ticket": ticket, "is_empty": not text.strip()}
    return render(request, "attitudes/check_beside.html", context)


@login_required
@require_POST
def choose(request):
    """When the check shall look at what one writes."""
    allow(rules.may_check(request.user))
    form = ChoiceForm(request.POST)
    if form.is_valid():
        choose_check(form.cleaned_data["when"], by=request.user)
        keep(request, _("Kept, for you alone."))
    return redirect("attitudes:check")


def _looked(given, request):
    known = Context(
        name=given["name"],
        address="mirror" if given["answers"] else "",
        kind="complaint" if given["is_complaint"] else "",
    )
    return look_at(
        _plain(given["text"]),
        answers=_plain(given["answers"]),
        context=known,
        meant=_meant(request),
    )


def _context_of(ticket, request):
    """What the house knows about this letter: to whom, about what, made of which texts."""
    is_complaint = complaints.visible_to(request.user).filter(ticket=ticket).exists()
    named = request.POST.get("solutions", "").split(",")
    ids = [int(one) for one in named[:20] if is_number(one.strip())]
    used = solutions.visible_to(request.user).filter(pk__in=ids) if ids else ()
    return Context(
        name=ticket.contact.name if ticket.contact else "",
        address="mirror",
        kind="complaint" if is_complaint else "",
        templates=tuple(one.says("reply", ticket.language) for one in used),
    )


def _meant(request):
    """The rules that were meant so before, and the one that is meant so now."""
    return [*request.POST.getlist("meant"), *request.POST.getlist("mean")]


def _plain(text):
    """Browsers send two signs for the end of a line."""
    return text[:LONGEST].replace("\r\n", "\n")
