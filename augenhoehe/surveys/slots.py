"""Where other rooms may hang panels on our pages."""

from augenhoehe.base.offers import slot

# Beside a survey. Host: the survey.
SHOW = slot("surveys.show")
# The buttons of a survey's page. Host: the survey.
ACTIONS = slot("surveys.actions")
# Beside a personal response. Host: the response.
RESPONSE = slot("surveys.response")
