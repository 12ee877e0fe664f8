"""The sums of the ledger by folder; true counts, and what does not agree."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _

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

    @property
    def cells(self):
        """The states in their order."""
        return [self.by_state[state] for state in State.values]


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


def totals(lines):
    """The sum of all lines."""
    total = Line("")
    for line in lines:
        total.by_state += line.by_state
    return total
