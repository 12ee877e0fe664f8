"""What the customers' records keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import CONCERNS, THING, keeps
from augenhoehe.customers.models import Basis

keeps(
    Basis,
    what=_("who entered that a customer may be asked"),
    reads=CONCERNS,
    until=THING,
)
