"""The models of surveys."""

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
    "Audience",
    "Batch",
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
