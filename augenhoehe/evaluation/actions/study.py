"""The page for experts of a survey is computed."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.evaluation.models import Study
from augenhoehe.evaluation.staleness import is_stale, worth_studying
from augenhoehe.evaluation.studying import study
from augenhoehe.journal.models import Entry

WHY = "to compute something again changes nothing; who answered what is recorded there"


@housekeeping(WHY)
def ask_for_study(survey):
    """Have the page for experts computed by the worker; asked twice it is computed once."""
    enqueue("evaluation.study", key=f"study:{survey.pk}", lane="studies", survey_id=survey.pk)


@housekeeping(WHY)
def ask_for_stale():
    """Have computed what is not true any more, and what was never computed; how many."""
    known = {one.survey_id: one for one in Study.objects.all()}
    stale = [one for one in worth_studying() if is_stale(one, known.get(one.pk))]
    for survey in stale:
        ask_for_study(survey)
    return len(stale)


def compute_study(survey, *, progress):
    """Compute the page for experts; nothing is kept before all of it is there."""
    last, now = Entry.objects.order_by("-id").values_list("id", flat=True).first(), timezone.now()
    found = study(survey, progress=progress)
    _keep(survey, {"computed_at": now, "entry_id": last or 0, "found": found})


@housekeeping(WHY)
def _keep(survey, facts):
    Study.objects.update_or_create(survey=survey, defaults=facts)
