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
