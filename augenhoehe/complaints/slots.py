"""Where other rooms, and the other parts of this one, may hang panels on our pages."""

from augenhoehe.base.offers import slot

# Below what was complained about: decision, cause, redress. Host: the complaint.
BELOW = slot("complaints.below")
# Beside a complaint. Host: the complaint.
SIDE = slot("complaints.side")
# The buttons of a complaint's page. Host: the complaint.
ACTIONS = slot("complaints.actions")
# At the head of the list of complaints, beside "New complaint". Host: the person who looks.
LIST = slot("complaints.list")
# Under what is being written to the customer, within its form. Host: the complaint.
COMPOSER = slot("complaints.composer")
