"""Ask the worker to look into a mailbox."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue


@housekeeping("whether the worker looks now or in half a minute is nobody's history")
def ask_to_read(mailbox_id):
    """Ask for a look into one mailbox; asked twice is asked once."""
    enqueue(
        "mail.read",
        key=f"mail.read:{mailbox_id}",
        lane=f"mail.read:{mailbox_id}",
        mailbox_id=mailbox_id,
    )
