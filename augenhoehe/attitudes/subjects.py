"""Rules of the house and reflections, as others may point at them. Moments are nobody's subject."""

from django.urls import reverse

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.models import HouseRule, Reflection
from augenhoehe.attitudes.team_rules import reflections_visible_to
from augenhoehe.base.offers import subject

subject(
    HouseRule,
    visible_to=rules.rules_visible_to,
    url=lambda row: reverse("attitudes:rule", args=[row.rule]),
)
subject(Reflection, visible_to=reflections_visible_to)
