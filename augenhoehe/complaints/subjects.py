"""What other rooms may point at here."""

from augenhoehe.base.offers import subject
from augenhoehe.complaints import rules, year_rules
from augenhoehe.complaints.models import (
    Breach,
    BreachLine,
    BreachSheet,
    Complaint,
    NoComplaint,
    YearReport,
)
from augenhoehe.tickets.merging import goes_along

subject(Complaint, visible_to=rules.visible_to, hides=rules.hidden_ids)
goes_along(Complaint)
goes_along(NoComplaint)

subject(Breach, visible_to=rules.breaches_visible_to, hides=rules.hidden_breaches)
subject(BreachSheet, visible_to=rules.sheets_visible_to)
subject(BreachLine, visible_to=rules.lines_visible_to)
goes_along(BreachLine)

subject(YearReport, visible_to=year_rules.visible_to)
