"""Remember how a mailbox fares."""

import logging

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.mail.models import Mailbox

log = logging.getLogger("augenhoehe.mail")


@housekeeping("the mailbox's state, told by itself")
def note_trouble(mailbox, trouble):
    """Remember since when the mailbox has which trouble."""
    if mailbox.trouble != trouble.code:
        log.warning("mailbox %s: %s %s", mailbox.pk, trouble.code, trouble.detail)
        mailbox.trouble_at = timezone.now()
    mailbox.trouble, mailbox.trouble_detail = trouble.code, trouble.detail
    mailbox.save(update_fields=["trouble", "trouble_detail", "trouble_at"])


@housekeeping("the mailbox's state, told by itself")
def note_fine(mailbox):
    """Remember that the mailbox was read just now."""
    Mailbox.objects.filter(pk=mailbox.pk).update(
        last_ok_at=timezone.now(), trouble="", trouble_detail="", trouble_at=None
    )
