"""A survey is created, or what holds for it is changed."""

import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Audience, Kind, Promise, Survey, SurveyVersion
from augenhoehe.surveys.presets import first_words

FIXED = ("kind", "promise", "audience")


@action
def create_survey(fields, *, by):
    """Create a draft of a survey, with the words its kind begins with."""
    survey = Survey(**_fit(fields), public_key=secrets.token_hex(12), created_at=timezone.now())
    survey.save(force_insert=True)
    words = first_words(survey.kind)
    words["title_de"] = survey.title_de
    words["title_en"] = survey.title_en or words["title_en"]
    SurveyVersion.objects.create(survey=survey, number=1, content=words)
    record(events.CREATED, survey, by=by)
    return survey


@action
def change_survey(survey, *, fields, by):
    """Change what holds for a survey; what was promised to those who answered never changes."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.started_at and any(getattr(survey, name) != fields[name] for name in FIXED):
        raise Refused(
            _(
                "This survey has been started: its kind, its promise and who is asked stay as they "
                "are. Create a new one for something else."
            ),
            code="survey.started",
        )
    for name, value in _fit(fields).items():
        setattr(survey, name, value)
    survey.save(update_fields=list(fields))
    record(events.CHANGED, survey, by=by)
    return survey


def _fit(fields):
    """The team is asked anonymously or not at all."""
    if fields["kind"] == Kind.PULSE or fields["audience"] == Audience.TEAM:
        if fields["promise"] != Promise.ANONYMOUS:
            raise Refused(_("The team is only ever asked anonymously."), code="survey.team")
    if fields["kind"] == Kind.REFLECT and fields["audience"] != Audience.TEAM:
        raise Refused(_("A reflection of the team asks the team."), code="survey.reflection")
    return fields
