"""What others may point at."""

from augenhoehe.base.offers import subject
from augenhoehe.servicelevels import rules
from augenhoehe.servicelevels.models import Calendar

subject(Calendar, visible_to=rules.visible_to)
