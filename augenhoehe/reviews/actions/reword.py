"""What a calibration round agrees on: a note, and anchors in new words."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import cards, events
from augenhoehe.reviews.actions.version import begin_version, word_item
from augenhoehe.reviews.models import Calibration, Wording

LONGEST = 300


@action
def note_calibration(calibration, *, agreed, by):
    """Write down what the round agreed on."""
    calibration = revealed_calibration(calibration)
    calibration.agreed = agreed.replace("\0", "").strip()
    calibration.save(update_fields=["agreed"])
    record(events.CALIBRATION_NOTED, calibration, by=by)
    return calibration


@action
def word_anchor(calibration, *, item, line, language, text, by):
    """Word a line of an item anew; without a text it stays as it is."""
    calibration = revealed_calibration(calibration)
    text = " ".join(text.replace("\0", "").split())
    if len(text) > LONGEST:
        raise Refused(_("An anchor has 300 characters at most."), code="calibration.long")
    place = {"calibration": calibration, "item": item, "line": line, "language": language}
    if text and text != item.words.get(language, {}).get(line):
        facts = {"text": text, "drafted_at": None}
        Wording.objects.update_or_create(**place, defaults=facts)
    else:
        Wording.objects.filter(**place).delete()
    record(events.CALIBRATION_WORDED, calibration, by=by)
    return calibration


@action
def draft_wordings(calibration, *, by):
    """Put the new words of a round into the version being written, or begin one with them."""
    calibration = revealed_calibration(calibration)
    waiting = list(calibration.wordings.filter(drafted_at=None).select_related("item"))
    if not waiting:
        raise Refused(_("No anchor was worded anew."), code="calibration.nothing")
    card = cards.newest()
    if card is None or card.is_frozen:
        card = begin_version(why=str(calibration), by=by)
    items = {one.code: one for one in card.items.all()}
    for wording in waiting:
        if item := items.get(wording.item.code):
            words = {**item.words.get(wording.language, {}), wording.line: wording.text}
            items[item.code] = word_item(item, language=wording.language, words=words, by=by)
    calibration.wordings.filter(drafted_at=None).update(drafted_at=timezone.now())
    record(events.CALIBRATION_DRAFTED, calibration, by=by)
    return card


def revealed_calibration(calibration):
    """The round, locked; Refused while it is blind, or once its text is gone."""
    calibration = Calibration.objects.select_for_update().get(pk=calibration.pk)
    if not calibration.is_revealed:
        raise Refused(_("This round is not revealed yet."), code="calibration.blind")
    return calibration
