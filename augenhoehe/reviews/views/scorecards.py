"""Doors to the scorecard: its versions, its items, the consent."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.reviews import cards, rules
from augenhoehe.reviews.actions import consent as consents
from augenhoehe.reviews.actions import version as versions
from augenhoehe.reviews.anchors import LANGUAGES
from augenhoehe.reviews.full_forms import AddItemForm, ConsentForm, ItemForm, VersionForm
from augenhoehe.reviews.models import Item


def _card(request, pk):
    return get_object_or_404(rules.scorecards_visible_to(request.user), pk=pk)


def _led_card(request, pk):
    card = _card(request, pk)
    allow(rules.may_lead_full_form(request.user))
    return card


def _page(request, card, **forms):
    leads = rules.may_lead_full_form(request.user)
    items = list(card.items.all())
    asked = card.consents.select_related("second_instance", "recorded_by", "ended_by")
    context = {
        "card": card,
        "items": [(one, cards.spoken(one, get_language())) for one in items],
        "consents": asked,
        "consent": next((one for one in asked if one.ended_at is None), None),
        "leads": leads,
        "languages": LANGUAGES,
        "has_room": len(items) < cards.MOST_ITEMS,
        "add_form": AddItemForm(),
        "consent_form": ConsentForm(),
        "version_form": VersionForm(),
        "is_newest": cards.newest() == card,
        **forms,
    }
    return render(request, "reviews/scorecard.html", context, status=422 if forms else 200)


@login_required
@require_safe
def scorecard(request, pk):
    """A version with all its sentences, for all whom it concerns."""
    return _page(request, _card(request, pk))


@login_required
@require_POST
def begin_version(request):
    """Begin the first version, or one that changes something."""
    allow(rules.may_lead_full_form(request.user))
    before, form = cards.newest(), VersionForm(request.POST)
    if before is None:
        return redirect(versions.begin_version(by=request.user))
    if not form.is_valid():
        return _page(request, before, version_form=form)
    return redirect(versions.begin_version(form.cleaned_data["why"], by=request.user))


@login_required
@require_POST
def drop_version(request, pk):
    """Drop a version that nobody used."""
    versions.drop_version(_led_card(request, pk), by=request.user)
    return redirect("reviews:full")


@login_required
@require_POST
def add_item(request, pk):
    """Add an item; its sentences are written on the next page."""
    card, form = _led_card(request, pk), AddItemForm(request.POST)
    if not form.is_valid():
        return _page(request, card, add_form=form)
    way = get_language()[:2] if get_language()[:2] in LANGUAGES else "en"
    title = form.cleaned_data["title"]
    item = versions.add_item(card, title=title, language=way, by=request.user)
    return redirect("reviews:word", pk=item.pk, language=way)


def _item(request, pk):
    allow(rules.may_lead_full_form(request.user))
    seen = rules.scorecards_visible_to(request.user)
    return get_object_or_404(Item.objects.filter(scorecard__in=seen), pk=pk)


@login_required
@require_POST
def remove_item(request, pk):
    """Take an item away."""
    return redirect(versions.remove_item(_item(request, pk), by=request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word(request, pk, language):
    """Write the sentences of an item in a language."""
    item = _item(request, pk)
    if language not in LANGUAGES:
        raise Http404
    form = ItemForm(request.POST or None, initial=item.words.get(language, {}))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        versions.word_item(item, language=language, words=said, by=request.user)
        return redirect(item.scorecard)
    context = {"item": item, "form": form, "language": language}
    return render(request, "reviews/word.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def consent(request, pk):
    """Record who agreed."""
    card, form = _led_card(request, pk), ConsentForm(request.POST)
    if form.is_valid():
        try:
            consents.record_consent(card, terms=form.cleaned_data, by=request.user)
            return redirect(card)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, card, consent_form=form)


@login_required
@require_POST
def end_consent(request, pk):
    """A consent holds no longer."""
    allow(rules.may_lead_full_form(request.user))
    found = get_object_or_404(rules.consents_visible_to(request.user), pk=pk)
    return redirect(consents.end_consent(found, by=request.user).scorecard)
