"""What cannot be read is shown with its reason, never dropped."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.files.store import digest_of
from augenhoehe.kernel.mailtext.model import Unparseable
from augenhoehe.mail.actions.store import settle_raw
from augenhoehe.mail.models import RawMail

State = RawMail.State


@housekeeping("the quarantine page shows it")
def quarantine_mail(raw, data, error):
    """Put a mail aside with the reason; the same bytes put aside before are a duplicate."""
    raw.digest = digest_of(data)
    same = RawMail.objects.filter(digest=raw.digest, mailbox=raw.mailbox_id).exclude(pk=raw.pk)
    if same.filter(state=State.QUARANTINED).exists():
        settle_raw(raw, State.DUPLICATE)
        return "duplicate"
    code = error.code if isinstance(error, Unparseable) else "mail.error"
    detail = "" if isinstance(error, Unparseable) else f"{type(error).__name__}: {error}"
    settle_raw(raw, State.QUARANTINED, reason=code, detail=detail)
    return "quarantined"
