"""A version of the scorecard begins, is worded, and is frozen when agreed to or first used."""

from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.reviews import cards, events
from augenhoehe.reviews.models import Item, Scorecard


@action
def begin_version(why="", *, by):
    """Begin a version: from the lines of the talk, later from the version before, with a reason."""
    before = cards.newest()
    if before and not before.is_frozen:
        text = _("Version %(number)s is still being written. Change that one.")
        raise Refused(text % {"number": before.number}, code="scorecard.draft")
    if before and not why.strip():
        raise Refused(_("Say what changes, and why."), code="scorecard.why")
    number = (Scorecard.objects.aggregate(n=Max("number"))["n"] or 0) + 1
    card = Scorecard.objects.create(
        number=number, replaces=before, why=why.strip(), made_at=timezone.now(), made_by=by
    )
    words = [(one.code, one.words) for one in before.items.all()] if before else cards.first_words()
    Item.objects.bulk_create(
        Item(scorecard=card, position=place, code=code, words=said)
        for place, (code, said) in enumerate(words, 1)
    )
    record(events.SCORECARD_BEGUN, card, by=by)
    return card


@action
def drop_version(scorecard, *, by):
    """Drop a version that was never used."""
    card = open_version(scorecard)
    record(events.SCORECARD_DROPPED, card, by=by)
    card.delete()
    return card


@action
def word_item(item, *, language, words, by):
    """Write the sentences of an item in one language."""
    card = open_version(item.scorecard)
    item = Item.objects.select_for_update().get(pk=item.pk)
    said = {part: words.get(part, "").replace("\0", "").strip() for part in cards.PARTS}
    item.words = {**item.words, language: said}
    item.save(update_fields=["words"])
    record(events.SCORECARD_CHANGED, card, by=by)
    return item


@action
def add_item(scorecard, *, title, language, by):
    """Add an item of one's own; eight are the most that anybody keeps in mind."""
    card = open_version(scorecard)
    codes = set(card.items.values_list("code", flat=True))
    if len(codes) >= cards.MOST_ITEMS:
        text = _("Eight items are the most: take one away first.")
        raise Refused(text, code="scorecard.full")
    place = (card.items.aggregate(n=Max("position"))["n"] or 0) + 1
    code = _free_code(slugify(title)[:16] or "item", codes)
    words = {language: {"title": title.strip()}}
    item = Item.objects.create(scorecard=card, position=place, code=code, words=words)
    record(events.SCORECARD_CHANGED, card, by=by)
    return item


@action
def remove_item(item, *, by):
    """Take an item away from a version that was never used."""
    card = open_version(item.scorecard)
    if card.items.count() == 1:
        raise Refused(_("A scorecard has one item at least."), code="scorecard.empty")
    Item.objects.filter(pk=item.pk).delete()
    record(events.SCORECARD_CHANGED, card, by=by)
    return card


@housekeeping("what uses it is recorded")
def freeze_scorecard(scorecard, *, named):
    """Freeze a version at its first use; with names it needs a consent in force.

    Whoever lets people rate conversations by it calls this first, in the same action.
    """
    cards.check_complete(scorecard)
    if named:
        cards.check_consent(scorecard)
    Scorecard.objects.filter(pk=scorecard.pk, frozen_at=None).update(frozen_at=timezone.now())


def open_version(scorecard):
    """The version, locked; Refused when it is frozen or agreed to."""
    card = Scorecard.objects.select_for_update().get(pk=scorecard.pk)
    if card.is_frozen:
        text = _("This version was agreed to or used; it stays as it is. Begin a new version.")
        raise Refused(text, code="scorecard.frozen")
    return card


def _free_code(stem, codes):
    return next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 99))) if one not in codes)
