"""Texts are read by the code book. What a person decided stays."""

from collections import defaultdict

from augenhoehe.base.actions import housekeeping
from augenhoehe.evaluation.coding import texts_of
from augenhoehe.evaluation.models import CodedText, Coding, NamelessSums
from augenhoehe.surveys.models import Promise

WHY = "an automatic coding belongs to a version of the code book, which is on record"


@housekeeping(WHY)
def code_texts(responses, *, reader, changed=False):
    """Give these responses (with survey and version) their codes; how many have a text.

    changed: whoever answered did so just now; else a missing text was forgotten with time.
    """
    found = _Found(reader, changed)
    for one in responses:
        found.read(one)
    old = defaultdict(dict)
    for row in Coding.objects.filter(response__in=[one.pk for one in responses]):
        old[row.response_id][row.code_id] = row
    for one in found.texts:
        found.compare(one, old[one.response_id])
    _write(found)
    return len(found.texts)


class _Found:
    """What the code book says of some responses, and what of it has to be written."""

    def __init__(self, reader, changed):
        self.reader, self.changed, self.texts, self.codes = reader, changed, [], {}
        self.wordless, self.gone, self.new = [], [], []

    def read(self, response):
        is_counted = response.survey.promise == Promise.PERSONAL and not response.doubt
        texts = texts_of(response) if is_counted else []
        if not texts:
            if self.changed or not is_counted:
                self.wordless.append(response.pk)
            return
        questions = f",{','.join(key for key, _text in texts)},"
        facts = {"survey_id": response.survey_id, "at": response.at, "questions": questions}
        version = self.reader.version
        self.texts.append(CodedText(response_id=response.pk, version_id=version, **facts))
        self.codes[response.pk] = self.reader.codes_in(response.survey_id, texts)

    def compare(self, text, old):
        """Rows that are as they were stay; what a person decided is not touched."""
        found = self.codes[text.response_id]
        text.is_by_hand = any(row.is_by_hand for row in old.values())
        for code, row in old.items():
            if not row.is_by_hand and found.get(code) != row.places:
                self.gone.append(row.pk)
        for code, places in found.items():
            row = old.get(code)
            if row is None or (not row.is_by_hand and row.places != places):
                self.new.append(_coding(text, code, places))


def _coding(text, code, places):
    named = {key for key, *_place in places}
    questions = [key for key in text.questions.strip(",").split(",") if key in named]
    return Coding(
        response_id=text.response_id,
        code_id=code,
        survey_id=text.survey_id,
        at=text.at,
        questions=f",{','.join(questions)},",
        version_id=text.version_id,
        places=places,
    )


def _write(found):
    Coding.objects.filter(pk__in=found.gone).delete()
    Coding.objects.filter(response__in=found.wordless).delete()
    CodedText.objects.filter(response__in=found.wordless).delete()
    Coding.objects.bulk_create(found.new, batch_size=500)
    CodedText.objects.bulk_create(
        found.texts,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["response"],
        update_fields=["survey", "at", "questions", "version", "is_by_hand"],
    )


@housekeeping(WHY)
def sum_up(survey, texts, *, reader):
    """Keep how many of the texts of a confidential or anonymous survey name each code."""
    counts = defaultdict(int)
    for text in texts:
        for code in reader.codes_in(survey.pk, [("text", text)]):
            counts[str(code)] += 1
    facts = {"version_id": reader.version, "total": len(texts), "counts": dict(counts)}
    NamelessSums.objects.update_or_create(survey=survey, defaults=facts)
