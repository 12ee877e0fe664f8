"""Where other rooms may hang panels on our pages."""

from augenhoehe.base.offers import slot

# Under the mail “this is how I understood our talk”, within its form. Host: the party.
COMPOSER = slot("mediation.composer")
