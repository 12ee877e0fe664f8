"""What other rooms may point at here."""

from augenhoehe.base.offers import subject
from augenhoehe.complaints import rules
from augenhoehe.complaints.models import Breach, BreachLine, BreachSheet, Complaint, NoComplaint
from augenhoehe.tickets.merging import goes_along

subject(Complaint, visible_to=rules.visible_to, hides=rules.hidden_ids)
goes_along(Complaint)
goes_along(NoComplaint)

subject(Breach, visible_to=rules.breaches_visible_to, hides=rules.hidden_breaches)
subject(BreachSheet, visible_to=rules.sheets_visible_to)
goes_along(BreachLine)
