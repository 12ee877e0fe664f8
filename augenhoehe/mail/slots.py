"""Where other rooms may hang panels on our pages."""

from augenhoehe.base.offers import slot

# Under the sums of the ledger. Host: the signed-in person.
LEDGER = slot("mail.ledger")
