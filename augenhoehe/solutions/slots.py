"""Where other rooms may hang panels on the pages of standard solutions."""

from augenhoehe.base.offers import slot

SHOW = slot("solutions.show")
