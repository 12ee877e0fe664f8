"""What the worker does with texts."""

from augenhoehe.base.jobs import job, progress
from augenhoehe.evaluation.actions.recode import recode, sum_up_nameless


@job("evaluation.recode", outward=True)
def read_all():
    """Read all texts by the newest code book; it may be stopped and goes on where it was."""
    recode(progress)


@job("evaluation.sums")
def sums():
    """Count the codes of surveys in which nobody is shown alone, as portions become visible."""
    sum_up_nameless()
