"""The words of a survey are written, and put into use."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Survey, SurveyVersion
from augenhoehe.surveys.queries import current_version, draft_of
from augenhoehe.surveys.questions import faults
from augenhoehe.surveys.words import sentence_of


@action
def write_words(survey, *, content, by):
    """Keep words as the draft of the next version; those in use stay as they are."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.is_veiled and survey.started_at:
        text = _("Whoever answered a reflection answered these words: they stay as they are.")
        raise Refused(text, code="survey.reflection")
    draft = draft_of(survey)
    if draft is None:
        draft = SurveyVersion(survey=survey, number=survey.versions.count() + 1)
    draft.content = content
    draft.save()
    record(events.CHANGED, survey, by=by)
    return draft


@action
def publish_words(survey, *, by):
    """Put the draft into use for everybody who is asked from now on."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    draft = draft_of(survey)
    if draft is None:
        raise Refused(_("There are no new words to put into use."), code="survey.no_draft")
    if wrong := faults(draft.content):
        raise Refused(sentence_of(*wrong[0]), code="survey.faulty")
    draft.published_at = timezone.now()
    draft.save(update_fields=["published_at"])
    survey.title_de = draft.content["title_de"]
    survey.title_en = draft.content.get("title_en", "")
    survey.save(update_fields=["title_de", "title_en"])
    record(events.PUBLISHED, survey, by=by, number=draft.number)
    return draft


@action
def drop_draft(survey, *, by):
    """Throw the draft away; the words in use stay."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if current_version(survey) is None:
        raise Refused(_("These are the only words there are."), code="survey.only_words")
    SurveyVersion.objects.filter(survey=survey, published_at=None).delete()
    record(events.CHANGED, survey, by=by)
