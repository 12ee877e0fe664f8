"""Where other rooms may hang panels on our pages."""

from augenhoehe.base.offers import slot

SIDE = slot("tickets.side")
