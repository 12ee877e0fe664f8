"""One complaint came twice, by two channels; and did not after all."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.clocks import CLOCK_FIELDS, set_clocks
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.moving import locked, move
from augenhoehe.complaints.picture import picture_of, put_back
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts
from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo

VERB = "complaint.merge"


@action
def merge_complaint(complaint, *, into, by):
    """Close a complaint as part of another one; the earlier arrival counts. Can be undone."""
    if complaint.pk == into.pk:
        raise Refused(_("A complaint cannot be merged into itself."), code="merge.self")
    first, second = sorted([complaint, into], key=lambda one: one.pk)
    held = {one.pk: locked(one) for one in (first, second)}
    source, target = held[complaint.pk], held[into.pk]
    _check(source, target)
    before = {
        "complaint": source.pk,
        "into": target.pk,
        "picture": picture_of(source),
        "received_at": target.received_at.isoformat(),
    }
    source.ending, source.merged_into = Complaint.Ending.MERGED, target
    move(source, "merge")
    source.save(update_fields=["merged_into"])
    _arrived(target, min(source.received_at, target.received_at))
    record(events.MERGED, source, by=by, into_id=target.pk)
    return keep_undo(by, verb=VERB, before=before)


@action
def unmerge_complaint(undo, *, by):
    """Take a merging back: both are as they were before."""
    undo = open_undo(undo, verbs=(VERB,))
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("regime")
    source = rows.get(pk=undo.before["complaint"])
    target = rows.get(pk=undo.before["into"])
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    put_back(source, undo.before["picture"])
    _arrived(target, Complaint._meta.get_field("received_at").to_python(undo.before["received_at"]))
    index_texts([doc_of(source)])
    mark_undone(undo)
    record(events.UNMERGED, source, by=by)
    return source


def _check(source, target):
    if not target.is_open:
        raise Refused(
            _("%(name)s is closed. Take it up again first.") % {"name": target}, code="merge.closed"
        )
    if source.kind != target.kind:
        raise Refused(
            _("The two are of different kinds. Make them alike first."), code="merge.kinds"
        )
    if source.about_id and source.about_id != target.about_id:
        raise Refused(
            _("After that, people could read what is hidden from them now."), code="merge.opens"
        )


def _arrived(complaint, at):
    complaint.received_at = at
    set_clocks(complaint)
    complaint.save(update_fields=["received_at", *CLOCK_FIELDS])
