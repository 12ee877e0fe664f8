"""Calibration rounds go in steps: the blind ones soon, then texts and places, then the counts."""

from datetime import timedelta

from augenhoehe.base.actions import housekeeping
from augenhoehe.reviews.actions.forget import KEPT
from augenhoehe.reviews.models import Calibration, Place, Reason, Wording

# A round that nobody revealed.
UNREVEALED = timedelta(days=42)
# How often each answer was chosen, without names.
COUNTED = timedelta(days=3 * 365)


@housekeeping("a round leaves nothing behind but how often each answer was chosen")
def forget_rounds(now):
    """Forget blind rounds, what was said in old ones, and the counts of very old ones."""
    Calibration.objects.filter(revealed_at=None, begun_at__lt=now - UNREVEALED).delete()
    Calibration.objects.filter(revealed_at__lt=now - COUNTED).delete()
    old = Calibration.objects.filter(revealed_at__lt=now - KEPT)
    for model in (Place, Reason, Wording):
        model.objects.filter(calibration__in=old).delete()
    old.exclude(text="", agreed="").update(text="", agreed="")
