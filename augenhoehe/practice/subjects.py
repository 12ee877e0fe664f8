"""Cases as others may point at them; unreleased ones leave no trace but for who works on them."""

from augenhoehe.base.offers import subject
from augenhoehe.practice import rules
from augenhoehe.practice.models import CaseText, OwnCase, WeekCase
from augenhoehe.tickets.merging import goes_along

subject(WeekCase, visible_to=rules.week_cases_visible_to)
subject(OwnCase, visible_to=rules.own_cases_visible_to, hides=rules.own_cases_hidden_from)
subject(
    CaseText,
    visible_to=rules.texts_visible_to,
    hides=rules.texts_hidden_from,
    url=lambda one: one.case.get_absolute_url(),
)
goes_along(OwnCase, "source")
