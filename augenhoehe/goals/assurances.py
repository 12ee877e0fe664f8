"""What goals keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ALL, HOUSE, keeps
from augenhoehe.goals.models import Wording

keeps(Wording, what=_("who wrote down a goal of the company"), reads=ALL, until=HOUSE)
