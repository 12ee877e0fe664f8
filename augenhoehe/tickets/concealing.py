"""Hiding a ticket from the person it is about; the actions call this in their transaction."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.people.models import Role, User
from augenhoehe.tickets.models import Access, Concealment


def conceal_from(ticket, person, *, but_not):
    """Hide a ticket from the person it is about; whether it was not hidden before."""
    if person.pk == but_not.pk:
        raise Refused(_("You cannot hide a ticket from yourself."), code="conceal.self")
    if not _another_lead(person):
        raise Refused(
            _("It concerns the only lead. Please turn to the management directly."),
            code="conceal.only_lead",
        )
    _row, is_new = Concealment.objects.get_or_create(ticket=ticket, user=person)
    Access.objects.filter(ticket=ticket, user=person).delete()
    return is_new


def show_again(ticket, user_id):
    """Let somebody see a ticket again that was hidden by mistake."""
    Concealment.objects.filter(ticket=ticket, user=user_id).delete()


def _another_lead(person):
    grants = User.objects.filter(is_active=True, grants__role=Role.LEAD)
    return grants.exclude(pk=person.pk).exists()
