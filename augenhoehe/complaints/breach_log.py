"""The pen of a data breach's log; only actions use it, in their transaction."""

from django.utils import timezone

from augenhoehe.complaints.models import Breach, BreachLine


def locked_breach(breach):
    """The row as it is now, kept for this transaction."""
    rows = Breach.objects.select_for_update(of=["self"]).select_related("complaint__ticket")
    return rows.get(pk=breach.pk)


def add_line(breach, code, *, by, text="", ticket=None):
    """Add a line to the log; nothing ever changes one."""
    person = None if isinstance(by, str) else by
    return BreachLine.objects.create(
        breach=breach, code=code, text=text, ticket=ticket, at=timezone.now(), by=person
    )
