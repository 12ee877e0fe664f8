"""What other rooms may point at here."""

from augenhoehe.base.offers import subject
from augenhoehe.complaints import rules
from augenhoehe.complaints.models import Breach, BreachLine, BreachSheet, Complaint
from augenhoehe.tickets.merging import goes_along
from augenhoehe.tickets.rules import concealed_of

subject(Complaint, visible_to=rules.visible_to, hides=concealed_of(Complaint))
goes_along(Complaint)

subject(Breach, visible_to=rules.breaches_visible_to, hides=rules.hidden_breaches)
subject(BreachSheet, visible_to=rules.sheets_visible_to)
goes_along(BreachLine)
