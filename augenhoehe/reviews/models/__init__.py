"""Reviews of conversations: the everyday form, and the full form for large departments."""

from augenhoehe.reviews.models.appraisal import Answer, Appraisal, Dispute, KeptMark, Mark
from augenhoehe.reviews.models.calibration import (
    Calibration,
    Place,
    Rating,
    Reason,
    Spread,
    Wording,
)
from augenhoehe.reviews.models.drawing import Drawing, Drawn
from augenhoehe.reviews.models.review import Brought, Review, Seat
from augenhoehe.reviews.models.scorecard import Consent, FullForm, Item, Scorecard

__all__ = [
    "Answer",
    "Appraisal",
    "Brought",
    "Calibration",
    "Consent",
    "Dispute",
    "Drawing",
    "Drawn",
    "FullForm",
    "Item",
    "KeptMark",
    "Mark",
    "Place",
    "Rating",
    "Reason",
    "Review",
    "Scorecard",
    "Seat",
    "Spread",
    "Wording",
]
