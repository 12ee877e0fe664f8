"""Who may see and do what with the yearly report. The table is in `docs/roles.md`."""

from augenhoehe.complaints.models import YearReport
from augenhoehe.indicators.rules import may_see


def visible_to(user):
    """The lead sees drafts, too; what was released is for everybody who works here."""
    if not may_see(user):
        return YearReport.objects.none()
    return (
        YearReport.objects.all() if user.is_lead else YearReport.objects.exclude(released_at=None)
    )


def may_write(user):
    """What management is told of a year is the lead's to say."""
    return user.is_authenticated and user.is_lead
