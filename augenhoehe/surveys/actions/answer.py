"""Somebody answers a survey, or changes the answer while the window is open."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.anonymity import mixed_with, random_id, who_hash
from augenhoehe.surveys.models import (
    AnonymousResponse,
    Doubt,
    HasAnswered,
    Invitation,
    Response,
    Survey,
    week_of,
)
from augenhoehe.surveys.questions import is_critical

QUICKEST = 2.0


@action
def answer_survey(opened, *, given, by):
    """Keep what somebody answered; the same again changes nothing, another answer replaces it."""
    _guard(opened)
    fields = _fields(opened, given)
    response, is_new = _response(opened, fields)
    if not is_new and not _replace(response, fields):
        return response
    _settle_invitation(opened.invitation)
    # What was promised to stay in sums is told by no entry either.
    is_told = opened.survey.is_single and response.is_critical
    facts = {"survey_id": opened.survey.pk, "is_critical": is_told}
    record(events.ANSWERED if is_new else events.ANSWER_CHANGED, response, by=by, **facts)
    return response


@housekeeping("anonymous: neither who nor when may be found anywhere")
def answer_anonymously(opened, *, given):
    """Keep what somebody answered, and apart from it that somebody has answered."""
    survey = Survey.objects.select_for_update().get(pk=opened.survey.pk)
    _guard(opened)
    if opened.who:
        _note_who(survey, opened.who)
    new = AnonymousResponse(
        id=random_id(),
        survey=survey,
        version=opened.version,
        week=week_of(timezone.localdate()),
        score=given.score,
        text=given.text,
        values=given.values,
    )
    mixed_with(AnonymousResponse, survey.pk, new)


def _note_who(survey, who):
    wanted = who_hash(survey.pk, who)
    if HasAnswered.objects.filter(survey=survey, who_hash=wanted).exists():
        raise Refused(
            _(
                "You have answered already. Because the survey is anonymous, nobody can find your "
                "answer to change it."
            ),
            code="survey.answered",
        )
    mixed_with(HasAnswered, survey.pk, HasAnswered(id=random_id(), survey=survey, who_hash=wanted))


def _guard(opened):
    if opened.closed:
        raise Refused(_("This survey can no longer be answered."), code="survey.over")


def _fields(opened, given):
    return {
        "score": given.score,
        "text": given.text,
        "values": given.values,
        "is_critical": is_critical(opened.survey.kind, given.score),
        "doubt": _doubt(opened.invitation),
    }


def _doubt(invitation):
    """Nobody reads a mail and answers within two seconds of its being sent.

    Whoever was called back and asked again would count twice: their second answer stands apart.
    """
    if invitation is None or invitation.sent_at is None:
        return ""
    since = (timezone.now() - invitation.sent_at).total_seconds()
    if since < QUICKEST:
        return Doubt.EARLY
    return Doubt.AGAIN if invitation.is_again else ""


def _response(opened, fields):
    """(the row, whether it is new); two answers at once meet on the unique identity."""
    facts = {
        **fields,
        "survey": opened.survey,
        "version": opened.version,
        "invitation": opened.invitation,
        "contact": opened.contact,
        "company": opened.company,
        "ticket": opened.ticket,
        "team": opened.team,
        "channel": opened.channel,
        "language": opened.language or "de",
        "at": timezone.now(),
    }
    if not opened.identity:
        return Response.objects.create(**facts), True
    rows = Response.objects.select_for_update()
    return rows.get_or_create(identity=opened.identity, defaults=facts)


def _replace(response, fields):
    """Did anything change?"""
    if all(getattr(response, name) == value for name, value in fields.items()):
        return False
    for name, value in fields.items():
        setattr(response, name, value)
    response.changed_at = timezone.now()
    response.change_count += 1
    response.save(update_fields=[*fields, "changed_at", "change_count"])
    return True


def _settle_invitation(invitation):
    if invitation is None:
        return
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.state = Invitation.State.ANSWERED
    invitation.opened_at = invitation.opened_at or timezone.now()
    invitation.save(update_fields=["state", "opened_at"])
