"""What others may point at."""

from augenhoehe.base.offers import subject
from augenhoehe.people import rules
from augenhoehe.people.models import Team, User

subject(User, visible_to=rules.visible_to)
subject(Team, visible_to=rules.teams_visible_to)
