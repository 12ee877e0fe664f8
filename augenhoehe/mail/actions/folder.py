"""How far a folder was read, and what it holds."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.mail.models import FolderState, RawMail


@housekeeping("the mailbox's own book-keeping")
def folder_state(mailbox, name, *, uidvalidity):
    """Where reading stands; a folder that was made anew is read from its beginning."""
    state, _new = FolderState.objects.get_or_create(mailbox=mailbox, name=name)
    if state.uidvalidity != uidvalidity:
        state.uidvalidity, state.last_uid = uidvalidity, 0
        state.save(update_fields=["uidvalidity", "last_uid"])
    return state


@housekeeping("the mailbox's own book-keeping")
def note_check(state, *, uids):
    """Compare what the folder holds with the ledger: mails not read yet, and mails missing."""
    read = [uid for uid in uids if uid <= state.last_uid]
    ledger = set(
        RawMail.objects.filter(
            mailbox=state.mailbox_id, folder=state.name, uidvalidity=state.uidvalidity
        ).values_list("uid", flat=True)
    )
    state.seen_count = len(uids)
    state.ahead_count = len(uids) - len(read)
    state.missing_count = sum(uid not in ledger for uid in read)
    state.checked_at = timezone.now()
    state.save(update_fields=["seen_count", "ahead_count", "missing_count", "checked_at"])
