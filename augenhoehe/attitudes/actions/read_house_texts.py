"""The house's own texts are read by the reply check; what was read already is passed."""

from django.utils import timezone

from augenhoehe.attitudes.book import book_now
from augenhoehe.attitudes.house_checking import edition_of, fingerprint, hints_in, in_both
from augenhoehe.attitudes.models import LookedText, TextHint
from augenhoehe.base.actions import housekeeping
from augenhoehe.base.house_texts import HOUSE_TEXTS, texts_of
from augenhoehe.base.jobs import enqueue

JOB = "attitudes.house_texts"
WHY = "what the check sees can be seen again at any time; who wrote the text is recorded there"
AT_ONCE = 50
LONGEST_TITLE, LONGEST_LABEL = 200, 80


@housekeeping(WHY)
def ask_to_read_house_texts():
    """Have all texts read by the worker; asked twice they are read once."""
    enqueue("attitudes.house_texts", key=JOB, lane=JOB)


def read_house_texts(progress):
    """Read all texts of the house; stopped, it goes on where it was when it is asked again."""
    rows = [(source, row) for source in HOUSE_TEXTS.values() for row in source.rows()]
    for at in range(0, len(rows), AT_ONCE):
        progress(at, len(rows))
        read_rows(rows[at : at + AT_ONCE])
    forget_all_but(rows)


@housekeeping(WHY)
def read_rows(rows):
    """Read the texts of some rows: [(source, row)]."""
    known, book = _known(rows), book_now()
    for source, row in rows:
        before = {(one.part, one.language): one for one in known.get((source.name, row.pk), ())}
        for said in texts_of(source, row):
            looked = before.pop((said.part, said.language), None)
            _read((source, row, said), looked, book)
        LookedText.objects.filter(pk__in=[one.pk for one in before.values()]).delete()


@housekeeping(WHY)
def forget_row(source, pk):
    """Forget what was read of a row that is in use no more."""
    LookedText.objects.filter(kind=source.name, thing_id=pk).delete()


@housekeeping(WHY)
def forget_all_but(rows):
    """Forget what was read of rows that are in use no more."""
    used = {(source.name, row.pk) for source, row in rows}
    kept = LookedText.objects.values_list("pk", "kind", "thing_id")
    gone = [pk for pk, kind, thing_id in kept if (kind, thing_id) not in used]
    for at in range(0, len(gone), 500):
        LookedText.objects.filter(pk__in=gone[at : at + 500]).delete()


def _known(rows):
    """{(kind, id): [what was read of it]}."""
    found = {}
    for name in {source.name for source, _row in rows}:
        pks = [row.pk for source, row in rows if source.name == name]
        for one in LookedText.objects.filter(kind=name, thing_id__in=pks):
            found.setdefault((name, one.thing_id), []).append(one)
    return found


def _read(where, known, book):
    """Keep what the check says about a text, unless it said so about the same words before."""
    source, row, said = where
    print_now, edition = fingerprint(said), edition_of(book)
    titles, labels = in_both(row, LONGEST_TITLE), in_both(said.label, LONGEST_LABEL)
    facts = {
        "title_de": titles[0],
        "title_en": titles[1],
        "label_de": labels[0],
        "label_en": labels[1],
        "text": said.text,
        "is_letter": said.is_letter,
        "fingerprint": print_now,
        "edition": edition,
    }
    if known and all(getattr(known, name) == value for name, value in facts.items()):
        return
    looked = known or LookedText(
        kind=source.name, thing_id=row.pk, part=said.part, language=said.language
    )
    is_same = known is not None and known.fingerprint == print_now
    is_read = is_same and known.edition == edition
    for name, value in facts.items():
        setattr(looked, name, value)
    looked.looked_at = timezone.now()
    looked.save()
    if not is_read:
        _keep_hints(looked, hints_in(said, book), is_same)


def _keep_hints(looked, hints, is_same):
    """Replace the hints; what was meant so stays so while the words stay."""
    meant = set()
    if is_same:
        meant = set(looked.hints.filter(is_meant=True).values_list("rule", flat=True))
    looked.hints.all().delete()
    TextHint.objects.bulk_create(
        TextHint(looked=looked, rule=rule, attitude=attitude, is_meant=rule in meant)
        for rule, attitude in hints.items()
    )
