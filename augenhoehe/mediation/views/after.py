"""Doors to what follows a talk: the mail, the link in it, points, looking back."""

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
from augenhoehe.base.doors import allow, way_back
from augenhoehe.base.tokens import seen_now, was_shown_long_enough
from augenhoehe.mediation import queries, rules
from augenhoehe.mediation.actions.look_back import look_back as look_back_at
from augenhoehe.mediation.actions.point import keep_point, unkeep_point
from augenhoehe.mediation.actions.understand import (
    answer_understanding,
    give_up_answer,
    read_correction,
    send_understanding,
    why_closed,
)
from augenhoehe.mediation.forms import CorrectionForm, LookBackForm, UnderstandingForm
from augenhoehe.mediation.letters import address_of, words_for
from augenhoehe.mediation.models import Understanding
from augenhoehe.people.queries import department
from augenhoehe.ui.toasts import keep

Answer = Understanding.Answer


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def understanding(request, pk):
    """Read the mail over, change it, send it."""
    seen = rules.parties_visible_to(request.user)
    seen = seen.select_related("talk__lead", "contact", "company")
    party = get_object_or_404(seen, pk=pk)
    allow(rules.may_open(request.user))
    form = UnderstandingForm(request.POST or None, initial={"words": words_for(party)})
    if request.method == "POST" and form.is_valid():
        try:
            send_understanding(party, words=form.cleaned_data["words"], by=request.user)
            keep(request, _("Written. You see here when it is confirmed."))
            return redirect(f"{party.talk.get_absolute_url()}#mails")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "party": party, "talk": party.talk, "address": address_of(party)}
    status = 422 if form.is_bound else 200
    return render(request, "mediation/understanding.html", context, status=status)


def _mail_for(request, pk):
    seen = rules.understandings_visible_to(request.user).select_related("party__talk")
    mail = get_object_or_404(seen, pk=pk)
    allow(rules.may_open(request.user))
    return mail


@login_required
@require_POST
def give_up(request, pk):
    """Note that nobody answers."""
    mail = give_up_answer(_mail_for(request, pk), by=request.user)
    return redirect(way_back(request, f"{mail.party.talk.get_absolute_url()}#mails"))


@login_required
@require_POST
def read(request, pk):
    """The correction was read."""
    mail = read_correction(_mail_for(request, pk), by=request.user)
    return redirect(f"{mail.party.talk.get_absolute_url()}#mails")


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request, key):
    """How a talk was understood, behind the link in the mail; a GET shows, only a POST answers."""
    mail = queries.by_token(key)
    if mail is None:
        raise Http404
    with translation.override(mail.party.language):
        if request.method == "POST":
            return _take(request, mail)
        return _page(request, mail)


def _take(request, mail):
    if request.user.is_authenticated:
        return _page(request, mail, trouble=_colleagues(), status=409)
    if not mail.is_open(timezone.now()):
        return _page(request, mail, status=409)
    if not was_shown_long_enough(request.POST.get("seen", "")):
        trouble = _("That was very quick. Please send it once more.")
        return _page(request, mail, trouble=trouble, status=429)
    answer = request.POST.get("answer", "")
    if answer not in (Answer.CONFIRMED, Answer.CORRECTED, Answer.STRANGER):
        return _page(request, mail, trouble=_("Please choose one of the buttons."), status=422)
    form = CorrectionForm(request.POST)
    own = form.cleaned_data["own_words"] if form.is_valid() else ""
    own = own if answer == Answer.CORRECTED else ""
    try:
        mail = answer_understanding(mail, answer=answer, own_words=own, by="customer")
    except Refused as refusal:
        return _page(request, mail, trouble=str(refusal), status=409)
    return _page(request, mail, is_done=True)


def _colleagues():
    return _(
        "You are signed in as a colleague. Only the person this was sent to can confirm it; "
        "what they say on the phone you note on the sheet."
    )


def _page(request, mail, *, trouble="", status=200, is_done=False):
    is_open = mail.is_open(timezone.now())
    context = {
        "mail": mail,
        "is_open": is_open,
        "words": "" if mail.answer == Answer.STRANGER else mail.words,
        "form": CorrectionForm() if is_open else None,
        "closed": "" if is_open or trouble or is_done else why_closed(mail),
        "trouble": trouble,
        "is_done": is_done,
        "seen": seen_now(),
        "house": department().name or "Augenhöhe",
        "language": mail.party.language,
    }
    return render(request, "mediation/by_link.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def point(request, pk):
    """One point that somebody does; of the talk itself it shows nothing."""
    found = _point(request, pk)
    may_read = rules.visible_to(request.user).filter(pk=found.talk_id).exists()
    may_keep = rules.may_keep(request.user, found)
    context = {"point": found, "may_read": may_read, "may_keep": may_keep}
    return render(request, "mediation/point.html", context)


def _point(request, pk):
    seen = rules.points_visible_to(request.user).select_related("talk", "user", "party__contact")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_POST
def point_done(request, pk):
    """It is done."""
    found = _point(request, pk)
    allow(rules.may_keep(request.user, found))
    keep_point(found, by=request.user)
    keep(request, _("Done. Well kept."), undo=reverse("mediation:point_undo", args=[pk]))
    return redirect(way_back(request, found.get_absolute_url()))


@login_required
@require_POST
def point_undo(request, pk):
    """It is still to be done."""
    found = _point(request, pk)
    allow(rules.may_keep(request.user, found))
    unkeep_point(found, by=request.user)
    return redirect(way_back(request, found.get_absolute_url()))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request, pk):
    """Some weeks later: was it kept, do they understand each other better?"""
    seen = rules.look_backs_visible_to(request.user).select_related("talk")
    back = get_object_or_404(seen, pk=pk)
    allow(rules.may_open(request.user))
    first = {"kept": back.kept, "better": back.better, "note": back.note}
    form = LookBackForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        look_back_at(back, **form.cleaned_data, by=request.user)
        keep(request, _("Noted. Thank you for looking back."))
        return redirect(f"{back.talk.get_absolute_url()}#later")
    points = queries.points_of(back.talk)
    context = {"form": form, "back": back, "talk": back.talk, "points": points}
    return render(
        request, "mediation/look_back.html", context, status=422 if form.is_bound else 200
    )
