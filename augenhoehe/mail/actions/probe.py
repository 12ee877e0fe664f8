"""What a test of a mailbox found, step by step."""

import secrets

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.kernel.mailtext.ids import make_message_id
from augenhoehe.mail.models import Mailbox, OutMail
from augenhoehe.people.queries import department


@housekeeping("a test changes nothing")
def ask_to_probe(mailbox):
    """Let the worker test a mailbox in both directions; never in the demo, a test sends a mail."""
    if department().is_demo:
        raise Refused(_("The demo never sends mail."), code="mail.demo")
    _keep(mailbox, [], is_running=True)
    enqueue("mail.probe", key=f"mail.probe:{mailbox.pk}", mailbox_id=mailbox.pk)


@housekeeping("a test changes nothing")
def note_steps(mailbox, steps, *, is_running):
    """Keep what was found so far: [(step, "" or trouble code, detail)]."""
    _keep(mailbox, steps, is_running=is_running)


def _keep(mailbox, steps, *, is_running):
    found = {"at": timezone.now().isoformat(), "is_running": is_running, "steps": steps}
    Mailbox.objects.filter(pk=mailbox.pk).update(probe=found)


@housekeeping("a test mail to oneself; known, so that it opens no ticket when it arrives")
def write_probe_mail(mailbox):
    """The mail that goes to the mailbox itself."""
    now = timezone.now()
    with override(department().language):
        return OutMail.objects.create(
            mailbox=mailbox,
            message_id=make_message_id(mailbox.address.rpartition("@")[2], secrets.token_hex(16)),
            to=[mailbox.address],
            to_first=mailbox.address,
            subject=_("Test of this mailbox"),
            text=_("Augenhöhe tests whether mails arrive here. You may delete this mail."),
            state=OutMail.State.SENDING,
            is_automatic=True,
            written_at=now,
            due_at=now,
        )
