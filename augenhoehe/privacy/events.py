"""What can happen in data protection."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

EXPORT_ASKED = kind("export.asked", _("{by} had the data of a contact packed"))
EXPORT_PACKED = kind("export.packed", _("the data of a contact were packed"))
EXPORT_FETCHED = kind("export.fetched", _("{by} fetched the data of a contact"))
EXPORT_ENDED = kind("export.ended", _("packed data of a contact that nobody fetched were removed"))
ERASURE_ASKED = kind("erasure.asked", _("{by} asked for an erasure"))
ERASURE_WITHDRAWN = kind("erasure.withdrawn", _("{by} took an erasure back"))
ERASURE_DONE = kind("erasure.done", _("a contact was erased"))
COMPANY_ERASURE_DONE = kind("erasure.company_done", _("a company was erased"))
PLACE_BLACKED_OUT = kind("erasure.blacked_out", _("{by} took a name out of what others wrote"))
PLACES_CHECKED = kind(
    "erasure.checked", _("{by} looked at what others wrote about somebody erased")
)
RETENTION_CHANGED = kind(
    "retention.changed", _("{by} changed how long data are kept"), facts=("months",)
)
CONTACT_FORGOTTEN = kind("contact.forgotten", _("a contact without concerns was forgotten"))
RETENTION_RAN = kind("retention.ran", _("data past their time were removed"), facts=("count",))
ANNEX_MADE = kind("annex.made", _("{by} made {subject}"))
LOG_EXPORTED = kind("seen.exported", _("{by} exported the log of who took out what"), ("count",))
