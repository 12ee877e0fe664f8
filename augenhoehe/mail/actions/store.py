"""Raw mails are kept before anything else; what became of them is noted afterwards."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.base.rows import update
from augenhoehe.base.together import together
from augenhoehe.files.actions import store_blob
from augenhoehe.journal.actions import record
from augenhoehe.mail.events import ARRIVED
from augenhoehe.mail.models import FolderState, RawMail

# Bigger mails lie in the file store, so that the ledger's table stays small.
IN_TABLE = 128_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail as the server gave it."""

    uid: int
    data: bytes
    arrived_at: datetime | None


@housekeeping("the ledger itself says what came and when")
def store_raws(mails, *, is_history=False):
    """Keep mails of files, [(name, bytes)], in one durable step; their rows of the ledger."""
    now = timezone.now()
    kept = {"stored_at": now, "is_history": is_history}
    rows = [_row(data, source=name[-255:], **kept) for name, data in mails]
    return RawMail.objects.bulk_create(rows)


@action
def store_fetched(state, *, mails, up_to, by, is_sent_copy=False):
    """Keep mails of a folder and remember that everything up to `up_to` is kept, in one step."""
    now = timezone.now()
    fresh = FolderState.objects.select_for_update().get(pk=state.pk)
    mailbox = fresh.mailbox
    start = mailbox.starts_on
    rows = [
        _row(
            mail.data,
            stored_at=now,
            mailbox=mailbox,
            folder=fresh.name,
            uidvalidity=state.uidvalidity,
            uid=mail.uid,
            arrived_at=mail.arrived_at,
            is_sent_copy=is_sent_copy,
            is_history=bool(
                start and mail.arrived_at and timezone.localdate(mail.arrived_at) < start
            ),
        )
        for mail in mails
        if mail.uid > fresh.last_uid or fresh.uidvalidity != state.uidvalidity
    ]
    RawMail.objects.bulk_create(rows)
    fresh.uidvalidity, fresh.last_uid = state.uidvalidity, up_to
    fresh.save(update_fields=["uidvalidity", "last_uid"])
    state.last_uid = up_to
    record(ARRIVED, mailbox, by=by, count=len(rows))
    return rows


@housekeeping("what became of a mail stands in the ledger")
def settle_raw(raw, state, **found):
    """Note what became of a raw mail; `subject` is (type, id) of what it is now."""
    settle_within(raw, state, **found)


def settle_within(raw, state, *, reason="", detail="", subject=None):
    """The same within an action, without a savepoint of its own."""
    raw.state, raw.reason = state, reason
    raw.detail = " ".join(str(detail).replace("\0", "").split())[:300]
    raw.settled_at = timezone.now()
    raw.attempts += 1
    raw.subject_type, raw.subject_id = subject or (None, None)
    if state == RawMail.State.DUPLICATE:
        RawMail.objects.filter(pk=raw.pk).update(body=None, blob=None)
    _save_settled(raw)


@together
def _save_settled(raws):
    update(raws, SETTLED)


SETTLED = ("state", "reason", "detail", "settled_at", "attempts", "subject_type", "subject_id",
           "digest")  # fmt: skip


@housekeeping("a retry is seen in the ledger")
def unsettle_raw(raw):
    """Let a quarantined or blocked mail be tried again."""
    retried = RawMail.objects.filter(
        pk=raw.pk, state__in=[RawMail.State.QUARANTINED, RawMail.State.BLOCKED]
    )
    return bool(retried.update(state=RawMail.State.STORED, reason="", detail="", digest=""))


@housekeeping("the mailbox was told: last step of the ledger")
def note_filed(raw_ids):
    """Note that the mailbox shows these mails as read or has them moved."""
    RawMail.objects.filter(pk__in=raw_ids).update(filed_at=timezone.now())


def _row(data, **fields):
    row = RawMail(size=len(data), **fields)
    if len(data) > IN_TABLE:
        row.blob = store_blob(data)
    else:
        row.body = data
    return row
