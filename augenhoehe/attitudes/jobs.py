"""What the worker does about attitude: it reads the house's own texts, and looks after the team."""

from django.utils import timezone

from augenhoehe.attitudes.actions.count_check import forget_counts
from augenhoehe.attitudes.actions.forget_moments import forget_moments
from augenhoehe.attitudes.actions.read_house_texts import read_house_texts
from augenhoehe.attitudes.actions.reflect import begin_when_due
from augenhoehe.base.jobs import job, progress


@job("attitudes.house_texts", outward=True)
def read_all():
    """Read all texts of the house; it may be stopped and goes on where it was."""
    read_house_texts(progress)


@job("attitudes.team")
def look_after_team():
    """In the morning: begin a reflection where it begins by itself, forget old moments."""
    now = timezone.now()
    begin_when_due(now)
    forget_moments(now)


@job("attitudes.forget_counts")
def forget():
    """Throw away what too few people stand behind, and what is old."""
    forget_counts()
