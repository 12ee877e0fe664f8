"""What waits for a person on the way in."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from augenhoehe.base.offers import Need, need
from augenhoehe.mail import rules
from augenhoehe.mail.models import RawMail

UPKEEP = 7
SHOWN = 1000


def _to_act_on(user):
    """The mails of one's own teams; all for the lead."""
    found = rules.raws_visible_to(user)
    if user.is_lead:
        return found
    return found.filter(mailbox__touchpoint__team_id__in=user.team_ids)


@need("intake.quarantine", seen=_to_act_on)
def quarantine(mine, user, now):
    """Mails in quarantine, as one line."""
    waiting = mine.filter(state=RawMail.State.QUARANTINED)
    count = len((yield waiting.values_list("pk", flat=True)[:SHOWN]))
    if not count:
        return []
    label = ngettext("%(n)s mail in quarantine", "%(n)s mails in quarantine", count)
    return [
        Need(
            key="quarantine",
            label=label % {"n": count},
            url=reverse("intake:quarantine"),
            why=_("It could not be read. It is kept as it came."),
            rank=UPKEEP,
        )
    ]
