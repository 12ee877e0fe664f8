"""What an address of the answer pages opens: the survey, for whom, until when, or why not."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from augenhoehe.base.tokens import form_identity, hash_of, is_token
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.models import Team
from augenhoehe.surveys.again import words_again
from augenhoehe.surveys.identity import identity_of, solution_identity, who_of
from augenhoehe.surveys.models import Audience, Channel, Invitation, Response, Survey, SurveyVersion
from augenhoehe.surveys.queries import current_version
from augenhoehe.tickets.models import State, Ticket

STATUS_KEY_LENGTH = 32


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An open answer page.

    `identity`: what may be answered once ("": any number of times). `who`: whom an anonymous survey
    must not hear twice. `closed`: why nothing can be answered ("over", "withdrawn", "").
    """

    survey: Survey
    version: SurveyVersion
    channel: str
    language: str = ""
    until: datetime | None = None
    closed: str = ""
    invitation: Invitation | None = None
    ticket: Ticket | None = None
    contact: Contact | None = None
    company: Company | None = None
    identity: str = ""
    who: str = ""
    response: Response | None = None
    token: str = ""
    token_hash: str = ""

    @property
    def content(self):
        """The words that are shown: of the version that was answered, else that was sent."""
        is_again = self.invitation is not None and self.invitation.is_again
        return words_again(self.version.content) if is_again else self.version.content

    @property
    def team(self) -> Team | None:
        return self.ticket.team if self.ticket else None


def by_token(token):
    """What the link in a mail opens; None for a token that nobody was given."""
    if not is_token(token):
        return None
    wanted = hash_of(token)
    rows = Invitation.objects.select_related(
        "survey", "version", "contact", "company", "user", "ticket__team"
    )
    found = rows.filter(token_hash=wanted).first() or rows.filter(reminder_hash=wanted).first()
    if found is None:
        return None
    opened = of_invitation(found, channel=found.channel)
    return replace(opened, token=token, token_hash=wanted)


def of_invitation(invitation, *, channel):
    """An invitation by whatever way it is answered."""
    person = invitation.contact or invitation.user
    return _with_response(
        Opened(
            survey=invitation.survey,
            version=invitation.version or current_version(invitation.survey),
            channel=channel,
            language=person.language if person else "",
            until=invitation.expires_at,
            closed=_closed(invitation.survey, invitation.expires_at, invitation),
            invitation=invitation,
            ticket=invitation.ticket,
            contact=invitation.contact,
            company=invitation.company,
            identity=identity_of(invitation),
            who=who_of(invitation),
        )
    )


def by_status_key(key):
    """The survey about the solution of a concern, from its status page; None where nothing is."""
    if len(key) != STATUS_KEY_LENGTH:
        return None
    rows = Ticket.objects.select_related("team", "contact", "company")
    ticket = rows.filter(status_key=key, merged_into=None, no_concern="").first()
    return of_ticket(ticket, channel=Channel.STATUS) if ticket else None


def of_ticket(ticket, *, channel):
    """The survey after a solution, about this concern; None while none runs or it is not solved."""
    survey = Survey.objects.filter(audience=Audience.SOLUTION, state=Survey.State.RUNNING).first()
    version = survey and current_version(survey)
    if version is None or ticket.state not in (State.SOLVED, State.CLOSED) or not ticket.solved_at:
        return None
    invited = Invitation.objects.filter(survey=survey, ticket=ticket, round=ticket.reopened_count)
    if (
        sent := invited.filter(is_again=False)
        .exclude(sent_at=None)
        .select_related("version")
        .first()
    ):
        version = sent.version or version
    until = ticket.solved_at + timedelta(days=survey.window_days)
    identity = solution_identity(survey.pk, ticket.pk, ticket.reopened_count)
    return _with_response(
        Opened(
            survey=survey,
            version=version,
            channel=channel,
            language=ticket.language,
            until=until,
            closed=_closed(survey, until),
            invitation=sent,
            ticket=ticket,
            contact=ticket.contact,
            company=ticket.company,
            identity=identity,
            who=identity,
        )
    )


def by_public_key(key, *, channel):
    """The open page of a survey (QR code, embedded page); None unless the lead opened it."""
    survey = Survey.objects.filter(public_key=key, is_open=True).first()
    return of_survey(survey, channel=channel) if survey else None


def of_survey(survey, *, channel, contact=None, company=None):
    """A survey without an invitation: anybody, or a contact on the telephone."""
    version = current_version(survey)
    if version is None:
        return None
    closed = _closed(survey, None)
    return Opened(
        survey=survey,
        version=version,
        channel=channel,
        language=contact.language if contact else "",
        closed=closed,
        contact=contact,
        company=company,
    )


def for_colleague(survey, user):
    """A pulse, for somebody of the team who is signed in."""
    version = current_version(survey)
    if version is None:
        return None
    return Opened(
        survey=survey,
        version=version,
        channel=Channel.HOUSE,
        language=user.language,
        closed=_closed(survey, None),
        who=f"user:{user.pk}",
    )


def once(opened, sealed):
    """Where nothing else says what is answered once, it is the form that was shown."""
    if opened.identity or opened.who:
        return opened
    form = form_identity(sealed)
    return replace(opened, identity=form, who=f"form:{form}")


def _closed(survey, until, invitation=None):
    if invitation and invitation.state == Invitation.State.WITHDRAWN:
        return "withdrawn"
    now = timezone.now()
    if not survey.is_running or (until and now > until):
        return "over"
    is_past = survey.ends_on and timezone.localdate(now) > survey.ends_on
    return "over" if is_past else ""


def _with_response(opened):
    """With what was answered already, in the words that were answered."""
    if opened.survey.is_anonymous:
        return opened
    found = Response.objects.filter(identity=opened.identity).select_related("version").first()
    if found is None:
        return opened
    return replace(opened, response=found, version=found.version)
