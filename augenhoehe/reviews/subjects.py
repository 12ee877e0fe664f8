"""Reviews leave no trace for whoever was not there, whatever their role."""

from augenhoehe.base.offers import subject
from augenhoehe.reviews import rules
from augenhoehe.reviews.models import Brought, Review
from augenhoehe.tickets.merging import goes_along

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
goes_along(Brought)
