"""A sample of texts is drawn, and read by a person."""

from random import Random

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.evaluation import events
from augenhoehe.evaluation.actions.correct_text import correct_text
from augenhoehe.evaluation.coding import current_reader, current_version, texts_of
from augenhoehe.evaluation.models import Code, Sample, SampleText
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department
from augenhoehe.surveys.models import Response

MOST_DRAWN_FROM = 200_000


@action
def draw_sample(texts, *, size, seed, by):
    """Draw `size` of these texts (CodedText) by a seed; the newest 200,000 take part."""
    newest = texts.order_by("-at", "-pk").values_list("pk", flat=True)[:MOST_DRAWN_FROM]
    ids = sorted(newest)
    if not ids:
        raise Refused(_("There is no text to draw from."), code="sample.empty")
    drawn = Random(seed).sample(ids, min(size, len(ids)))
    facts = {"seed": seed, "drawn_at": timezone.now(), "drawn_by": by, "drawn_from": len(ids)}
    sample = Sample.objects.create(version=current_version(), **facts)
    SampleText.objects.bulk_create(_rows(sample, drawn))
    record(events.SAMPLE_DRAWN, department(), by=by, count=len(drawn))
    return sample


def _rows(sample, drawn):
    """What the words find today, whatever somebody decided by hand."""
    reader = current_reader()
    rows = Response.objects.filter(pk__in=drawn).select_related("version")
    texts = {one.pk: (one.survey_id, texts_of(one)) for one in rows}
    for pk in drawn:
        yield SampleText(sample=sample, response_id=pk, found=sorted(reader.codes_in(*texts[pk])))


@action
def check_sample_text(one, *, codes, by):
    """Note which codes a person finds in a text of a sample; its coding follows."""
    one = SampleText.objects.select_for_update().select_related("response").get(pk=one.pk)
    correct_text(one.response, codes=codes, by=by)
    known = set(Code.objects.filter(pk__in=codes).values_list("pk", flat=True))
    one.right, one.checked_at, one.checked_by = sorted(known), timezone.now(), by
    one.save(update_fields=["right", "checked_at", "checked_by"])
