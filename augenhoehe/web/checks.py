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
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext_lazy

from augenhoehe.base.jobs import HANDLERS, failed_jobs
from augenhoehe.base.models import Job
from augenhoehe.base.worker import oldest_waiting
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.reasons import sentence
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
    if verdict == "ok":
        return []
    words = _("The database file is damaged: %(verdict)s. Restore a backup.")
    return [words % {"verdict": verdict}]


def check_schema():
    """Is it the schema of this version?"""
    return {
        schema.CURRENT: [],
        schema.OLDER: [_("The database is of an older version; the next start updates it.")],
        schema.NEWER: [str(schema.NEWER_SENTENCE)],
    }[schema.state()]


def check_room():
    """Is there room for what comes in?"""
    free = shutil.disk_usage(settings.DATA).free
    if free >= ROOM:
        return []
    words = _("Only %(mb)s MB are free where the data lie (%(folder)s).")
    return [words % {"mb": free // 1_000_000, "folder": settings.DATA}]


def check_url():
    """Can mails carry links?"""
    if settings.PUBLIC_URL:
        return []
    return [_("AUGENHOEHE_URL is not set: no mail with a link is sent until it is.")]


def check_secret():
    """Is the key for nobody else's eyes?"""
    path = Path(settings.DATA) / "secret.key"
    if not path.exists() or not stat.S_IMODE(path.stat().st_mode) & 0o077:
        return []
    return [_("Others on this machine can read %(path)s: run chmod 600 on it.") % {"path": path}]


def check_jobs():
    """Does the worker work, and has it given up on anything?"""
    given_up, nobody = _("%(name)s was given up: %(error)s"), _("Nobody knows the job %(name)s.")
    failed = failed_jobs()[:10]
    found = [given_up % {"name": one.name, "error": _last_line(one.error)} for one in failed]
    waits = oldest_waiting()
    if waits > LONG:
        words = _("Work has waited for %(n)s minutes: is the worker running?")
        found.append(words % {"n": int(waits / 60)})
    unknown = Job.objects.exclude(name__in=HANDLERS).values_list("name", flat=True).distinct()
    return found + [nobody % {"name": name} for name in unknown]


def _last_line(text):
    return text.strip().rpartition("\n")[2][:200]


def check_mailboxes():
    """Are all mailboxes read?"""
    found, now = [], timezone.now()
    for mailbox in Mailbox.objects.filter(is_active=True):
        if mailbox.trouble:
            why = sentence(mailbox.trouble)
            found.append(_("Mailbox %(who)s: %(why)s") % {"who": mailbox.address, "why": why})
        elif mailbox.last_ok_at and now - mailbox.last_ok_at > timedelta(minutes=15):
            at = date_format(timezone.localtime(mailbox.last_ok_at), "SHORT_DATETIME_FORMAT")
            found.append(
                _("Mailbox %(who)s was last read %(at)s.") % {"who": mailbox.address, "at": at}
            )
    return found


def check_people():
    """Is there a lead?"""
    if User.objects.filter(is_active=True, grants__role="lead").exists():
        return []
    return [_("There is no lead yet: open the set-up address, or use createlead.")]


def check_backups():
    """Is there a backup of yesterday or today?"""
    kept = sorted((Path(settings.DATA) / "backups").glob("*.backup"))
    if not User.objects.exists() or (kept and _age(kept) < timedelta(days=2)):
        return []
    return [_("There is no backup of the last two days in the data folder.")]


def _age(kept):
    newest = max(path.stat().st_mtime for path in kept)
    return timedelta(seconds=timezone.now().timestamp() - newest)


def check_search():
    """Was everything in the index taken in by today's stems?"""
    if not is_outdated():
        return []
    words = _(
        "Some texts are in the search index as an older version took them in, so not every word"
        " finds them: run the command search rebuild."
    )
    return [words]


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


TITLES = {
    "database": pgettext_lazy("doctor", "database"),
    "schema": pgettext_lazy("doctor", "schema"),
    "room on disk": _lazy("room on disk"),
    "address": pgettext_lazy("doctor", "address"),
    "secret key": _lazy("secret key"),
    "jobs": pgettext_lazy("doctor", "jobs"),
    "mailboxes": pgettext_lazy("doctor", "mailboxes"),
    "people": pgettext_lazy("doctor", "people"),
    "backups": pgettext_lazy("doctor", "backups"),
    "search index": _lazy("search index"),
}


def run_checks():
    """{check: sentences}; a check that cannot be made says why."""
    found = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except (DatabaseError, OSError) as error:
            found[name] = [_("This could not be checked: %(error)s") % {"error": error}]
    return found
