"""Hiding a ticket from the person it is about; the actions call this in their transaction."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.people.models import Role, User
from augenhoehe.tickets.models import Access, Concealment, Ticket


def conceal_from(ticket, person, *, but_not):
    """Hide a ticket from the person it is about; whether it was not hidden before."""
    if person.pk == but_not.pk:
        raise Refused(_("You cannot hide a ticket from yourself."), code="conceal.self")
    if not _another_lead(person):
        raise Refused(
            _("It concerns the only lead. Please turn to the management directly."),
            code="conceal.only_lead",
        )
    is_new = not Concealment.objects.filter(ticket=ticket, user=person).exists()
    for pk in _with_merged(ticket):
        Concealment.objects.get_or_create(ticket_id=pk, user=person)
    Access.objects.filter(ticket__in=_with_merged(ticket), user=person).delete()
    return is_new


def show_again(ticket, user_id):
    """Let somebody see a ticket again that was hidden by mistake."""
    Concealment.objects.filter(ticket__in=_with_merged(ticket), user=user_id).delete()


def _with_merged(ticket):
    """Its id, and those of what was merged into it, which leads here."""
    found = new = [ticket.pk]
    while new:
        into = Ticket.objects.filter(merged_into__in=new)
        new = list(into.exclude(pk__in=found).values_list("pk", flat=True))
        found = found + new
    return found


def _another_lead(person):
    grants = User.objects.filter(is_active=True, grants__role=Role.LEAD)
    return grants.exclude(pk=person.pk).exists()
