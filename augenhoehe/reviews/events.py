"""What can happen to conversation reviews; no fact says who was there or what was said."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

REVIEW_BEGUN = kind("review.begun", _("{by} began {subject}"))
REVIEW_AGREED = kind("review.agreed", _("{by} wrote down what was agreed in {subject}"))
REVIEW_ENDED = kind("review.ended", _("{by} ended {subject}"))
REVIEW_REOPENED = kind("review.reopened", _("{by} opened {subject} again"))
CALIBRATION_BEGUN = kind("calibration.begun", _("{by} began {subject}"))
CALIBRATION_REVEALED = kind("calibration.revealed", _("{subject} was revealed"))
CALIBRATION_NOTED = kind("calibration.noted", _("{by} noted what was agreed in {subject}"))
CALIBRATION_WORDED = kind("calibration.worded", _("{by} worded an anchor anew in {subject}"))
CALIBRATION_DRAFTED = kind(
    "calibration.drafted", _("{by} put new words into the scorecard: {subject}")
)

FULL_FORM_ON = kind("fullform.on", _("{by} switched the full form of the review on"))
FULL_FORM_OFF = kind("fullform.off", _("{by} switched the full form of the review off"))
SCORECARD_BEGUN = kind("scorecard.begun", _("{by} began {subject}"))
SCORECARD_CHANGED = kind("scorecard.changed", _("{by} changed {subject}"))
SCORECARD_DROPPED = kind("scorecard.dropped", _("{by} dropped a version of the scorecard"))
CONSENT_RECORDED = kind("consent.recorded", _("{by} recorded a consent to the scorecard"))
CONSENT_ENDED = kind("consent.ended", _("{by} ended a consent to the scorecard"))
DRAWN = kind("drawing.drawn", _("{by} drew conversations: {subject}"))
REPLACED = kind("drawing.replaced", _("{by} replaced a conversation of {subject}"))
GIVEN = kind("drawing.given", _("{by} said who reviews conversations of {subject}"))
HANDED_IN = kind("appraisal.handed_in", _("{by} handed in a view: {subject}"))
SETTLED_ON = kind("appraisal.agreed", _("{by} wrote down what was agreed: {subject}"))
LOOKED_AGAIN = kind("appraisal.done", _("{by} looked at the agreement again: {subject}"))
DISPUTE_RAISED = kind("dispute.raised", _("{by} raised a dispute"))
DISPUTE_WITHDRAWN = kind("dispute.withdrawn", _("{by} withdrew a dispute"))
DISPUTE_ANSWERED = kind("dispute.answered", _("{by} answered a dispute"))
DISPUTE_ACCEPTED = kind("dispute.accepted", _("{by} accepted the answer to a dispute"))
DISPUTE_CALLED = kind("dispute.called", _("{by} called the second instance"))
DISPUTE_DECIDED = kind("dispute.decided", _("{by} decided a dispute as second instance"))
