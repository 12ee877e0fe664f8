"""What data protection itself keeps of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import HOUSE, PROOF, keeps
from augenhoehe.privacy.models import Annex, Erasure, Export

keeps(
    Export,
    Erasure,
    Annex,
    what=_("who handed out or erased what is kept of a customer, or made this annex"),
    reads=PROOF,
    until=HOUSE,
)
