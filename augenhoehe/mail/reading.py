"""Reading a mailbox: what is new is stored and committed; the mailbox is told last.

UIDs and UIDVALIDITY say what is new, never flags or dates. A folder that was made anew is read
from its beginning; the ledger's digests decide what is a duplicate.
"""

import errno
from contextlib import contextmanager

from django.db import OperationalError
from imapclient.exceptions import IMAPClientError

from augenhoehe.base.jobs import STOPPING
from augenhoehe.mail.actions.folder import folder_state, note_check
from augenhoehe.mail.actions.note import note_fine, note_trouble
from augenhoehe.mail.actions.store import Fetched, note_filed, store_fetched
from augenhoehe.mail.connect import close_imap, open_imap
from augenhoehe.mail.models import Mailbox, RawMail
from augenhoehe.mail.trouble import Trouble

BATCH = 50
BATCH_BYTES = 8_000_000
# A round ends after so many mails, so that other work of the lane is not kept waiting for hours.
ROUND = 2_000
FILE_AT_ONCE = 500
FULL = ("disk is full", "disk full", "no space left", "could not extend file")


def read_mailbox(mailbox):
    """Tell the mailbox what was taken in, then store what is new; trouble is noted, not raised.

    True when there is more to read at once.
    """
    try:
        with _connection(mailbox) as client:
            file_settled(client, mailbox)
            more = read_folder(client, mailbox, mailbox.folder)
            if mailbox.sent_folder:
                more |= read_folder(client, mailbox, mailbox.sent_folder, is_sent=True)
        note_fine(mailbox)
        return more
    except Trouble as trouble:
        note_trouble(mailbox, trouble)
    except OperationalError as error:
        if not any(words in str(error) for words in FULL):
            raise
        _stop_full(mailbox, error)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        _stop_full(mailbox, error)
    return False


def _stop_full(mailbox, error):
    try:
        note_trouble(mailbox, Trouble("disk.full", error))
    except OperationalError:
        raise Trouble("disk.full", error) from error


@contextmanager
def _connection(mailbox):
    client = open_imap(mailbox)
    try:
        yield client
    except IMAPClientError as error:
        raise Trouble("mailbox.error", error) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise Trouble("connect.lost", error) from error
    finally:
        close_imap(client)


def select(client, name, *, readonly):
    """Open a folder; its UIDVALIDITY. A folder that is not there is a Trouble."""
    if not client.folder_exists(name):
        raise Trouble("folder.missing", name)
    return int(client.select_folder(name, readonly=readonly)[b"UIDVALIDITY"])


def read_folder(client, mailbox, name, *, is_sent=False):
    """Store what a folder has beyond the ledger; True when a round was not enough."""
    validity = select(client, name, readonly=True)
    state = folder_state(mailbox, name, uidvalidity=validity)
    uids = sorted(client.search(["ALL"]))
    new = [uid for uid in uids if uid > state.last_uid]
    for batch in _batches(client, new[:ROUND]):
        mails = _fetch(client, batch)
        store_fetched(state, mails=mails, is_sent_copy=is_sent, up_to=batch[-1], by="mail")
        if STOPPING.is_set():
            return True
    note_check(state, uids=uids)
    return len(new) > ROUND


def _batches(client, uids):
    """UIDs in portions of bounded number and size."""
    for start in range(0, len(uids), BATCH):
        some = uids[start : start + BATCH]
        sizes = client.fetch(some, ["RFC822.SIZE"])
        portion, size = [], 0
        for uid in some:
            length = sizes.get(uid, {}).get(b"RFC822.SIZE", 0)
            if portion and size + length > BATCH_BYTES:
                yield portion
                portion, size = [], 0
            portion.append(uid)
            size += length
        yield portion


def _fetch(client, uids):
    """The mails of these UIDs; one that vanished meanwhile (expunged) is not there any more."""
    found = client.fetch(uids, ["BODY.PEEK[]", "INTERNALDATE"])
    mails = []
    for uid in uids:
        data = found.get(uid, {}).get(b"BODY[]")
        if data is not None:
            arrived = found[uid].get(b"INTERNALDATE")
            mails.append(Fetched(uid, data, arrived.astimezone() if arrived else None))
    return mails


def file_settled(client, mailbox):
    """Tell the mailbox what is settled: \\Seen or moved, then note it; repeated after a crash."""
    for folder, validity, rows in _unfiled(mailbox):
        if select(client, folder, readonly=False) != validity:
            # The folder was made anew: its old UIDs name nothing any more.
            note_filed(list(rows.values()))
            continue
        present = set(client.search(["UID", ",".join(map(str, sorted(rows)))]))
        if present:
            _tell(client, mailbox, sorted(present))
        note_filed(list(rows.values()))


def _tell(client, mailbox, uids):
    client.add_flags(uids, [b"\\Seen"], silent=True)
    if mailbox.after != Mailbox.After.MOVE or not mailbox.done_folder:
        return
    if not client.folder_exists(mailbox.done_folder):
        client.create_folder(mailbox.done_folder)
    if client.has_capability("MOVE"):
        client.move(uids, mailbox.done_folder)
        return
    client.copy(uids, mailbox.done_folder)
    client.delete_messages(uids, silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge(uids)
    else:
        client.expunge()


def _unfiled(mailbox):
    """[(folder, uidvalidity, {uid: row id})] of what is settled and not told yet."""
    settled = (RawMail.State.DONE, RawMail.State.DUPLICATE, RawMail.State.BLOCKED)
    rows = RawMail.objects.filter(
        mailbox=mailbox,
        filed_at=None,
        uid__isnull=False,
        state__in=settled,
        is_history=False,
        is_sent_copy=False,
    ).order_by("pk")
    groups = {}
    for pk, folder, validity, uid in rows.values_list("pk", "folder", "uidvalidity", "uid")[
        :FILE_AT_ONCE
    ]:
        groups.setdefault((folder, validity), {})[uid] = pk
    return [(*key, found) for key, found in groups.items()]
