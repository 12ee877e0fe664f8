"""The models of surveys."""

from augenhoehe.surveys.models.asking import AskingRules, Attempt, CallBack
from augenhoehe.surveys.models.invitation import Channel, Invitation
from augenhoehe.surveys.models.response import (
    AnonymousResponse,
    Batch,
    Doubt,
    HasAnswered,
    Response,
    week_of,
)
from augenhoehe.surveys.models.survey import Audience, Kind, Promise, Survey, SurveyVersion

__all__ = [
    "AnonymousResponse",
    "AskingRules",
    "Attempt",
    "Audience",
    "Batch",
    "CallBack",
    "Channel",
    "Doubt",
    "HasAnswered",
    "Invitation",
    "Kind",
    "Promise",
    "Response",
    "Survey",
    "SurveyVersion",
    "week_of",
]
