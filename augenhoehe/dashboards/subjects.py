"""Monthly pages, decisions and team rounds, as others may point at them."""

from augenhoehe.base.offers import subject
from augenhoehe.dashboards import rules
from augenhoehe.dashboards.models import Decision, MonthPage, Round

subject(MonthPage, visible_to=rules.months_visible_to)
subject(Decision, visible_to=lambda user: rules.decisions_visible_to(user).select_related("page"))
subject(Round, visible_to=rules.rounds_visible_to)
