"""The worker's part: send, fetch, sweep."""

from augenhoehe.base.jobs import beside, job
from augenhoehe.mail import delivery, listening, probe, reading
from augenhoehe.mail.actions.ask import ask_to_read
from augenhoehe.mail.actions.deliver import find_unclear
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.queries import receiving_mailboxes
from augenhoehe.people.queries import department


@job("mail.send", outward=True)
def send(outmail_id):
    """Send one mail of the outbox."""
    delivery.deliver(outmail_id)


@job("mail.read_all")
def read_all():
    """Ask for a look into every mailbox; one that is being read already is not asked twice."""
    if not department().is_demo:
        for mailbox in receiving_mailboxes():
            ask_to_read(mailbox.pk)


@job("mail.read", outward=True)
def read(mailbox_id):
    """Read one mailbox; none in the demo."""
    if department().is_demo:
        return
    mailbox = Mailbox.objects.filter(pk=mailbox_id).first()
    if mailbox and mailbox.receives and reading.read_mailbox(mailbox):
        ask_to_read(mailbox_id)


@job("mail.sweep")
def sweep():
    """Find mails that were being sent when a worker ended."""
    find_unclear()


@job("mail.probe", outward=True, tries=1)
def test(mailbox_id):
    """Test one mailbox in both directions."""
    if mailbox := Mailbox.objects.filter(pk=mailbox_id).first():
        probe.probe_mailbox(mailbox)


@beside("mail.listen")
def listen():
    """Hear at once when a mail arrives."""
    listening.listen()
