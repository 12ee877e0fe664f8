"""The sums of the ledger by folder; true counts, and what does not agree."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.mail.models import FolderState, RawMail

State = RawMail.State


@dataclass
class Line:
    """A folder: what it holds by its own word, and what the ledger has of it by state."""

    name: str
    folder: FolderState | None = None
    by_state: Counter = field(default_factory=Counter)
    old_count: int = 0

    @property
    def ledger_count(self):
        return sum(self.by_state.values())

    @property
    def agrees(self):
        """Is every mail that was read in the ledger?"""
        return self.folder is None or self.folder.missing_count == 0


STATES = (
    (State.STORED, pgettext_lazy("ledger", "waits")),
    (State.DONE, pgettext_lazy("ledger", "taken in")),
    (State.DUPLICATE, pgettext_lazy("ledger", "duplicates")),
    (State.QUARANTINED, pgettext_lazy("ledger", "quarantined")),
    (State.BLOCKED, pgettext_lazy("ledger", "blocked")),
)


def table_of(lines):
    """[(words, a count a line, their sum, is it a total?)]; None where a file tells nothing."""
    folders = [line.folder for line in lines]
    rows = [
        (_("In the mailbox"), [one and one.seen_count for one in folders], False),
        (_("Not read yet"), [one and one.ahead_count for one in folders], False),
        (pgettext("ledger", "Missing"), [one and one.missing_count for one in folders], False),
        (_("In the ledger"), [line.ledger_count for line in lines], True),
    ]
    rows += [(words, [line.by_state[state] for line in lines], False) for state, words in STATES]
    return [(words, cells, sum(c or 0 for c in cells), total) for words, cells, total in rows]


def folder_lines():
    """A line for each folder that is read; mails of an earlier UIDVALIDITY are counted apart."""
    sums = RawMail.objects.filter(uid__isnull=False).order_by()
    rows = sums.values_list("mailbox_id", "folder", "uidvalidity", "state").annotate(Count("pk"))
    counted = {}
    for mailbox, folder, validity, state, count in rows:
        counted.setdefault((mailbox, folder), []).append((validity, state, count))
    folders = FolderState.objects.select_related("mailbox").order_by("mailbox__name", "name")
    return [_line(one, counted.get((one.mailbox_id, one.name), ())) for one in folders]


def _line(folder, counted):
    line = Line(f"{folder.mailbox.address} / {folder.name}", folder)
    for validity, state, count in counted:
        line.by_state[state] += count
        if validity != folder.uidvalidity:
            line.old_count += count
    return line


def files_line():
    """The line of mails that came from files, if any did."""
    sums = RawMail.objects.filter(uid__isnull=True).order_by()
    rows = dict(sums.values_list("state").annotate(Count("pk")))
    return [Line(_("From files"), None, Counter(rows))] if rows else []
