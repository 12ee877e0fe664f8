"""Send a mail again, because a person says so."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.write import ask_to_send
from augenhoehe.mail.events import RELEASED, RESENT
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.queries import sending_mailbox
from augenhoehe.people.queries import department

State = OutMail.State


@action
def resend_mail(outmail, *, by):
    """Send a failed or unclear mail again under the same Message-ID, so that it is one mail."""
    outmail = OutMail.objects.select_for_update().get(pk=outmail.pk)
    if not outmail.may_be_resent:
        raise Refused(
            _("Only mails that failed or are unclear can be sent again."),
            code="mail.not_resendable",
        )
    _wait(outmail)
    record(RESENT, outmail, by=by)
    return outmail


@action
def release_mail(outmail, *, by):
    """Send a mail that was held because no mailbox could send; never in the demo."""
    outmail = OutMail.objects.select_for_update().get(pk=outmail.pk)
    if outmail.state != State.HELD:
        raise Refused(_("This mail is not held."), code="mail.not_held")
    if outmail.mailbox is None or not outmail.mailbox.sends:
        outmail.mailbox = sending_mailbox()
    _wait(outmail)
    record(RELEASED, outmail, by=by)
    return outmail


def _wait(outmail):
    if department().is_demo:
        raise Refused(_("The demo never sends mail."), code="mail.demo")
    if outmail.mailbox is None or not outmail.mailbox.sends:
        raise Refused(_("No mailbox is set up that can send."), code="mail.no_mailbox")
    outmail.state, outmail.reason, outmail.error = State.WAITING, "", ""
    outmail.due_at, outmail.attempts = timezone.now(), 0
    outmail.save(update_fields=["mailbox", "state", "reason", "error", "due_at", "attempts"])
    ask_to_send(outmail)
