"""Calibration rounds for tests."""

from augenhoehe.reviews.actions.calibrate import begin_calibration
from augenhoehe.reviews.actions.rate import rate_in_calibration
from augenhoehe.reviews.models import Answer

TEXT = "Guten Tag [Name], am Donnerstag rufe ich Sie an."
WORDS = "Seidenreiher"


def make_round(cast, *, people=None, text=TEXT):
    """A round of Lena, Alice and Bob, or of whom one says."""
    people = [cast.alice, cast.bob] if people is None else people
    return begin_calibration(text, people=people, by=cast.lead)


def rate(calibration, by, answer=Answer.SO, *, words="", **others):
    """Somebody's view: the same answer everywhere, but for items named by their code."""
    items = calibration.scorecard.items.all()
    ratings = {one.pk: (others.get(one.code, answer), words) for one in items}
    return rate_in_calibration(calibration, ratings=ratings, by=by)


def make_revealed(cast, *, answers=(Answer.SO, Answer.SO, Answer.PARTLY), words="", **others):
    """A revealed round; the third answer is Bob's."""
    calibration = make_round(cast)
    for person, answer in zip((cast.lead, cast.alice, cast.bob), answers, strict=True):
        rate(calibration, person, answer, words=words and f"{words}-{person.pk}", **others)
    calibration.refresh_from_db()
    return calibration
