"""What happened to a thing, told in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.codes import code_of
from augenhoehe.base.events import ACTORS, KINDS
from augenhoehe.base.offers import ref, resolve
from augenhoehe.journal.models import Entry

PERSON = code_of(settings.AUTH_USER_MODEL.lower())


@dataclass(frozen=True)
class Line:
    """An entry as a sentence."""

    at: datetime
    sentence: str
    facts: dict


def entries_of(subject, *, user, limit=200):
    """The newest entries of a subject, the newest first, in two queries."""
    kind, pk = ref(subject)
    rows = Entry.objects.filter(subject_type=kind, subject_id=pk).order_by("-id")[:limit]
    return told(list(rows), user=user, labels={(kind, pk): str(subject)})


def told(entries, *, user, labels=None):
    """Entries as lines; persons and subjects are named as far as the reader may see them."""
    labels = dict(labels or {})
    wanted = {(PERSON, entry.by_id) for entry in entries if entry.by_id}
    wanted |= {(e.subject_type, e.subject_id) for e in entries} - set(labels)
    labels |= {key: str(thing) for key, thing in resolve(wanted, user=user).items()}
    return [_line(entry, labels) for entry in entries]


def _line(entry, labels):
    hidden = _("something you may not see")
    who = (
        labels.get((PERSON, entry.by_id), pgettext("word", "somebody"))
        if entry.by_id
        else ACTORS[entry.actor]
    )
    what = labels.get((entry.subject_type, entry.subject_id), hidden)
    kind = KINDS.get(entry.kind)
    sentence = str(kind.sentence).format(by=who, subject=what) if kind else _("Something happened")
    return Line(entry.at, sentence, entry.facts)
