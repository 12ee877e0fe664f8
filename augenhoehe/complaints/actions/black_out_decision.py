"""Where decisions, redress and causes name an erased person, a mark stands; or nothing at all."""

from augenhoehe.base.actions import action, housekeeping
from augenhoehe.complaints import events
from augenhoehe.complaints.models import ChangeTold, Decision, Effort, Redress, Why
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark

COLUMNS = {
    Decision: ("reason", "alternatives", "second_words", "answer_words"),
    Redress: ("text",),
    Why: ("text",),
    Effort: ("text",),
    ChangeTold: ("why_not",),
}
WAYS = {Redress: "decision__complaint__in"}


@housekeeping("the erasure and the nightly forgetting record themselves")
def blank_decisions(ids):
    """Remove every text from what was decided and found out about these complaints."""
    for model, columns in COLUMNS.items():
        rows = model.objects.filter(**{WAYS.get(model, "complaint__in"): ids})
        rows.update(**dict.fromkeys(columns, ""))


@action
def black_out_decision(thing, *, finder, by):
    """Put a mark where the texts name the person."""
    model = type(thing)
    found = model.objects.select_for_update(of=("self",)).get(pk=thing.pk)
    for name in COLUMNS[model]:
        longest = model._meta.get_field(name).max_length
        text = finder.black_out(getattr(found, name), erased_mark())
        setattr(found, name, text[:longest])
    found.save(update_fields=COLUMNS[model])
    record(events.BLACKED_OUT, complaint_of(found), by=by)


def complaint_of(thing):
    """The complaint of a decision or of what hangs on one."""
    return thing.decision.complaint if isinstance(thing, Redress) else thing.complaint
