"""Who may see and do what with complaints. The table is in `docs/roles.md`.

A complaint is read by whoever reads its concern; one from an older register by whoever reads
concerns at all. What is about a person of the team is hidden from that person. A data breach is
read by the lead, whoever is in charge of it and whoever is named for it.
"""

from django.db.models import Q

from augenhoehe.complaints.models import Breach, BreachLine, BreachReader, BreachSheet, Complaint
from augenhoehe.people.models import Role
from augenhoehe.tickets import rules as tickets


def visible_to(user):
    """The complaints `user` may read."""
    if not user.is_authenticated or not user.reads_tickets:
        return Complaint.objects.none()
    seen = Complaint.objects.exclude(about=user)
    if user.is_lead:
        hidden = tickets.concealed_ids(user)
        return seen.exclude(ticket__in=hidden) if hidden else seen
    mine = Q(pk__in=breaches_visible_to(user).values("complaint"))
    seen = seen.filter(~Q(kind=Complaint.Kind.BREACH) | mine)
    return seen.filter(Q(ticket=None, about=None) | Q(ticket__in=tickets.visible_to(user)))


def hidden_ids(user):
    """Ids of what is about `user`, or hangs on a concern that is: it leaves no trace for them."""
    about = Q(about=user) | Q(ticket__in=tickets.concealed_ids(user))
    return Complaint.objects.filter(about).values_list("pk", flat=True)


def may_complain(user):
    """Whoever may write down a concern may write down a complaint."""
    return tickets.may_open(user)


def may_work_on(user, complaint):
    """The lead, whoever it was given to, and whoever works on its concern."""
    if user.is_lead or complaint.owner_id == user.pk:
        return True
    if complaint.ticket_id is None:
        return user.has_role(Role.AGENT, Role.RECEPTION) and complaint.team_id in user.team_ids
    return tickets.may_work_on(user, complaint.ticket)


def may_conceal(user):
    """Whom a complaint is about is the lead's to say, once it is written."""
    return user.is_lead


def may_receive(user, complaint):
    """Can a complaint be given to `user`?"""
    return user.is_active and visible_to(user).filter(pk=complaint.pk).exists()


def may_see_regimes(user):
    """Whoever reads concerns sees by which deadlines complaints run."""
    return user.is_authenticated and (user.reads_tickets or user.may_change_settings)


def may_change_regimes(user):
    """The lead and administrators set deadlines."""
    return user.is_authenticated and (user.is_lead or user.may_change_settings)


# Whoever keeps the machine and nothing else is never named.
NAMED = (Role.LEAD, Role.AGENT, Role.RECEPTION, Role.BOSS, Role.OBSERVER)


def breaches_visible_to(user):
    """Data breaches: the lead's, one's own, those one was named for; none about oneself."""
    if not may_see_breaches(user):
        return Breach.objects.none()
    seen = Breach.objects.exclude(complaint__about=user)
    if hidden := tickets.concealed_ids(user):
        seen = seen.exclude(complaint__ticket__in=hidden)
    if user.is_lead:
        return seen
    named = BreachReader.objects.filter(user=user).values("breach")
    return seen.filter(Q(owner=user) | Q(pk__in=named))


def hidden_breaches(user):
    """Ids of the data breaches that are about `user`."""
    about = Q(complaint__about=user) | Q(complaint__ticket__in=tickets.concealed_ids(user))
    return Breach.objects.filter(about).values_list("pk", flat=True)


def sheets_visible_to(user):
    """Report sheets are read with their data breach."""
    return BreachSheet.objects.filter(breach__in=breaches_visible_to(user))


def lines_visible_to(user):
    """The log is read with its data breach."""
    return BreachLine.objects.filter(breach__in=breaches_visible_to(user)).select_related("breach")


def may_see_breaches(user):
    """May there be data breaches for `user` at all?"""
    return user.is_authenticated and user.has_role(*NAMED)


def may_open_breach(user):
    """Whoever reads concerns may say that data went wrong."""
    return user.is_authenticated and user.reads_tickets


def may_name_readers(user):
    """Who may read a data breach is the lead's to say; so is the register of all."""
    return user.is_authenticated and user.is_lead
