"""A calibration round begins with one text and the people who look at it, or is called off."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.actions.version import begin_version, freeze_scorecard
from augenhoehe.reviews.models import Calibration, Place
from augenhoehe.reviews.rounds import card_for_rounds

FEWEST = 3
LONGEST = 20_000


@action
def begin_calibration(text, *, people, by):
    """Ask `by` and `people` to look at one text without names, by the newest complete scorecard.

    No consent is needed: neither who wrote the text nor who looks at it stands anywhere.
    """
    there = {by.pk: by} | {one.pk: one for one in people}
    if len(there) < FEWEST:
        wrong = _("A round needs three people: of two, each would know what the other chose.")
        raise Refused(wrong, code="calibration.few")
    if not all(one.is_active and one.reads_tickets for one in there.values()):
        raise Refused(_("Only who reads concerns can be there."), code="calibration.reader")
    text = text.replace("\0", "").strip()
    if not text or len(text) > LONGEST:
        wrong = _("The text has between one and 20,000 characters.")
        raise Refused(wrong, code="calibration.text")
    scorecard = card_for_rounds() or begin_version(by=by)
    freeze_scorecard(scorecard, named=False)
    facts = {"scorecard": scorecard, "text": text, "begun_at": timezone.now(), "begun_by": by}
    calibration = Calibration.objects.create(**facts)
    Place.objects.bulk_create(
        Place(calibration=calibration, user=one) for one in sorted(there.values(), key=_name)
    )
    record(events.CALIBRATION_BEGUN, calibration, by=by)
    return calibration


def _name(person):
    return person.name, person.pk


@housekeeping("a round that was never revealed leaves nothing behind")
def call_off_calibration(calibration, *, by):
    """Delete a round that is still blind, with everything in it."""
    open_calibration(calibration).delete()


def open_calibration(calibration):
    """The round, locked; Refused when it is revealed."""
    calibration = Calibration.objects.select_for_update().get(pk=calibration.pk)
    if calibration.is_revealed:
        raise Refused(_("This round is revealed already."), code="calibration.revealed")
    return calibration
