"""The code book as a list and as a file."""

from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.evaluation.models import Code
from augenhoehe.evaluation.wording import fault_in_words
from augenhoehe.kernel.codebook import faults_of
from augenhoehe.tickets.models import Handover

IN_USE, RETIRED, MERGED = "used", "retired", "merged"
STATES = {
    IN_USE: Q(retired_at=None, merged_into=None),
    RETIRED: Q(retired_at__isnull=False),
    MERGED: Q(merged_into__isnull=False),
}
MOST, MOST_TAKEN, LONGEST_FIELD = 500, 500, 8000
COLUMNS = (
    "name_de", "name_en", "definition", "examples", "cause", "words", "exclusions", "denied",
)  # fmt: skip
LENGTHS = {"name_de": 80, "name_en": 80, "definition": 600, "examples": 1000}


def listed(seen, *, state, q):
    """The codes of a list."""
    rows = seen.filter(STATES.get(state, STATES[IN_USE]))
    if q:
        names = Q(name_de__icontains=q) | Q(name_en__icontains=q)
        rows = rows.filter(names | Q(words__icontains=q) | Q(definition__icontains=q))
    return list(rows.select_related("merged_into").prefetch_related("surveys")[:MOST])


def table_of(codes):
    """(head, rows) of codes, so that `read_rows` can take them in again."""
    return list(COLUMNS), [[getattr(one, name) for name in COLUMNS] for one in codes]


def read_rows(head, cells_of_rows):
    """(dicts for `take_codes`, sentences about what is wrong) of a table that was handed in."""
    heads = [str(name).strip().lower() for name in head]
    if "name_de" not in heads:
        return [], [_("The first line has to name the columns: name_de, words …")]
    rows, wrong, seen = [], [], set()
    for number, cells in enumerate(islice(cells_of_rows, MOST_TAKEN), start=2):
        given = dict(zip(heads, (_text(cell) for cell in cells), strict=False))
        row = {name: _cut(name, given[name]) for name in COLUMNS if name in given}
        faults = list(_faults(row, seen))
        wrong += [pgettext("file", "Line %(n)s: ") % {"n": number} + one for one in faults]
        rows.append(row)
        seen.add(row["name_de"].casefold())
    return rows, wrong


def _text(cell):
    """A cell as it was before a spreadsheet was kept from taking it for a formula."""
    text = str(cell)
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text


def _cut(name, text):
    text = " ".join(text.split()) if name.startswith("name") else text
    return text[: LENGTHS.get(name, LONGEST_FIELD)]


def _faults(row, seen):
    if not row["name_de"]:
        yield _("the name is missing.")
    if row["name_de"].casefold() in seen:
        yield _("the name stands there twice.")
    if row.get("cause") and row["cause"] not in Handover.Cause.values:
        yield _("an unknown group of causes.")
    if row.get("denied", "skip") not in Code.Denied.values:
        yield _("denied is skip, count or only.")
    for name in ("words", "exclusions"):
        for fault in faults_of(row.get(name, "")):
            yield fault_in_words(*fault)
