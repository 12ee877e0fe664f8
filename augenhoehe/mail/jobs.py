"""The worker's part: send, fetch, sweep."""

from augenhoehe.base.jobs import job
from augenhoehe.mail import delivery


@job("mail.send", outward=True)
def send(outmail_id):
    """Send one mail of the outbox."""
    delivery.deliver(outmail_id)
