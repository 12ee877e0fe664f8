"""Take texts in."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from augenhoehe.base.actions import housekeeping
from augenhoehe.search.models import SPREAD, SearchDoc, first_id
from augenhoehe.search.scopes import mark_of
from augenhoehe.search.stems import VERSION, plain, stems_of

REASON = "the index follows what an action did and recorded"
MOST_STEMS = 200_000


@dataclass(frozen=True)
class Doc:
    """A text to be found: see the room's description."""

    owner: tuple[int, int]
    at: datetime
    scope: str
    texts: tuple | list
    names: tuple | list = ()
    group: tuple[int, int] | None = None
    language: str = "de"


@housekeeping(REASON)
def index_texts(docs):
    """Take documents in; one that is known by its owner is replaced."""
    docs = list({doc.owner: doc for doc in docs}.values())
    remove([doc.owner for doc in docs])
    rows = [_row(doc, pk) for doc, pk in zip(docs, _free_ids(docs), strict=True)]
    # In rising order the index takes them in at once; each step back costs a write of its own.
    SearchDoc.objects.bulk_create(sorted(rows, key=lambda row: row.pk), batch_size=500)


def remove(owners):
    """Delete the documents of these owners, a statement for each kind."""
    ids = defaultdict(list)
    for kind, pk in owners:
        ids[kind].append(pk)
    for kind, pks in ids.items():
        SearchDoc.objects.filter(owner_type=kind, owner_id__in=pks).delete()


def _free_ids(docs):
    """An id for each document: its second, and the next free place in it."""
    wanted = [first_id(doc.at) | (sum(doc.owner) & ((1 << SPREAD) - 1)) for doc in docs]
    given, open_ = [0] * len(docs), list(range(len(docs)))
    used = set()
    while open_:
        asked = [wanted[n] for n in open_]
        used |= set(SearchDoc.objects.filter(pk__in=asked).values_list("pk", flat=True))
        waiting = []
        for n in open_:
            if wanted[n] in used:
                wanted[n] += 1
                waiting.append(n)
            else:
                given[n] = wanted[n]
                used.add(wanted[n])
        open_ = waiting
    return given


def _row(doc, pk):
    group_type, group_id = doc.group or doc.owner
    return SearchDoc(
        id=pk,
        owner_type=doc.owner[0],
        owner_id=doc.owner[1],
        group_type=group_type,
        group_id=group_id,
        scope=doc.scope,
        mark=mark_of(doc.scope),
        stemmer=VERSION,
        stems=stems_of([*doc.texts, *doc.names], doc.language)[:MOST_STEMS].replace("\0", ""),
        names=plain(" \n".join(name for name in doc.names if name))[:2000].replace("\0", ""),
    )
