"""Exports and erasures, as the journal and the file store point at them.

Nobody reaches a packed export by the file store's own doors: it is fetched here, once.
"""

from augenhoehe.base.offers import subject
from augenhoehe.privacy import rules
from augenhoehe.privacy.models import Annex, Erasure, Place
from augenhoehe.tickets.merging import stays

stays(Place, "owner", "the name stands in its own words")
subject(Erasure, visible_to=rules.erasures_visible_to, url=lambda erasure: "")

stays(Place, "owner", "the very text that names somebody, wherever its concern went")
subject(Annex, visible_to=rules.annexes_visible_to)
