"""Where other rooms may hang panels on our pages."""

from augenhoehe.base.offers import slot

# Beside a concern. Host: the ticket.
SIDE = slot("tickets.side")
# At the head of the list, beside "New mail". Host: the person who looks.
INBOX = slot("tickets.inbox")
# Under a reply that is being written, within its form. Host: the ticket.
COMPOSER = slot("tickets.composer")
# On what the customer sees of a concern, without signing in. Host: the ticket.
STATUS = slot("tickets.status")
