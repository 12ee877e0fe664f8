"""Where other rooms may hang panels on our pages."""

from augenhoehe.base.offers import slot

# Below the calls of today. Host: the list of their concerns.
CALLS = slot("intake.calls")
