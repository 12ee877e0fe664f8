"""What the worker does about attitude: it reads the house's own texts."""

from augenhoehe.attitudes.actions.count_check import forget_counts
from augenhoehe.attitudes.actions.read_house_texts import JOB, read_house_texts
from augenhoehe.base.jobs import job, progress


@job(JOB, outward=True)
def read_all():
    """Read all texts of the house; it may be stopped and goes on where it was."""
    read_house_texts(progress)


@job("attitudes.forget_counts")
def forget():
    """Throw away what too few people stand behind, and what is old."""
    forget_counts()
