"""What can happen to surveys and responses. Anonymous responses leave no entry."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.events import kind

CREATED = kind("survey.created", _("{by} created {subject}"))
CHANGED = kind("survey.changed", _("{by} changed {subject}"))
PUBLISHED = kind("survey.published", _("{by} put new words of {subject} into use"), ("number",))
STARTED = kind("survey.started", pgettext_lazy("survey", "{by} started {subject}"))
ENDED = kind("survey.ended", _("{by} ended {subject}"))
IMPORTED = kind("survey.imported", _("{by} imported responses to {subject}"), ("batch_id", "count"))
TAKEN_OUT = kind("survey.taken_out", _("{by} took an import to {subject} back"), ("batch_id",))
EXPORTED = kind("survey.exported", _("{by} exported responses to a survey"), ("count",))

BLACKED_OUT = kind(
    "response.blacked_out", _("{by} took a name of somebody erased out of a response")
)
ANSWERED = kind("response.given", _("{by} answered a survey"), ("survey_id", "is_critical"))
ANSWER_CHANGED = kind(
    "response.changed", _("{by} changed the answer to a survey"), ("survey_id", "is_critical")
)

LISTED = kind("survey.listed", _("{by} asked a list in {subject}"), ("count",))
ASKED = kind("survey.asked", _("{by} sent {subject} a survey"), ("survey_id",))
TEAM_ASKED = kind("survey.team_asked", _("{by} sent the team {subject}"), ("count",))
REMINDED = kind("survey.reminded", _("{by} reminded {subject} of a survey"), ("survey_id",))
WITHDRAWN = kind("survey.withdrawn", _("{by} took a survey about {subject} back"), ("count",))
RULES_CHANGED = kind("survey.rules_changed", _("{by} changed the rules of asking"))

CALL_BACK_OPENED = kind("callback.opened", _("{by} asked for a call-back: {subject}"))
CALL_BACK_TRIED = kind("callback.tried", _("{by} called back: {subject}"), ("was_reached",))
CALL_BACK_GIVEN = kind("callback.given", _("{by} gave {subject} to somebody"), ("user_id",))
CALL_BACK_ENDED = kind("callback.ended", _("{by} ended {subject}"), ("state",))
ASKED_AGAIN = kind("callback.asked_again", _("{by} lets the person be asked again: {subject}"))
