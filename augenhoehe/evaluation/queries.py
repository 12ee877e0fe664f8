"""What other rooms ask of evaluation."""

from augenhoehe.evaluation.models import Quote
from augenhoehe.tickets.models import Concealment

MOST_QUOTES = 50


def released_quotes(since, until, user):
    """Quotes said in [since, until) that were released and not taken back, the newest first.

    For everybody with a role: names and numbers are masked, and a person read each of them. Shown
    are `quote.text`, `quote.language` and the day `quote.said_at`; who said it stays where it is.
    """
    if not user.is_authenticated or not user.roles:
        return []
    rows = Quote.objects.filter(said_at__gte=since, said_at__lt=until, withdrawn_at=None)
    hidden = Concealment.objects.values("ticket")
    shown = rows.exclude(response__ticket__in=hidden).order_by("-said_at", "-pk")
    return list(shown.defer("response")[:MOST_QUOTES])
