"""What cannot be read is shown with its reason, never dropped."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.files.store import digest_of
from augenhoehe.intake import events
from augenhoehe.intake.actions.ask import ask_to_take_in
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.model import Unparseable
from augenhoehe.mail.actions.name import addresses_in, note_named
from augenhoehe.mail.actions.store import settle_raw, unsettle_raw
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
    note_named(raw, addresses_in(data))
    return "quarantined"


@action
def retry_mail(raw, *, by):
    """Let a mail that was put aside be read again."""
    if not unsettle_raw(raw):
        raise Refused(_("This mail is no longer in quarantine."), code="quarantine.gone")
    record(events.RETRIED, raw, by=by)
    ask_to_take_in()


@action
def dismiss_mail(raw, *, by):
    """Mark a mail that was put aside as spam; it stays in the ledger."""
    raw = locked(raw)
    settle_raw(raw, State.BLOCKED, reason="spam.by_hand")
    record(events.DISMISSED, raw, by=by)


def locked(raw):
    """The quarantined mail as it is now; refused when somebody was faster."""
    found = RawMail.objects.select_for_update().filter(pk=raw.pk, state=State.QUARANTINED).first()
    if found is None:
        raise Refused(_("This mail is no longer in quarantine."), code="quarantine.gone")
    return found
