"""Is the database as this version of the house expects it?"""

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext_lazy as _

CURRENT, OLDER, NEWER = "current", "older", "newer"
NEWER_SENTENCE = _(
    "The database was written by a newer version of Augenhöhe; this one would damage it."
    " Start the newer version, or restore a backup that was made before the update."
)


def state():
    """`current`, `older` (to be migrated) or `newer` (hands off)."""
    applied = MigrationRecorder(connection).applied_migrations()
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known = loader.disk_migrations
    ours = {config.label for config in apps.get_app_configs()}
    if any(room in ours and (room, name) not in known for room, name in applied):
        return NEWER
    return CURRENT if all(key in applied for key in known) else OLDER


def is_empty():
    """Has nothing been written here yet?"""
    return not MigrationRecorder(connection).has_table()
