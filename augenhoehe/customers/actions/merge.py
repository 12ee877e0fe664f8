"""Two rows for one person or one company become one, and can be taken apart again.

The joined row stays and points to the other, so that whatever leads to it leads on; only
addresses, domains and links move.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.codes import type_of
from augenhoehe.customers import events
from augenhoehe.customers.actions.keep_findable import (
    forget,
    keep_company_findable,
    keep_contact_findable,
)
from augenhoehe.customers.models import (
    Company,
    CompanyDomain,
    Contact,
    ContactAddress,
    Merge,
    Represents,
)
from augenhoehe.journal.actions import record

KINDS = {
    type_of(Contact): (Contact, ContactAddress, "contact", "company_id"),
    type_of(Company): (Company, CompanyDomain, "company", "contact_id"),
}


@action
def merge_contacts(contact, *, into, by):
    """Join a double contact to another one."""
    merge = _merge(contact, into)
    keep_contact_findable(into)
    record(events.CONTACT_MERGED, into, by=by, merge_id=merge.pk)
    return merge


@action
def merge_companies(company, *, into, by):
    """Join a double company to another one."""
    merge = _merge(company, into)
    keep_company_findable(into)
    record(events.COMPANY_MERGED, into, by=by, merge_id=merge.pk)
    return merge


@action
def undo_merge(merge, *, by):
    """Take a merge apart: what moved goes back, if it is still there."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    model, part, side, _other = KINDS[merge.source_type]
    if merge.undone_at:
        raise Refused(_("This merge was taken back already."), code="merge.undone")
    source = model.objects.select_for_update().get(pk=merge.source_id)
    into = model.objects.get(pk=merge.into_id)
    if source.erased_at or into.erased_at:
        raise Refused(_("This cannot be taken back: the data were erased."), code="merge.erased")
    for rows, name in ((part, "parts"), (Represents, "represents")):
        moved = rows.objects.filter(pk__in=merge.moved[name], **{side: into})
        moved.update(**{side: source})
    source.merged_into, merge.undone_at = None, timezone.now()
    source.save(update_fields=["merged_into"])
    merge.save(update_fields=["undone_at"])
    is_person = model is Contact
    keep = keep_contact_findable if is_person else keep_company_findable
    keep(source)
    keep(into)
    kind = events.CONTACT_SPLIT if is_person else events.COMPANY_SPLIT
    record(kind, into, by=by, merge_id=merge.pk)


def _merge(source, into):
    """Move what recognises `source`, and let it point to `into`."""
    model, part, side, other = KINDS[type_of(source)]
    ids = sorted([source.pk, into.pk])
    found = {row.pk: row for row in model.objects.select_for_update().filter(pk__in=ids)}
    _check(found.get(source.pk), found.get(into.pk))
    parts = list(part.objects.filter(**{side: source}).values_list("pk", flat=True))
    part.objects.filter(pk__in=parts).update(**{side: into})
    there = Represents.objects.filter(**{side: into}).values_list(other, flat=True)
    links = Represents.objects.filter(**{side: source}).exclude(**{f"{other}__in": list(there)})
    linked = list(links.values_list("pk", flat=True))
    Represents.objects.filter(pk__in=linked).update(**{side: into})
    model.objects.filter(pk=source.pk).update(merged_into=into)
    forget([source])
    return Merge.objects.create(
        source_type=type_of(source),
        source_id=source.pk,
        into_id=into.pk,
        moved={"parts": parts, "represents": linked},
        merged_at=timezone.now(),
    )


def _check(source, into):
    if source is None or into is None or source == into:
        raise Refused(_("Choose another one to merge with."), code="merge.same")
    if source.erased_at or into.erased_at or source.merged_into_id or into.merged_into_id:
        raise Refused(_("One of the two is no longer there."), code="merge.gone")
