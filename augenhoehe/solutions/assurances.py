"""What standard solutions keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ALL, HOUSE, keeps
from augenhoehe.solutions.models import Solution, SolutionVersion

keeps(
    Solution,
    SolutionVersion,
    what=_("who is in charge of a standard solution and wrote a version of it"),
    reads=ALL,
    until=HOUSE,
)
