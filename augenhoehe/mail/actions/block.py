"""Block a sender, unblock one."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.addresses import normalise_domain, normalise_email
from augenhoehe.mail.events import BLOCKED, UNBLOCKED
from augenhoehe.mail.models import BlockedSender, Mailbox


@action
def block_sender(pattern, *, by):
    """Block an address or an @domain: what comes from there is kept and becomes no concern."""
    pattern = _clean(pattern)
    blocked, new = BlockedSender.objects.get_or_create(
        pattern=pattern, defaults={"blocked_at": timezone.now()}
    )
    if new:
        record(BLOCKED, blocked, by=by)
    return blocked


@action
def unblock_sender(blocked, *, by):
    """Take a sender off the block list."""
    record(UNBLOCKED, blocked, by=by)
    blocked.delete()


def _clean(pattern):
    text = str(pattern).strip().lower()
    domain = normalise_domain(text.removeprefix("@")) if text.startswith("@") else ""
    found = f"@{domain}" if domain and "." in domain else normalise_email(text)
    if not found:
        raise Refused(
            _("Please give an address or a domain like @spam.example."), code="block.unreadable"
        )
    own = {one for mailbox in Mailbox.objects.all() for one in mailbox.addresses}
    if found in own or found in {"@" + one.rpartition("@")[2] for one in own}:
        raise Refused(_("Our own addresses cannot be blocked."), code="block.own")
    return found
