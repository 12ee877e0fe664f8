"""What can happen on the way in."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

ALSO_ARRIVED = kind(
    "intake.also_arrived", _("the first mail of {subject} reached another mailbox too"), ("raw_id",)
)
BOUNCED = kind("intake.bounced", _("a mail of {subject} came back"), facts=("outmail_id",))
RETRIED = kind("intake.retried", _("{by} had a quarantined mail read again"))
DISMISSED = kind("intake.dismissed", _("{by} marked a quarantined mail as spam"))
OPENED_BY_HAND = kind(
    "intake.opened_by_hand",
    _("{by} opened {subject} from a mail that could not be read"),
    ("raw_id",),
)
