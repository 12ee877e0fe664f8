"""Who took out what: entries of the journal about exports and reading in a justified case."""

from augenhoehe.base.codes import code_of
from augenhoehe.base.events import KINDS
from augenhoehe.base.offers import hidden, without_hidden
from augenhoehe.journal.models import Entry
from augenhoehe.journal.queries import told

# The last word of a kind's name says that something was read or left the house.
LAST_WORDS = ("exported", "inspected", "fetched", "read_as_deputy")
SIZE, MOST = 50, 5_000


def kinds():
    """The kinds of entries that stand in the log."""
    found = [one for one in KINDS.values() if one.name.rpartition(".")[2] in LAST_WORDS]
    return sorted(found, key=lambda one: str(one.sentence))


def entries(user, *, kind="", since=None, until=None):
    """The entries of the log, the newest first; nothing of them says more about their content."""
    codes = [one.code for one in kinds() if not kind or one.code == code_of(kind)]
    rows = without_hidden(Entry.objects.filter(kind__in=codes).order_by("-id"), hidden(user))
    if since:
        rows = rows.filter(at__date__gte=since)
    return rows.filter(at__date__lte=until) if until else rows


def page(rows, *, user, before=None):
    """(lines of a page, the number with which the next one begins or None)."""
    rows = rows.filter(pk__lt=before) if before else rows
    found = list(rows[: SIZE + 1])
    following = found[SIZE - 1].pk if len(found) > SIZE else None
    return told(found[:SIZE], user=user), following


def table(rows, *, user):
    """[(moment, sentence, how many lines)] for a spreadsheet."""
    lines = told(list(rows[:MOST]), user=user)
    return [(one.at, one.sentence, one.facts.get("count", "")) for one in lines]
