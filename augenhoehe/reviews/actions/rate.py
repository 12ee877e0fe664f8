"""What one person sees in the text of a calibration round, handed in blind."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.reviews.actions.calibrate import open_calibration
from augenhoehe.reviews.actions.reveal import reveal_places
from augenhoehe.reviews.models import Answer, Place, Rating

WHY = "what one sees in a text is nobody's history"


@housekeeping(WHY)
def rate_in_calibration(calibration, *, ratings, by):
    """Hand in {item id: (answer, words)}; a rating before is replaced, the last one reveals all."""
    calibration = open_calibration(calibration)
    place = Place.objects.select_for_update().get(calibration=calibration, user=by)
    said = [(item, *ratings.get(item.pk, ("", ""))) for item in calibration.scorecard.items.all()]
    if not all(answer in Answer.values for _item, answer, _words in said):
        raise Refused(_("Each item needs an answer."), code="calibration.incomplete")
    if any(answer == Answer.NOT_APPLICABLE and not words.strip() for _i, answer, words in said):
        raise Refused(_("“Not applicable” needs a reason."), code="calibration.reason")
    place.ratings.all().delete()
    Rating.objects.bulk_create(
        Rating(place=place, item=item, answer=answer, words=words.replace("\0", "").strip())
        for item, answer, words in said
    )
    Place.objects.filter(pk=place.pk).update(is_in=True)
    if not calibration.places.filter(is_in=False).exists():
        reveal_places(calibration)
    return calibration
