"""What the worker does with texts, and for experts."""

from augenhoehe.base.jobs import job, progress
from augenhoehe.evaluation.actions.recode import recode, sum_up_nameless
from augenhoehe.evaluation.actions.study import ask_for_stale, compute_study
from augenhoehe.surveys.models import Survey


@job("evaluation.recode", outward=True)
def read_all():
    """Read all texts by the newest code book; it may be stopped and goes on where it was."""
    recode(progress)


@job("evaluation.sums")
def sums():
    """Count the codes of surveys in which nobody is shown alone, as portions become visible."""
    sum_up_nameless()


@job("evaluation.study", outward=True)
def compute(survey_id):
    """Compute the page for experts of a survey."""
    if survey := Survey.objects.filter(pk=survey_id).first():
        compute_study(survey, progress=progress)


@job("evaluation.studies")
def look_for_studies():
    """Each night the pages for experts follow the answers of the day."""
    ask_for_stale()
