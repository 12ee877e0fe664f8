"""A note of the private space is written, sealed before it reaches the database."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.quiet import guides, sealing
from augenhoehe.quiet.actions.begin import PRIVATE
from augenhoehe.quiet.models import Note


@housekeeping(PRIVATE)
def write_note(space, *, key, guide, answers, question=None):
    """Seal a note with its day, its kind and the question it answers."""
    now = timezone.now()
    told = {"kind": guide.code, "at": now.isoformat(), "answers": _of(guide, answers)}
    if question is not None:
        told |= {"question": question.words, "attitude": question.attitude}
    note = Note(space=space)
    note.sealed = sealing.seal(key, told, note.context)
    note.save()
    if guide.code == guides.WEEK:
        space.settled_on = timezone.localdate(now)
        space.save(update_fields=["settled_on"])
    return note


@housekeeping(PRIVATE)
def change_note(note, *, key, answers):
    """Seal a note anew with other words; its day and its question stay."""
    told = sealing.unseal(key, note.sealed, note.context)
    told["answers"] = _of(guides.guides()[told["kind"]], answers)
    note.sealed = sealing.seal(key, told, note.context)
    note.save(update_fields=["sealed"])
    return note


def _of(guide, answers):
    return {code: answers.get(code, "").strip() for code, _words in guide.fields}
