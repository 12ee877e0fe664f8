"""Which calls each figure of the mood counts: asked by the figure and by the list it leads to."""

from django.db.models import Value
from django.db.models.functions import Coalesce

from augenhoehe.evaluation.records import not_hidden


def called(calls, window):
    """Calls of the window about concerns that count."""
    # Asked as `merged_into IS NULL` SQLite would begin with the tickets, which are far more.
    own = calls.alias(merged_id=Coalesce("ticket__merged_into_id", Value(0)))
    own = own.filter(ticket__no_concern="", ticket__is_history=False, merged_id=0)
    return not_hidden(own.filter(mood__isnull=False, at__gte=window.since, at__lt=window.until))


def said(calls, window):
    """Those of which somebody said how the customer sounded."""
    return called(calls, window).exclude(mood="")


OF_CALLS = {
    "phone.calls": called,
    "phone.annoyed": said,
    "phone.grateful": said,
    "phone.factual": said,
}
