"""What measures keep of a person from outside: the signal, if it was that very person."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.personal import personal
from augenhoehe.measures.queries import measures_pointing_at


def preview(person):
    """How many measures point at the person."""
    count = measures_pointing_at(person.kind, person.ids).count()
    if count:
        yield gettext_lazy("measures that point at them"), count


@housekeeping("the erasure records itself")
def erase(erasure, *, by):
    """Forget that a measure was because of this person; the measure stays."""
    person = erasure.person
    found = measures_pointing_at(person.kind, person.ids)
    count = found.update(signal_type=None, signal_id=None, signal_text="")
    erasure.note("measures", count)


personal(
    "measures", title=pgettext_lazy("page", "Measures"), preview=preview, erase=erase, order=60
)
