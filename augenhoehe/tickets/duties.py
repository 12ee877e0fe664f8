"""What must be given away before a person, a team or a touchpoint leaves."""

from django.utils.translation import gettext as _

from augenhoehe.base.at_once import counting
from augenhoehe.people.duties import duty
from augenhoehe.people.models import Team, User
from augenhoehe.tickets.models import Consultation, Promise, Ticket


@duty("tickets.open")
def open_tickets(holder):
    """Live tickets that somebody or a team still has."""
    names = {User: ("assignee", "who"), Team: ("team", "team")}
    if type(holder) not in names:
        return 0, "", None
    field, parameter = names[type(holder)]
    count = sum((yield counting(Ticket.objects.filter(is_live=True, **{field: holder}))))
    return count, _("open concerns"), f"/tickets/?{parameter}={holder.pk}"


@duty("tickets.promises")
def promises_to_keep(holder):
    """Promises that somebody still has to keep."""
    if not isinstance(holder, User):
        return 0, "", None
    waiting = Promise.objects.filter(owner=holder, kept_at=None, withdrawn_at=None)
    count = sum((yield counting(waiting)))
    return count, _("promises to keep"), "/tickets/promises/"


@duty("tickets.questions")
def questions_waiting(holder):
    """Questions that wait for a team's answer."""
    if not isinstance(holder, Team):
        return 0, "", None
    waiting = Consultation.objects.filter(team=holder, answered_at=None, withdrawn_at=None)
    count = sum((yield counting(waiting)))
    return count, _("questions to answer"), "/tickets/questions/"
