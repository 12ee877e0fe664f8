"""What measures keep of a person from outside: the signal, if it was that very person."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.personal import passages, personal
from augenhoehe.measures.finding import doc_of, texts_of, texts_of_idea
from augenhoehe.measures.models import Idea, Measure
from augenhoehe.measures.queries import measures_pointing_at
from augenhoehe.search.actions import index_texts


def preview(person):
    """How many measures point at the person."""
    found = measures_pointing_at(person.kind, person.ids)
    yield gettext_lazy("measures that point at them"), found


@housekeeping("the erasure records itself")
def erase(erasure, *, by):
    """Forget that a measure was because of this person; the measure stays."""
    person = erasure.person
    found = measures_pointing_at(person.kind, person.ids)
    ids = list(found.values_list("pk", flat=True))
    count = found.update(signal_type=None, signal_id=None, signal_text="")
    index_texts([doc_of(one) for one in Measure.objects.filter(pk__in=ids)])
    erasure.note("measures", count)


passages(Measure, texts=texts_of)
passages(Idea, texts=texts_of_idea)
personal(
    "measures", title=pgettext_lazy("page", "Measures"), preview=preview, erase=erase, order=60
)
