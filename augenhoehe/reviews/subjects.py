"""Reviews leave no trace for whoever was not there, whatever their role."""

from augenhoehe.base.offers import subject
from augenhoehe.reviews import rules
from augenhoehe.reviews.models import (
    Appraisal,
    Brought,
    Calibration,
    Consent,
    Dispute,
    Drawing,
    Drawn,
    FullForm,
    Review,
    Scorecard,
)
from augenhoehe.tickets.merging import goes_along, stays

subject(
    Review,
    visible_to=rules.reviews_visible_to,
    hides=rules.reviews_hidden_from,
    is_confided=True,
)
subject(
    Brought,
    visible_to=rules.brought_visible_to,
    hides=rules.brought_hidden_from,
    url=lambda one: one.review.get_absolute_url(),
)
subject(
    Appraisal,
    visible_to=rules.appraisals_visible_to,
    hides=rules.appraisals_hidden_from,
    is_confided=True,
)
subject(
    Dispute,
    visible_to=rules.disputes_visible_to,
    hides=rules.disputes_hidden_from,
    is_confided=True,
)
subject(FullForm, visible_to=rules.switches_visible_to)
subject(Scorecard, visible_to=rules.scorecards_visible_to)
subject(
    Consent,
    visible_to=rules.consents_visible_to,
    url=lambda one: one.scorecard.get_absolute_url(),
)
subject(Drawing, visible_to=rules.drawings_visible_to)
subject(
    Calibration,
    visible_to=rules.calibrations_visible_to,
    hides=rules.calibrations_hidden_from,
    is_confided=True,
)
goes_along(Brought)
goes_along(Appraisal)
stays(Drawn, "ticket", "the protocol says which number was drawn")
