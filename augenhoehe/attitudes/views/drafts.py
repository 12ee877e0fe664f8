"""Doors to the reply check beside what is being written to a customer. The text is not kept."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.actions.count_check import count_check
from augenhoehe.attitudes.book import book_now
from augenhoehe.attitudes.checking import look_at
from augenhoehe.attitudes.checking_forms import LONGEST
from augenhoehe.attitudes.models import CheckChoice, when_of
from augenhoehe.attitudes.views.checking import meant_in, plain
from augenhoehe.base.doors import allow, is_number
from augenhoehe.complaints import rules as complaints
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.mediation import rules as mediation
from augenhoehe.solutions import rules as solutions
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.filling import last_incoming


def _door(function):
    """By POST, for who is signed in; nothing of it in caches or reports of errors."""
    return login_required(never_cache(sensitive_post_parameters()(require_POST(function))))


@_door
def check_draft(request, pk):
    """The list beside a reply in a conversation."""
    user = request.user
    ticket = get_object_or_404(tickets.visible_to(user).select_related("contact"), pk=pk)
    allow(tickets.may_work_on(user, ticket))
    is_complaint = complaints.visible_to(user).filter(ticket=ticket).exists()
    context = Context(
        name=ticket.contact.name if ticket.contact else "",
        address="mirror",
        kind="complaint" if is_complaint else "",
        templates=_templates(request, ticket.language),
    )
    text = request.POST.get("text", "")
    return _beside(request, text, answers=_asked(ticket), context=context)


@_door
def check_telling(request, pk):
    """The list beside what somebody is told about their complaint."""
    seen = complaints.visible_to(request.user).select_related("ticket", "contact")
    complaint = get_object_or_404(seen, pk=pk)
    allow(complaints.may_work_on(request.user, complaint))
    context = Context(
        name=complaint.contact.name if complaint.contact else "",
        address="mirror",
        kind="complaint",
    )
    answers = (_asked(complaint.ticket) if complaint.ticket else "") or complaint.wrong
    return _beside(request, request.POST.get("text", ""), answers=answers, context=context)


@_door
def check_understanding(request, pk):
    """The list beside the mail “this is how I understood our talk”."""
    party = get_object_or_404(mediation.parties_visible_to(request.user), pk=pk)
    allow(mediation.may_open(request.user))
    return _beside(request, request.POST.get("words", ""), context=Context(name=str(party)))


def _beside(request, text, *, context, answers=""):
    book = book_now()
    looked = look_at(
        plain(text),
        answers=answers[:LONGEST],
        context=context,
        meant=meant_in(request.POST),
        book=book,
        promised=_promised(request.POST),
    )
    is_empty = not text.strip()
    if book.settings.is_counting and not is_empty and _is_first(request):
        count_check(looked.found, by=request.user)
    shown = {
        "looked": looked,
        "ask_url": request.path,
        "is_empty": is_empty,
        "is_cut": len(text) > LONGEST,
        "longest": LONGEST,
    }
    return render(request, "attitudes/check_beside.html", shown)


def _is_first(request):
    """Is this draft checked for the first time, and finished? What is typed is not."""
    if "counted" in request.POST:
        return False
    return when_of(rules.choices_of(request.user)) != CheckChoice.When.TYPING


def _asked(ticket):
    answered = last_incoming(ticket)
    return answered.text if answered else ""


def _templates(request, language):
    """The standard solutions the reply was made from."""
    named = request.POST.get("solutions", "").split(",")
    ids = [int(one) for one in named[:20] if is_number(one.strip())]
    used = solutions.visible_to(request.user).filter(pk__in=ids) if ids else ()
    return tuple(one.says("reply", language) for one in used)


def _promised(given):
    """The day of a promise that is given along with the reply, or None."""
    try:
        moment = parse_datetime(given.get("promise_at", ""))
        if moment is not None and timezone.is_aware(moment):
            moment = timezone.localtime(moment)
    except (ValueError, OverflowError):
        return None
    return moment and moment.date()
