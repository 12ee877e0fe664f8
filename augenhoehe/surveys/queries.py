"""What pages and other rooms ask about surveys."""

from django.db.models import Case, Count, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from augenhoehe.surveys.anonymity import who_hash
from augenhoehe.surveys.identity import identity_of, who_of
from augenhoehe.surveys.models import (
    AnonymousResponse,
    Audience,
    HasAnswered,
    Invitation,
    Kind,
    Promise,
    Response,
    Survey,
    SurveyVersion,
)
from augenhoehe.surveys.rules import is_of_the_team

MOST_LISTED = 500
# So many respondents at least stand behind whatever is shown of confidential or anonymous answers.
K = 5


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


def listed(seen, *, state="", kind="", q=""):
    """Surveys of a list: those that run, then drafts, then those that ended; with their counts."""
    found = seen.annotate(
        rank=Case(
            When(state=Survey.State.RUNNING, then=0),
            When(state=Survey.State.DRAFT, then=1),
            default=2,
        ),
        named_count=_count_of(Response.objects.all()),
        nameless_count=_count_of(AnonymousResponse.objects.all()),
    )
    if state in Survey.State.values:
        found = found.filter(state=state)
    if kind in Kind.values:
        found = found.filter(kind=kind)
    if q:
        found = found.filter(Q(title_de__icontains=q) | Q(title_en__icontains=q))
    rows = list(found.order_by("rank", "-created_at", "-pk")[:MOST_LISTED])
    for one in rows:
        one.response_count = _shown_count(one)
    return rows


def _count_of(rows):
    of_one = rows.filter(survey=OuterRef("pk")).order_by().values("survey")
    return Coalesce(Subquery(of_one.annotate(many=Count("pk")).values("many")), 0)


def _shown_count(survey):
    """How many answered; None where saying so would single people out."""
    count = survey.nameless_count if survey.is_anonymous else survey.named_count
    return count if survey.promise == Promise.PERSONAL or count == 0 or count >= K else None


def pulses_for(user):
    """Running pulses that this colleague is asked and has not answered."""
    if not is_of_the_team(user):
        return []
    running = Survey.objects.filter(audience=Audience.TEAM, state=Survey.State.RUNNING)
    hashes = pulse_hashes(running, user)
    return not_answered(hashes, HasAnswered.objects.filter(who_hash__in=hashes))


def pulse_hashes(surveys, user):
    """{what stands for this colleague once they have answered: the pulse}."""
    return {who_hash(one.pk, f"user:{user.pk}"): one for one in surveys}


def not_answered(hashes, done):
    """The pulses of which no row of `done` tells that they were answered."""
    known = {one.who_hash for one in done}
    return [one for key, one in hashes.items() if key not in known]


def takes_calls(survey):
    """May a colleague write down what somebody says? Not where it is promised that nobody knows."""
    return survey.is_running and not survey.is_anonymous and survey.audience != Audience.TEAM


def open_invitation(survey, contact):
    """The newest invitation of a contact that is out and not answered yet, or None."""
    out = Invitation.objects.filter(survey=survey, contact=contact, state=Invitation.State.SENT)
    rows = out.select_related("survey", "version", "contact", "company", "user", "ticket__team")
    return rows.order_by("-sent_at").first()


def responses_of(seen, *, ticket=None, contact=None, limit=5):
    """The newest personal responses about a concern or of a contact."""
    found = seen.filter(contact=contact)
    if ticket:
        found = seen.filter(ticket__in=[ticket.pk, *ticket.merged.values_list("pk", flat=True)])
    return list(found.select_related("survey", "version", "contact").order_by("-at")[:limit])
