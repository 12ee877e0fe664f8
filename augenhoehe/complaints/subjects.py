"""What other rooms may point at here."""

from augenhoehe.base.offers import subject
from augenhoehe.complaints import rules
from augenhoehe.complaints.models import Complaint
from augenhoehe.tickets.merging import goes_along
from augenhoehe.tickets.rules import concealed_of

subject(Complaint, visible_to=rules.visible_to, hides=concealed_of(Complaint))
goes_along(Complaint)
