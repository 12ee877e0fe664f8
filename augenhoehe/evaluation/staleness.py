"""Is what was computed of a survey still true, and is something being computed just now?"""

from django.db.models import Exists, OuterRef

from augenhoehe.base.codes import code_of, type_of
from augenhoehe.base.models import Job
from augenhoehe.journal.models import Entry
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Audience, Promise, Response, Survey
from augenhoehe.surveys.queries import current_version
from augenhoehe.surveys.scoring import scale_for

IMPORTS = [code_of(kind.name) for kind in (events.IMPORTED, events.TAKEN_OUT)]


def worth_studying():
    """Personal surveys of customers that somebody has answered, with a score."""
    some = Response.objects.filter(survey=OuterRef("pk"))
    rows = Survey.objects.filter(Exists(some), promise=Promise.PERSONAL)
    return [one for one in rows.exclude(audience=Audience.TEAM) if _has_score(one)]


def _has_score(survey):
    version = current_version(survey)
    return version is not None and scale_for(version.content) is not None


def is_stale(survey, study):
    """Did an answer come, change or go since it was computed?"""
    if study is None:
        return True
    rows, since = Response.objects.filter(survey=survey), study.computed_at
    if rows.filter(at__gt=since).exists() or rows.filter(changed_at__gt=since).exists():
        return True
    imports = Entry.objects.filter(
        subject_type=type_of(Survey), subject_id=survey.pk, id__gt=study.entry_id, kind__in=IMPORTS
    )
    return imports.exists()


def running_job(survey):
    """The job that computes, or waits to, or gave up; None without one."""
    jobs = Job.objects.filter(name="evaluation.study", args__survey_id=survey.pk)
    return jobs.order_by("-id").first()
