"""Why somebody may be asked is put on record, or ends."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.customers import events
from augenhoehe.customers.models import Basis, Contact, Objection
from augenhoehe.customers.queries import same_ids
from augenhoehe.journal.actions import record


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What shows that somebody may be asked; moments are of the consent, or of the sale."""

    kind: str
    given_at: datetime
    text_version: str = ""
    proof: str = ""
    service: str = ""
    notice_given: bool = False


@action
def note_basis(owner, *, evidence, by):
    """Put on record why a contact, or everybody at a company, may be asked."""
    check_evidence(evidence)
    side = "contact" if isinstance(owner, Contact) else "company"
    now = timezone.now()
    basis = Basis.objects.create(
        **{side: owner},
        **evidence.__dict__,
        entered_at=now,
        entered_by=by if hasattr(by, "pk") else None,
    )
    if side == "contact" and basis.kind == Basis.Kind.CONSENT:
        _lift_older_objections(owner, basis.given_at)
    record(events.BASIS_NOTED, owner, by=by, basis_id=basis.pk)
    return basis


def _lift_older_objections(contact, given_at):
    """Whoever agrees after having objected wants to be asked again."""
    older = Objection.objects.filter(contact__in=same_ids(contact), objected_at__lt=given_at)
    older.delete()


@action
def end_basis(basis, *, by):
    """From now on this is no reason to ask any more; the record of it stays."""
    basis = Basis.objects.select_for_update().get(pk=basis.pk)
    if basis.ended_at:
        raise Refused(_("This has ended already."), code="basis.ended")
    basis.ended_at = timezone.now()
    basis.save(update_fields=["ended_at"])
    record(events.BASIS_ENDED, basis.contact or basis.company, by=by, basis_id=basis.pk)


def check_evidence(evidence):
    """Evidence that could not be shown to a court is none."""
    if evidence.given_at > timezone.now():
        raise Refused(_("This date lies ahead."), code="basis.future")
    if not evidence.proof:
        raise Refused(
            _("Note how it can be shown: form, letter, order number …"), code="basis.no_proof"
        )
    if evidence.kind == Basis.Kind.CONSENT and not evidence.text_version:
        raise Refused(_("Note the text that was agreed to."), code="basis.no_text")
    if evidence.kind == Basis.Kind.SALE:
        _check_sale(evidence)


def _check_sale(evidence):
    if not evidence.service:
        raise Refused(_("Note for which similar service of ours we ask."), code="basis.no_service")
    if not evidence.notice_given:
        raise Refused(
            _(
                "Without the notice, given when the address was collected, that one may object at "
                "any time, § 7 (3) UWG does not allow to ask."
            ),
            code="basis.no_notice",
        )
