"""Who may see and do what with surveys. The table is in `docs/roles.md`.

What somebody answered is shown with the name only where it was promised to be personal; the rest
is seen in sums (`queries.shown`), and only from k respondents on.
"""

from django.db.models import Exists, OuterRef, Q

from augenhoehe.surveys.models import Batch, CallBack, Invitation, Promise, Response, Survey
from augenhoehe.tickets import rules as ticket_rules


def visible_to(user):
    """Surveys: what is asked is no secret for whoever has a role in the house."""
    if not user.is_authenticated or not user.roles:
        return Survey.objects.none()
    return Survey.objects.all()


def may_change(user):
    """What is asked in the name of the service is the lead's to say."""
    return user.is_lead


def responses_visible_to(user):
    """Single personal responses: for whoever reads concerns, unless about one they may not read."""
    if not user.is_authenticated or not user.reads_tickets:
        return Response.objects.none()
    readable = ticket_rules.visible_to(user).filter(pk=OuterRef("ticket_id"))
    # Asked for by a list of surveys and not by a join, so that lists can follow an index.
    personal = Survey.objects.filter(promise=Promise.PERSONAL).order_by().values("pk")
    seen = Response.objects.filter(survey__in=personal)
    return seen.filter(Q(ticket=None) | Exists(readable))


def invitations_visible_to(user):
    """Who is asked and who is not, and why: for whoever reads concerns; never who of the team."""
    if not user.is_authenticated or not user.reads_tickets:
        return Invitation.objects.none()
    readable = ticket_rules.visible_to(user).filter(pk=OuterRef("ticket_id"))
    return Invitation.objects.filter(Q(ticket=None) | Exists(readable), user=None)


def may_enter(user):
    """Whoever talks to customers writes down what they answer on the telephone."""
    return user.reads_tickets


def may_export(user):
    """Lists of responses leave the house by the lead only."""
    return user.is_lead


def may_import(user):
    """Responses from elsewhere are taken in by the lead."""
    return user.is_authenticated and user.is_lead


def is_of_the_team(user):
    """Whom a pulse asks: the people who do the service's work."""
    return user.is_authenticated and user.is_active and user.reads_tickets


def batches_visible_to(user):
    """Imports: the lead's."""
    return Batch.objects.all() if may_import(user) else Batch.objects.none()


def call_backs_visible_to(user):
    """Call-backs: whoever may read the response."""
    return CallBack.objects.filter(response__in=responses_visible_to(user))


def may_call_back(user):
    """Whoever talks to customers notes what came of it."""
    return user.reads_tickets


def may_ask(user):
    """Who is asked, and how often, is the lead's to say."""
    return user.is_lead
