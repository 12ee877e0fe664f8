"""What pages and other rooms ask about surveys."""

from augenhoehe.surveys.anonymity import who_hash
from augenhoehe.surveys.identity import identity_of, who_of
from augenhoehe.surveys.models import HasAnswered, Response, SurveyVersion


def current_version(survey):
    """The newest published words of a survey, or None."""
    published = SurveyVersion.objects.filter(survey=survey).exclude(published_at=None)
    return published.order_by("-number").first()


def draft_of(survey):
    """The words that are being written, or None."""
    return SurveyVersion.objects.filter(survey=survey, published_at=None).first()


def has_answered(invitation):
    """Did whoever was invited answer already? Known for anonymous surveys, too, not what."""
    if invitation.survey.is_anonymous:
        wanted = who_hash(invitation.survey_id, who_of(invitation))
        return HasAnswered.objects.filter(survey=invitation.survey, who_hash=wanted).exists()
    return Response.objects.filter(identity=identity_of(invitation)).exists()
