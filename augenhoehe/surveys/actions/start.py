"""A survey begins to ask, and ends."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.write import publish_words
from augenhoehe.surveys.models import Audience, Survey
from augenhoehe.surveys.queries import draft_of


@action
def start_survey(survey, *, by):
    """From now on people are asked; words that wait as a draft are put into use."""
    if draft_of(survey):
        publish_words(survey, by=by)
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.is_running:
        raise Refused(_("This survey is running already."), code="survey.running")
    if survey.ends_on and survey.ends_on < timezone.localdate():
        raise Refused(_("Its last day is over. Set another one first."), code="survey.past")
    if survey.is_veiled and survey.ended_at:
        # What was told at its end and what is told after one answer more would differ by a person.
        text = _("A reflection is asked once. The next one comes with the next quarter.")
        raise Refused(text, code="survey.reflection")
    _guard_only_one(survey)
    survey.state, survey.ended_at = Survey.State.RUNNING, None
    survey.started_at = survey.started_at or timezone.now()
    survey.save(update_fields=["state", "started_at", "ended_at"])
    record(events.STARTED, survey, by=by)
    return survey


def _guard_only_one(survey):
    """Nobody is asked twice about the same solution, or the same complaint."""
    words = {
        Audience.SOLUTION: _("“%(other)s” already asks after solutions. End it first."),
        Audience.HANDLED: _("“%(other)s” already asks after complaints. End it first."),
    }
    if survey.audience not in words:
        return
    others = Survey.objects.filter(audience=survey.audience, state=Survey.State.RUNNING)
    if other := others.exclude(pk=survey.pk).first():
        raise Refused(words[survey.audience] % {"other": other}, code="survey.two")


@action
def end_survey(survey, *, by):
    """Nobody is asked any more; links that are out say that it is over."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_running:
        raise Refused(_("This survey is not running."), code="survey.not_running")
    survey.state, survey.ended_at = Survey.State.ENDED, timezone.now()
    survey.save(update_fields=["state", "ended_at"])
    record(events.ENDED, survey, by=by)
    return survey


@action
def end_overdue(*, by):
    """End the surveys whose last day is over; how many that were."""
    overdue = Survey.objects.filter(state=Survey.State.RUNNING, ends_on__lt=timezone.localdate())
    surveys = list(overdue.order_by("pk"))
    for survey in surveys:
        end_survey(survey, by=by)
    return len(surveys)
