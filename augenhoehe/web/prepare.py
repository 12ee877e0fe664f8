"""Brings an installation up to date before it is served: words, database, static files, demo."""

import argparse
import compileall
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import activate, pgettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from augenhoehe.base.commands import Problem
from augenhoehe.people.models import User
from augenhoehe.ui import messages
from augenhoehe.web import env, schema, stamp
from augenhoehe.web.backup.make import BEFORE_UPDATE, keep_backup
from augenhoehe.web.options import call
from augenhoehe.web.serve import NEWER_SCHEMA, REFUSED

PUBLIC_DEMO = _lazy(
    "The demo shows its passwords on the sign-in page, so it answers on this machine only."
    " For an installation of your own start with --empty; for the demo leave out --host."
)


def main(args):
    """As a child of the supervisor; an exit code that it knows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--demo", default="")
    parser.add_argument("--public", action="store_true")
    options = parser.parse_args(args)
    try:
        return prepare(demo=options.demo, public=options.public)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return REFUSED


def prepare(*, demo, public=False):
    """Do what is to be done; 0, or why not. `demo` is its language, or empty."""
    if schema.state() == schema.NEWER:
        activate(env.console_language())
        print(schema.NEWER_SENTENCE, flush=True)
        return NEWER_SCHEMA
    began = time.monotonic()
    compile_words()
    # Only now there are words to speak in.
    activate(env.console_language())
    with _step(pgettext("console", "Words"), began=began):
        compile_house()
    bring_up_to_date()
    with _step(_("Static files")):
        call_command("collectstatic", interactive=False, verbosity=0)
    if demo and not User.objects.exists():
        if public:
            raise Problem(PUBLIC_DEMO)
        _make_demo(demo)
    stamp.remember(Path(settings.DATA))
    return 0


def compile_words():
    """Compile the catalogues; an installed package brings them compiled."""
    try:
        messages.compile_all()
    except PermissionError:
        print(_("The folder of the program is not writable: words stay as they are."))


def compile_house():
    """Bytecode of the house, also where Python writes none by itself; twice as fast a start."""
    compileall.compile_dir(env.ROOT / "augenhoehe", quiet=2)


def bring_up_to_date(to=None):
    """Migrate, after a backup of what was there; says so on `to` (the console)."""
    if schema.state() == schema.CURRENT:
        return
    if not schema.is_empty():
        with _step(_("Backup before the update"), to):
            keep_backup(BEFORE_UPDATE, with_files=False)
    with _step(pgettext("console", "Database"), to):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        connection.close()


def _make_demo(language):
    print("  " + _("Demo: a department and its year …"), flush=True)
    call("demo", "--language", language)


class _step:
    """Says on the console what is being done, and how long it took."""

    def __init__(self, words, to=None, *, began=None):
        self.words, self.to, self.began = words, to, began

    def __enter__(self):
        print(f"  {self.words} …", end="", flush=True, file=self.to)
        self.began = self.began or time.monotonic()

    def __exit__(self, *failure):
        took = f"{time.monotonic() - self.began:.1f} s"
        end = pgettext("console", "failed") if failure[0] else took
        print(f" {end}", flush=True, file=self.to)
