"""Who may see and do what with tickets. The table is in `docs/roles.md`.

Reading across teams is normal; confidential teams are read by members and the lead, confidential
tickets by the lead, the assignee and named persons; what concerns a colleague is hidden from them.
"""

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from augenhoehe.people.models import Absence, Role
from augenhoehe.tickets.models import (
    Collective,
    CollectiveAnswer,
    Consultation,
    Handover,
    Notice,
    Promise,
    Ticket,
)


def visible_to(user):
    """The tickets `user` may read."""
    if not user.is_authenticated or not user.reads_tickets:
        return Ticket.objects.none()
    seen = Ticket.objects.all()
    if user.hidden_team_ids:
        seen = seen.exclude(team_id__in=user.hidden_team_ids)
    if hidden := concealed_ids(user):
        seen = seen.exclude(pk__in=hidden)
    if user.is_lead:
        return seen
    return seen.filter(Q(is_confidential=False) | Q(pk__in=confided_ids(user)) | Q(assignee=user))


def concealed_ids(user):
    """Literal ids of the tickets that are about `user`."""
    return _private(user)["concealed"]


def concealed_of(model):
    """For a model that hangs on tickets: user -> ids of what hangs on those about `user`."""

    def ids(user):
        about = concealed_ids(user)
        return model.objects.filter(ticket__in=about).values_list("pk", flat=True) if about else ()

    return ids


def confided_ids(user):
    """Literal ids of the confidential tickets `user` was named for."""
    return _private(user)["confided"]


def _private(user):
    """Both kinds, read once a request in one question, written out as `people` does its own."""
    if not user.is_authenticated:
        return {"concealed": (), "confided": ()}
    if not hasattr(user, "_private_tickets"):
        user._private_tickets = {"concealed": (), "confided": ()}
        with connection.cursor() as cursor:
            cursor.execute(PRIVATE, [user.pk, user.pk])
            for kind, pk in cursor.fetchall():
                user._private_tickets[kind] += (pk,)
    return user._private_tickets


PRIVATE = """
SELECT 'concealed', ticket_id FROM tickets_concealment WHERE user_id = %s
UNION ALL
SELECT 'confided', ticket_id FROM tickets_access WHERE user_id = %s
"""


def may_work_on(user, ticket):
    """Acting follows membership; the lead acts everywhere; the assignee on what is theirs."""
    if user.is_lead:
        return True
    if not user.has_role(Role.AGENT, Role.RECEPTION):
        return False
    return ticket.team_id in user.team_ids or ticket.assignee_id == user.pk


def may_note(user, ticket):
    """Whoever may read may help: a note, an answer to a question (P4)."""
    return user.reads_tickets


def may_open(user):
    """May `user` write down a new concern?"""
    return user.reads_tickets


def may_conceal(user):
    """Who may read a ticket is the lead's to say."""
    return user.is_lead


def handovers_visible_to(user):
    """The lead sees all handovers; others those of tickets they may read."""
    return Handover.objects.filter(ticket__in=visible_to(user))


def may_lead(user, handover):
    """Taking over, advising, handing back: the lead's, or the deputy's while the lead is away."""
    return leads_today(user)


def may_take_back(user, handover):
    """Whoever handed it over."""
    return handover.handed_by_id == user.pk


def leads_today(user):
    """Leads, or answers for a lead who is away today. Reading stays what it is for the deputy."""
    return user.is_lead or (user.reads_tickets and _deputises_for_a_lead(user))


def _deputises_for_a_lead(user):
    if not hasattr(user, "_deputises"):
        today = timezone.localdate()
        away = Absence.objects.filter(deputy=user, starts_on__lte=today, ends_on__gte=today)
        leads = away.filter(ended_at=None, user__is_active=True, user__grants__role=Role.LEAD)
        user._deputises = leads.exists()
    return user._deputises


def may_redistribute(user, absence):
    """Open work is given away by its owner, by whoever answers for the owner, or by the lead."""
    return user.reads_tickets and (user.is_lead or user.pk in (absence.user_id, absence.deputy_id))


def may_receive(user, ticket):
    """Can a ticket be given to `user`? Active, reads tickets, and this one is not hidden."""
    if not user.is_active or not user.reads_tickets:
        return False
    hidden = ticket.pk in concealed_ids(user)
    return not hidden and ticket.team_id not in user.hidden_team_ids


def promises_visible_to(user):
    """Promises in tickets that `user` may read."""
    return Promise.objects.filter(ticket__in=visible_to(user))


def may_keep(user, promise):
    """Whoever promised it, or works on the ticket."""
    return promise.owner_id == user.pk or may_work_on(user, promise.ticket)


def consultations_visible_to(user):
    """Questions to teams, in tickets that `user` may read."""
    return Consultation.objects.filter(ticket__in=visible_to(user))


def may_withdraw_question(user, consultation):
    """Whoever asked, or works on the ticket."""
    return consultation.asked_by_id == user.pk or may_work_on(user, consultation.ticket)


def collectives_visible_to(user):
    """Whoever reads tickets sees collective cases; the tickets in them follow their own rule."""
    return Collective.objects.all() if user.reads_tickets else Collective.objects.none()


def answers_visible_to(user):
    """Answers to all are seen with their case; a draft by its author only."""
    seen = CollectiveAnswer.objects.filter(collective__in=collectives_visible_to(user))
    return seen.filter(~Q(state=CollectiveAnswer.State.DRAFT) | Q(author=user))


def may_stop_answer(user, answer):
    """Whoever sent it, and the lead."""
    return user.is_lead or answer.author_id == user.pk


def notices_visible_to(user):
    """The lead sees what was noticed; others what they noticed; nobody through a hidden ticket."""
    if not user.reads_tickets:
        return Notice.objects.none()
    seen = Notice.objects.filter(Q(ticket=None) | Q(ticket__in=visible_to(user)))
    return seen if user.is_lead else seen.filter(noticed_by=user)
