"""A calibration round is revealed: what was said is laid together, whose it was is deleted."""

from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import events
from augenhoehe.reviews.actions.calibrate import FEWEST, open_calibration
from augenhoehe.reviews.models import Rating, Reason, Spread


@action
def reveal_calibration(calibration, *, by):
    """Reveal a round before all have handed in; three must have."""
    calibration = open_calibration(calibration)
    if calibration.places.filter(is_in=True).count() < FEWEST:
        wrong = _("Three people must have handed in, so that nobody's choice can be worked out.")
        raise Refused(wrong, code="calibration.too_early")
    return reveal_places(calibration)


def reveal_places(calibration):
    """Count the answers, keep the reasons without names and in an order that says nothing."""
    ratings = list(Rating.objects.filter(place__calibration=calibration))
    chosen = Counter((one.item_id, one.answer) for one in ratings)
    Spread.objects.bulk_create(
        Spread(
            calibration=calibration,
            item=item,
            **{step: chosen[item.pk, step] for step in ("so", "partly", "no", "na")},
        )
        for item in calibration.scorecard.items.all()
    )
    said = sorted((one.item_id, one.answer, one.words) for one in ratings if one.words)
    Reason.objects.bulk_create(
        Reason(calibration=calibration, item_id=item, answer=answer, words=words)
        for item, answer, words in said
    )
    Rating.objects.filter(place__calibration=calibration).delete()
    calibration.places.update(is_in=False)
    calibration.revealed_at = timezone.now()
    calibration.save(update_fields=["revealed_at"])
    record(events.CALIBRATION_REVEALED, calibration, by="system")
    return calibration
