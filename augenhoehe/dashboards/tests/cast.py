"""Monthly pages and links, as tests need them."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.tokens import new_token
from augenhoehe.dashboards.actions.release_month import release_month
from augenhoehe.dashboards.actions.write_month import Asked, ask_decision, write_month
from augenhoehe.dashboards.models import DecisionKey
from augenhoehe.dashboards.monthly import last_month

QUESTION, INTRO = "Zweite Stelle in der Technik?", "Mehr Anliegen, gleich gute Zeiten."


def drafted(cast, *, month=None):
    """A question on a draft."""
    month = month or last_month(timezone.localdate())
    asked = Asked(QUESTION, "Sonst halten wir die Zeiten nicht.", soon())
    return ask_decision(month, asked=asked, by=cast.lead)


def released(cast, *, month=None):
    """A released page with one question."""
    page = drafted(cast, month=month).page
    write_month(page.month, intro=INTRO, by=cast.lead)
    return release_month(page.month, by=cast.lead)


def link_to(decision, *, user=None, email=""):
    """The token of a link as it stands in a mail."""
    token, token_hash = new_token()
    email = email or user.email
    facts = {"token_hash": token_hash, "email": email, "user": user, "sent_at": timezone.now()}
    DecisionKey.objects.create(decision=decision, **facts)
    return token


def soon():
    """A day ahead."""
    return timezone.localdate() + timedelta(days=10)
