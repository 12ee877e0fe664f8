"""Take texts out, so that nothing of them stays in the file."""

from collections import defaultdict

from django.db import connection

from augenhoehe.base.actions import housekeeping
from augenhoehe.search.actions.index import REASON, remove
from augenhoehe.search.models import SearchDoc


@housekeeping(REASON)
def drop(owners):
    """Take out the documents of these owners."""
    remove(owners)


@housekeeping(REASON)
def drop_groups(groups):
    """Take out all documents that lead to these."""
    ids = defaultdict(list)
    for kind, pk in groups:
        ids[kind].append(pk)
    for kind, pks in ids.items():
        SearchDoc.objects.filter(group_type=kind, group_id__in=pks).delete()


def purge():
    """After an erasure: rewrite the index without what was taken out (may take seconds).

    SQLite's full text keeps deleted words in old segments until they are merged.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")
            cursor.execute("INSERT INTO search_parts(search_parts) VALUES ('optimize')")
        else:
            cursor.execute("SELECT gin_clean_pending_list('search_words'::regclass)")
