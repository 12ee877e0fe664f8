"""What the journal keeps of a person: that something happened, never a name or a text."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.base.events import ACTORS, KINDS
from augenhoehe.base.personal import Section, personal
from augenhoehe.journal.models import Entry

MOST = 10_000


def export(person, box):
    """What happened to the contact; colleagues are not named."""
    entries = Entry.objects.filter(subject_type=person.kind, subject_id__in=person.ids)
    rows = [
        {pgettext("journal", "When"): entry.at, pgettext("journal", "What"): _sentence(entry)}
        for entry in entries.order_by("id")[:MOST]
    ]
    if rows:
        yield Section(_("What happened"), rows)


def _sentence(entry):
    who = ACTORS[entry.actor] if entry.actor else _("a colleague")
    kind = KINDS.get(entry.kind)
    return str(kind.sentence).format(by=who, subject="") if kind else _("Something happened")


personal("journal", title=pgettext_lazy("journal", "Journal"), export=export, order=85)
