"""What `doctor` looks at. Each check answers with sentences about what is wrong, or with none."""

import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from augenhoehe.base.jobs import HANDLERS, failed_jobs
from augenhoehe.base.models import Job
from augenhoehe.base.worker import oldest_waiting
from augenhoehe.mail.models import Mailbox
from augenhoehe.people.models import User
from augenhoehe.search.queries import is_outdated
from augenhoehe.web import schema

ROOM = 500_000_000
LONG = 300


def check_database():
    """Does it answer, and is it sound?"""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return []
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=10)) as link:
        verdict = link.execute("PRAGMA quick_check(1)").fetchone()[0]
    return (
        [] if verdict == "ok" else [f"The database file is damaged: {verdict}. Restore a backup."]
    )


def check_schema():
    """Is it the schema of this version?"""
    return {
        schema.CURRENT: [],
        schema.OLDER: ["The database is of an older version; the next start updates it."],
        schema.NEWER: [schema.NEWER_SENTENCE],
    }[schema.state()]


def check_room():
    """Is there room for what comes in?"""
    free = shutil.disk_usage(settings.DATA).free
    if free >= ROOM:
        return []
    return [f"Only {free // 1_000_000} MB are free where the data lie ({settings.DATA})."]


def check_url():
    """Can mails carry links?"""
    if settings.PUBLIC_URL:
        return []
    return ["AUGENHOEHE_URL is not set: no mail with a link is sent until it is."]


def check_secret():
    """Is the key for nobody else's eyes?"""
    path = Path(settings.DATA) / "secret.key"
    if not path.exists() or not stat.S_IMODE(path.stat().st_mode) & 0o077:
        return []
    return [f"Others on this machine can read {path}: run chmod 600 on it."]


def check_jobs():
    """Does the worker work, and has it given up on anything?"""
    found = [f"{job.name} was given up: {_last_line(job.error)}" for job in failed_jobs()[:10]]
    waits = oldest_waiting()
    if waits > LONG:
        found.append(f"Work has waited for {int(waits / 60)} minutes: is the worker running?")
    unknown = Job.objects.exclude(name__in=HANDLERS).values_list("name", flat=True).distinct()
    return found + [f"Nobody knows what to do with waiting jobs called {n}." for n in unknown]


def _last_line(text):
    return text.strip().rpartition("\n")[2][:200]


def check_mailboxes():
    """Are all mailboxes read?"""
    found, now = [], timezone.now()
    for mailbox in Mailbox.objects.filter(is_active=True):
        if mailbox.trouble:
            found.append(f"Mailbox {mailbox.address}: {mailbox.trouble}.")
        elif mailbox.last_ok_at and now - mailbox.last_ok_at > timedelta(minutes=15):
            found.append(
                f"Mailbox {mailbox.address} was last read {mailbox.last_ok_at:%d.%m. %H:%M}."
            )
    return found


def check_people():
    """Is there a lead?"""
    if User.objects.filter(is_active=True, grants__role="lead").exists():
        return []
    return ["There is no lead yet: open the set-up address, or use createlead."]


def check_backups():
    """Is there a backup of yesterday or today?"""
    kept = sorted((Path(settings.DATA) / "backups").glob("*.backup"))
    if not User.objects.exists() or (kept and _age(kept) < timedelta(days=2)):
        return []
    return ["There is no backup of the last two days in the data folder."]


def _age(kept):
    newest = max(path.stat().st_mtime for path in kept)
    return timedelta(seconds=timezone.now().timestamp() - newest)


def check_search():
    """Was everything in the index taken in by today's stems?"""
    if not is_outdated():
        return []
    return [
        "Some texts are in the search index as an older version took them in, so not every word"
        " finds them: run the command search rebuild."
    ]


CHECKS = {
    "database": check_database,
    "schema": check_schema,
    "room on disk": check_room,
    "address": check_url,
    "secret key": check_secret,
    "jobs": check_jobs,
    "mailboxes": check_mailboxes,
    "people": check_people,
    "backups": check_backups,
    "search index": check_search,
}


def run_checks():
    """{check: sentences}; a check that cannot be made says why."""
    found = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except (DatabaseError, OSError) as error:
            found[name] = [f"This could not be checked: {error}"]
    return found
