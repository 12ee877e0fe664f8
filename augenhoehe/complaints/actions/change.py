"""What a complaint says is put right."""

from augenhoehe.base.actions import action
from augenhoehe.complaints import events
from augenhoehe.complaints.clocks import CLOCK_FIELDS, set_clocks
from augenhoehe.complaints.concerns import FOLLOWS
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.moving import locked
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import index_texts


@action
def change_complaint(complaint, *, given, by):
    """Change fields of a complaint, `given` {field: value}; another team or regime moves clocks."""
    complaint = locked(complaint)
    changed = [name for name, value in given.items() if getattr(complaint, name) != value]
    for name in changed:
        setattr(complaint, name, given[name])
    if not changed:
        return complaint
    set_clocks(complaint)
    complaint.save(update_fields=[*changed, *CLOCK_FIELDS])
    index_texts([doc_of(complaint)])
    record(events.CHANGED, complaint, by=by, fields=sorted(changed))
    return complaint


@action
def follow_concern(ticket, *, by):
    """Customer, team and touchpoint of a concern's complaints become those of the concern."""
    for complaint in Complaint.objects.unmerged().filter(ticket=ticket):
        given = {name: getattr(ticket, name) for name in FOLLOWS}
        change_complaint(complaint, given=given, by=by)
        index_texts([doc_of(complaint)])
