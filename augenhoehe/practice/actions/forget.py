"""What practice keeps of a person from outside goes when that person is erased."""

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark
from augenhoehe.practice import events
from augenhoehe.practice.actions.write import FIELDS
from augenhoehe.practice.models import CaseText, OwnCase


@housekeeping("the erasure records itself")
def drop_drafts(ids):
    """Delete unreleased cases that were begun from conversations with the person; how many."""
    found = OwnCase.objects.filter(pk__in=ids).exclude(state=OwnCase.State.RELEASED)
    count = found.count()
    found.delete()
    return count


@action
def black_out_case(text, *, finder, by):
    """Put a mark where a case still names an erased person."""
    text = CaseText.objects.select_for_update().select_related("case").get(pk=text.pk)
    for name in FIELDS:
        longest = CaseText._meta.get_field(name).max_length
        setattr(text, name, finder.black_out(getattr(text, name), erased_mark())[:longest])
    text.save(update_fields=FIELDS)
    record(events.CASE_BLACKED_OUT, text.case, by=by)
