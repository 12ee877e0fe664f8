"""Who may see and do what with tickets. The table is in `docs/roles.md`.

Reading across teams is normal; confidential teams are read by members and the lead, confidential
tickets by the lead, the assignee and named persons; what concerns a colleague is hidden from them.
"""

from django.db.models import Q

from augenhoehe.people.models import Role
from augenhoehe.tickets.models import Access, Collective, Concealment, Handover, Notice, Ticket


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
    """Literal ids of the tickets that are about `user`, read once a request."""
    return _once(user, "_concealed", Concealment)


def confided_ids(user):
    """Literal ids of the confidential tickets `user` was named for, read once a request."""
    return _once(user, "_confided", Access)


def _once(user, name, model):
    if not hasattr(user, name):
        ids = tuple(model.objects.filter(user=user).values_list("ticket_id", flat=True))
        setattr(user, name, ids)
    return getattr(user, name)


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
    """Taking over, advising, handing back: the lead's."""
    return user.is_lead


def collectives_visible_to(user):
    """Whoever reads tickets sees collective cases; the tickets in them follow their own rule."""
    return Collective.objects.all() if user.reads_tickets else Collective.objects.none()


def notices_visible_to(user):
    """The lead sees what was noticed; others what they noticed themselves."""
    if not user.reads_tickets:
        return Notice.objects.none()
    return Notice.objects.all() if user.is_lead else Notice.objects.filter(noticed_by=user)
