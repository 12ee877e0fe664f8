"""A complaint is about a person of the team: it goes to the lead, that person does not see it."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.complaints import events
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record
from augenhoehe.people.models import FollowUp, Role, User
from augenhoehe.search.actions import index_texts
from augenhoehe.tickets.concealing import conceal_from, show_again
from augenhoehe.tickets.timeline import locked as locked_ticket


@action
def conceal_complaint(complaint, *, about, by):
    """Say whom a complaint is about: it goes to a lead and is hidden from that person."""
    complaint = locked(complaint)
    if complaint.about_id == about.pk:
        raise Refused(_("This was done already."), code="complaint.same")
    _show_to_whom_it_was_about(complaint)
    hide(complaint, about, by=by)
    index_texts([doc_of(complaint)])
    record(events.CONCEALED, complaint, by=by)
    return complaint


@action
def show_complaint(complaint, *, by):
    """It is about nobody of the team after all."""
    complaint = locked(complaint)
    if complaint.about_id is None:
        raise Refused(_("It is hidden from nobody."), code="complaint.same")
    _show_to_whom_it_was_about(complaint)
    complaint.about = None
    complaint.save(update_fields=["about"])
    index_texts([doc_of(complaint)])
    record(events.SHOWN_AGAIN, complaint, by=by)
    return complaint


def hide(complaint, about, *, by):
    """Hide a complaint and its concern from whom it is about; a lead has it from now on."""
    if complaint.ticket_id:
        _hide_concern(complaint, about, by)
    elif by == about:
        raise Refused(_("You cannot hide a complaint from yourself."), code="conceal.self")
    complaint.about = about
    if complaint.owner is None or not complaint.owner.is_lead or complaint.owner == about:
        complaint.owner = lead_for(about)
    complaint.save(update_fields=["about", "owner"])
    kind, pk = ref(complaint)
    FollowUp.objects.filter(user=about, subject_type=kind, subject_id=pk).delete()


def _hide_concern(complaint, about, by):
    ticket = locked_ticket(complaint.ticket)
    conceal_from(ticket, about, but_not=by)
    if ticket.assignee_id == about.pk:
        ticket.assignee = None
        ticket.save(update_fields=["assignee"])


def lead_for(about):
    """A lead whom it is not about; refused where there is none."""
    leads = User.objects.filter(is_active=True, grants__role=Role.LEAD).exclude(pk=about.pk)
    found = leads.order_by("pk").first()
    if found is None:
        raise Refused(
            _("It concerns the only lead. Please turn to the management directly."),
            code="conceal.only_lead",
        )
    return found


def _show_to_whom_it_was_about(complaint):
    if complaint.about_id and complaint.ticket_id:
        show_again(complaint.ticket, complaint.about_id)
