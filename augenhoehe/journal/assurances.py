"""What the journal keeps of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import HOUSE, PROOF, keeps
from augenhoehe.journal.models import Entry

keeps(
    Entry,
    what=_("who did what when: numbers, no names, no texts"),
    reads=PROOF,
    until=HOUSE,
)
