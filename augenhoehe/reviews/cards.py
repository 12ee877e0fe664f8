"""The scorecard in use, its items in the reader's language, and whether it may be used."""

from dataclasses import fields

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.reviews.anchors import LANGUAGES, Anchor, anchors
from augenhoehe.reviews.models import Consent, Scorecard

MOST_ITEMS = 8
PARTS = tuple(field.name for field in fields(Anchor) if field.name != "code")


def newest():
    """The version with the highest number, frozen or not; None when there is none."""
    return Scorecard.objects.filter(retired_at=None).order_by("-number").first()


def consent_of(scorecard):
    """The consent in force, or None."""
    found = Consent.objects.filter(scorecard=scorecard, ended_at=None)
    return found.select_related("second_instance").first()


def agreed_scorecard():
    """The newest version with a consent in force, which drawings use; None when there is none."""
    agreed = Consent.objects.filter(ended_at=None).values("scorecard")
    return Scorecard.objects.filter(pk__in=agreed, retired_at=None).order_by("-number").first()


def check_consent(scorecard):
    """Refused unless the version may be used with names."""
    if consent_of(scorecard) is None:
        text = _(
            "Nobody has agreed yet to version %(number)s of the scorecard. Record which agreement "
            "covers it; then it can be used with names."
        )
        raise Refused(text % {"number": scorecard.number}, code="scorecard.consent")


def check_complete(scorecard):
    """Refused while an item has no complete words in any language."""
    items = list(scorecard.items.all())
    if not items or not all(any(is_complete(one, way) for way in LANGUAGES) for one in items):
        text = _("The scorecard has an item without all of its sentences. Complete it first.")
        raise Refused(text, code="scorecard.incomplete")


def is_complete(item, language):
    """Has the item all of its sentences in a language?"""
    said = item.words.get(language, {})
    return all(said.get(part) for part in PARTS)


def spoken(item, language):
    """The item as an Anchor in a language, in the other one where it lacks some of its words."""
    order = [language[:2], *LANGUAGES]
    way = next((one for one in order if is_complete(item, one)), None)
    said = item.words.get(way or language[:2]) or next(iter(item.words.values()), {})
    return Anchor(code=item.code, **{part: said.get(part, "") for part in PARTS})


def first_words():
    """[(code, words)] of the lines of the talk: what the first version begins with."""
    told = {way: {one.code: one for one in anchors(way)} for way in LANGUAGES}
    return [
        (code, {way: {part: getattr(told[way][code], part) for part in PARTS} for way in LANGUAGES})
        for code in told[LANGUAGES[0]]
    ]
