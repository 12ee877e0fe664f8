"""What these pages show."""

from django.db.models import Count

from augenhoehe.base.codes import code_of
from augenhoehe.base.events import KINDS
from augenhoehe.base.offers import hidden, without_hidden
from augenhoehe.journal.models import Entry
from augenhoehe.journal.queries import told
from augenhoehe.people.queries import present
from augenhoehe.tickets.rules import visible_to

ROWS = 50


def who_is_here(user, *, now):
    """Everybody with teams and absence, and what they have open now; nothing about other days."""
    live = visible_to(user).filter(is_live=True).exclude(assignee=None).order_by()
    counts = dict(live.values_list("assignee_id").annotate(Count("id")))
    return [(one, counts.get(one.user.pk, 0)) for one in present(now)]


def journal_page(user, *, kind="", before=None, person=None):
    """A page of the journal, the newest first; `person` only after the door has recorded why.

    What is about the reader is left out, line and all.
    """
    rows = without_hidden(Entry.objects.order_by("-id"), hidden(user))
    if before:
        rows = rows.filter(pk__lt=before)
    if kind:
        rows = rows.filter(kind=code_of(kind))
    if person:
        rows = rows.filter(by_id=person.pk)
    found = list(rows[: ROWS + 1])
    lines = told(found[:ROWS], user=user)
    return lines, found[ROWS - 1].pk if len(found) > ROWS else None


def kinds():
    """The kinds of events that can be filtered by, as (name, sentence)."""
    return sorted(
        (one.name, str(one.sentence).format(by="…", subject="…")) for one in KINDS.values()
    )
