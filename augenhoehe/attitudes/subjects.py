"""What others may point at: the rules a house wrote itself."""

from django.urls import reverse

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.models import HouseRule
from augenhoehe.base.offers import subject

subject(
    HouseRule,
    visible_to=rules.rules_visible_to,
    url=lambda row: reverse("attitudes:rule", args=[row.rule]),
)
