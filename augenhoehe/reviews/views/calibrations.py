"""Doors to calibration rounds, for those who were asked; no list, search or export leads in."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.reviews import cards, rounds, rules
from augenhoehe.reviews.actions.calibrate import begin_calibration, call_off_calibration
from augenhoehe.reviews.actions.rate import rate_in_calibration
from augenhoehe.reviews.actions.reveal import reveal_calibration
from augenhoehe.reviews.actions.reword import draft_wordings, note_calibration, word_anchor
from augenhoehe.reviews.calibration_forms import (
    CalibrateForm,
    NoteForm,
    RateForm,
    RewordForm,
    TakeForm,
)
from augenhoehe.ui.toasts import keep

ROWS = 50


@login_required
@never_cache
@require_safe
def calibrations(request):
    """The rounds to which one was asked."""
    allow(rules.may_review(request.user))
    mine = rules.calibrations_visible_to(request.user)[:ROWS]
    context = {"rounds": mine, "may_begin": rules.may_calibrate(request.user)}
    return render(request, "reviews/calibrations.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calibrate(request):
    """Begin a round: take or paste a text, read it, ask people."""
    user = request.user
    allow(rules.may_calibrate(user))
    take = TakeForm(request.GET if "number" in request.GET else None, user=user)
    ticket = take.cleaned_data["number"] if take.is_bound and take.is_valid() else None
    start = {"number": ticket.pk, "text": rounds.text_of(ticket)} if ticket else {}
    form = CalibrateForm(
        request.POST or None, initial=start, user=user, invitable=rules.invitable(user)
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            return redirect(begin_calibration(said["text"], people=said["people"], by=user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.is_bound else 200
    return render(request, "reviews/calibrate.html", {"form": form, "take": take}, status=status)


def calibration_for(request, pk):
    """The round to which one was asked; everybody else gets 404."""
    seen = rules.calibrations_visible_to(request.user).select_related("scorecard")
    return get_object_or_404(seen, pk=pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calibration(request, pk):
    """Blind: the text and one's own view, which a POST hands in. Then: what all see."""
    found = calibration_for(request, pk)
    if request.method != "POST":
        return _page(request, found)
    form = _rate_form(request, found)
    if found.is_revealed or not form.is_valid():
        return _page(request, found, form=form)
    rate_in_calibration(found, ratings=form.ratings, by=request.user)
    return redirect(found)


def _rate_form(request, found):
    own = rounds.own_ratings(found, request.user)
    start = {}
    for pk, (answer, words) in own.items():
        start |= {f"answer-{pk}": answer, f"words-{pk}": words}
    spoken = [(item, cards.spoken(item, get_language())) for item in found.scorecard.items.all()]
    return RateForm(request.POST or None, items=spoken, initial=start)


def _page(request, found, form=None):
    context = {"round": found, "leads": rules.may_lead_calibration(request.user, found)}
    if found.is_revealed:
        rows = rounds.rows_of(found, get_language())
        context |= {
            "rows": rows,
            "wordings_wait": any(not w.drafted_at for row in rows for w in row.wordings),
            "note_form": NoteForm(initial={"agreed": found.agreed}),
            "reword_form": RewordForm(auto_id=False),
            "may_draft": rules.may_lead_full_form(request.user),
        }
    else:
        context["form"] = form or _rate_form(request, found)
        context["is_in"] = bool(context["form"].initial)
        context["in_count"], context["asked_count"] = rounds.how_many_in(found)
    status = 422 if form else 200
    return render(request, "reviews/calibration.html", context, status=status)


@login_required
@require_POST
def reveal(request, pk):
    """Reveal before all are in."""
    found = calibration_for(request, pk)
    allow(rules.may_lead_calibration(request.user, found))
    return redirect(reveal_calibration(found, by=request.user))


@login_required
@require_POST
def call_off(request, pk):
    """Call a blind round off; nothing of it is left."""
    found = calibration_for(request, pk)
    allow(rules.may_lead_calibration(request.user, found))
    call_off_calibration(found, by=request.user)
    keep(request, _("The round is called off; nothing of it was kept."))
    return redirect("reviews:calibrations")


@login_required
@require_POST
def note(request, pk):
    """Write down what was agreed."""
    found = calibration_for(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Keep it to 1,000 characters."), code="calibration.long")
    note_calibration(found, agreed=form.cleaned_data["agreed"], by=request.user)
    return redirect(f"{found.get_absolute_url()}#agreed")


@login_required
@require_POST
def reword(request, pk, item_pk):
    """Word a line of an item anew."""
    found = calibration_for(request, pk)
    item = get_object_or_404(found.scorecard.items, pk=item_pk)
    form = RewordForm(request.POST)
    if not form.is_valid():
        raise Refused(_("An anchor has 300 characters at most."), code="calibration.long")
    word_anchor(found, item=item, **form.cleaned_data, language=get_language()[:2], by=request.user)
    return redirect(f"{found.get_absolute_url()}#item-{item.pk}")


@login_required
@require_POST
def draft(request, pk):
    """Put the new words into the version of the scorecard that is being written."""
    found = calibration_for(request, pk)
    allow(rules.may_lead_full_form(request.user))
    card = draft_wordings(found, by=request.user)
    words = _("The new words stand in version %(number)s of the scorecard. The next round uses it.")
    keep(request, words % {"number": card.number})
    return redirect(f"{found.get_absolute_url()}#agreed")
