"""What measures and ideas keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ALL, HOUSE, keeps
from augenhoehe.measures.models import Check, Expectation, Idea, Measure, Step

keeps(
    Measure,
    Step,
    Expectation,
    Check,
    what=_("who is in charge of a measure or a step, expected its effect, and looked at it"),
    reads=ALL,
    until=HOUSE,
)
keeps(
    Idea,
    what=_("who brought an idea, shown only if that person wishes it"),
    reads=ALL,
    until=HOUSE,
)
