"""What standard solutions ask of a person."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.solutions import rules
from augenhoehe.solutions.queries import review_due

MOST = 20


@need("solutions.review", seen=rules.visible_to)
def review(mine, user, now):
    """Solutions of which the person is the owner and whose review date has come."""
    due = yield review_due(mine).filter(owner=user).order_by("review_on")[:MOST]
    return [
        Need(
            key=f"solutions.review:{solution.pk}:{solution.review_on}",
            label=str(solution),
            url=solution.get_absolute_url(),
            why=_("Is this standard solution still right? You are its owner."),
            rank=7,
            ref=ref(solution),
            verbs=(
                (
                    pgettext("solution", "Still right"),
                    reverse("solutions:review", args=[solution.pk]),
                ),
            ),
        )
        for solution in due
    ]
