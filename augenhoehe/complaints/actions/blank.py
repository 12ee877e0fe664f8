"""What complaints say of persons is removed; that they came and how they ended stays."""

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.black_out_decision import blank_decisions
from augenhoehe.complaints.finding import doc_of
from augenhoehe.complaints.models import Complaint, Finding, Word, WordDraft
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark
from augenhoehe.people.models import FollowUp
from augenhoehe.search.actions import index_texts

REASON = "the erasure and the nightly forgetting record themselves"
OWN = ("wrong", "wanted", "feelings", "representative")
BESIDE = ((Finding, ("text",)), (Word, ("note",)))


@housekeeping(REASON)
def blank_complaints(ids):
    """Remove every text from these complaints."""
    ids = list(ids)
    Complaint.objects.filter(pk__in=ids).update(**dict.fromkeys(OWN, ""))
    for model, columns in BESIDE:
        rows = model.objects.filter(complaint__in=ids)
        rows.update(**dict.fromkeys(columns, ""))
    Word.objects.filter(complaint__in=ids).update(before={})
    WordDraft.objects.filter(complaint__in=ids).delete()
    blank_decisions(ids)
    noted = FollowUp.objects.filter(subject_type=type_of(Complaint), subject_id__in=ids)
    noted.update(note="")
    left = Complaint.objects.filter(pk__in=ids).select_related("ticket", "contact", "company")
    index_texts([doc_of(one) for one in left.prefetch_related("findings")])
    return len(ids)


@action
def black_out_complaint(complaint, *, finder, by):
    """Put a mark where a complaint, or what was found out about it, names somebody erased."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    _black_out(complaint, OWN, finder)
    for finding in complaint.findings.all():
        _black_out(finding, ("text",), finder)
    index_texts([doc_of(complaint)])
    record(events.BLACKED_OUT, complaint, by=by)


@action
def black_out_word(word, *, finder, by):
    """Put a mark where what was said to a customer names somebody erased."""
    word = Word.objects.select_for_update(of=("self",)).get(pk=word.pk)
    _black_out(word, ("note",), finder)
    record(events.BLACKED_OUT, word.complaint, by=by)


def _black_out(thing, columns, finder):
    for column in columns:
        longest = thing._meta.get_field(column).max_length
        text = finder.black_out(getattr(thing, column), erased_mark())
        setattr(thing, column, text[:longest])
    thing.save(update_fields=columns)
