"""A note of the private space is written, sealed before it reaches the database."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.quiet import guides, sealing
from augenhoehe.quiet.actions.begin import PRIVATE, held_as_it_was
from augenhoehe.quiet.models import Note

MOST = 2_000


@housekeeping(PRIVATE)
def write_note(space, *, key, guide, answers, question=None):
    """Seal a note with its day, its kind and the question it answers."""
    held_as_it_was(space)
    if space.notes.count() >= MOST:
        sentence = _("Your private space is full. Take along what is old, and delete it.")
        raise Refused(sentence, code="quiet.full")
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
    held_as_it_was(note.space)
    try:
        told = sealing.unseal(key, note.sealed, note.context)
    except sealing.Shut as failure:
        raise damaged() from failure
    told["answers"] = _of(guides.guides()[told["kind"]], answers)
    note.sealed = sealing.seal(key, told, note.context)
    note.save(update_fields=["sealed"])
    return note


def damaged():
    """What is said of a note that the right key does not open."""
    sentence = _("This note is damaged and cannot be opened. A backup may still hold it.")
    return Refused(sentence, code="quiet.damaged")


def _of(guide, answers):
    return {code: answers.get(code, "").strip() for code, _words in guide.fields}
