"""What stands beside a figure of surveys: who was not asked, and the surveys it is made of."""

from django.db.models import Count
from django.urls import reverse

from augenhoehe.surveys import excluding
from augenhoehe.surveys.models import Audience, Invitation, Promise, Survey

MOST = 8
NOT_ASKED = (Invitation.State.BLOCKED, Invitation.State.WAITING)


def not_asked(kind=None):
    """What gives [(why, how many)] of those whom the gate held back in a window."""

    def rows(window):
        surveys = _surveys(kind).order_by().values("pk")
        held = Invitation.objects.filter(survey__in=surveys, state__in=NOT_ASKED, is_again=False)
        held = held.filter(created_at__gte=window.since, created_at__lt=window.until)
        counts = held.exclude(decided_rule="").order_by().values_list("decided_rule")
        return excluding.in_words(dict(counts.annotate(Count("pk"))))

    return rows


def surveys_of(kind=None):
    """What gives [(survey, its results)] of the surveys a figure is made of."""

    def rows():
        found = _surveys(kind).exclude(started_at=None).order_by("-started_at", "-pk")[:MOST]
        return [(str(one), reverse("evaluation:results", args=[one.pk])) for one in found]

    return rows


def _surveys(kind):
    found = Survey.objects.filter(promise=Promise.PERSONAL).exclude(audience=Audience.TEAM)
    return found.filter(kind=kind) if kind else found
