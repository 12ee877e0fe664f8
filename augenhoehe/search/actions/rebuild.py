"""Build the index anew from what the rooms have."""

from itertools import islice

from django.db import connection

from augenhoehe.base.actions import housekeeping
from augenhoehe.search.actions.drop import purge
from augenhoehe.search.actions.index import REASON, index_texts
from augenhoehe.search.models import SearchDoc
from augenhoehe.search.scopes import SOURCES

BATCH = 1000
OLD = "old"


def rebuild(tell=lambda count: None):
    """Take every document in again and remove what no room knows; the number of documents."""
    _mark_old()
    count = 0
    for offer in SOURCES.values():
        docs = iter(offer())
        while batch := list(islice(docs, BATCH)):
            index_texts(batch)
            count += len(batch)
            tell(count)
    _remove_old()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('rebuild')")
    purge()
    return count


@housekeeping(REASON)
def _mark_old():
    SearchDoc.objects.update(stemmer=OLD)


@housekeeping(REASON)
def _remove_old():
    SearchDoc.objects.filter(stemmer=OLD).delete()
