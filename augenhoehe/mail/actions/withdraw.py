"""Take a mail back before it goes out."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.jobs import withdraw
from augenhoehe.journal.actions import record
from augenhoehe.mail.events import WITHDRAWN
from augenhoehe.mail.models import OutMail

WAITS = (OutMail.State.WAITING, OutMail.State.HELD)


@action
def withdraw_mail(outmail, *, by):
    """Withdraw a mail that still waits; what is being sent or was sent cannot be taken back."""
    outmail = OutMail.objects.select_for_update().get(pk=outmail.pk)
    if outmail.state not in WAITS:
        raise Refused(
            _("This mail is on its way already and cannot be taken back."), code="mail.gone"
        )
    outmail.state = OutMail.State.WITHDRAWN
    if outmail.is_secret:
        outmail.text = outmail.html = outmail.headers = ""
    outmail.save(update_fields=["state", "text", "html", "headers"])
    withdraw(f"mail.send:{outmail.pk}")
    record(WITHDRAWN, outmail, by=by)
    return outmail
