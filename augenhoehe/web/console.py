"""Finds the commands of all rooms and runs one: a sentence where others show a traceback."""

import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import ManagementUtility, get_commands
from django.db import DatabaseError
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import activate, pgettext, pgettext_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from augenhoehe.base.actions import Refused
from augenhoehe.base.commands import COMMANDS, Problem
from augenhoehe.web import env, prepare, schema
from augenhoehe.web.lock import Busy, Lock
from augenhoehe.web.options import parser_of

LABELS = {
    "bytes": pgettext_lazy("console", "bytes"),
    "blocked": pgettext_lazy("console", "blocked"),
    "concerns": pgettext_lazy("console", "concerns"),
    "duplicate": pgettext_lazy("console", "duplicate"),
    "events": pgettext_lazy("console", "events"),
    "examples": pgettext_lazy("console", "examples"),
    "files": pgettext_lazy("console", "files"),
    "indexed": pgettext_lazy("console", "indexed"),
    "known": pgettext_lazy("console", "known"),
    "lead": pgettext_lazy("console", "lead"),
    "lost": pgettext_lazy("console", "lost"),
    "made_at": _lazy("made at"),
    "messages": pgettext_lazy("console", "messages"),
    "new": pgettext_lazy("console", "new"),
    "not_understood": _lazy("not understood"),
    "quarantined": pgettext_lazy("console", "quarantined"),
    "read": pgettext_lazy("console", "read"),
    "reply": pgettext_lazy("console", "reply"),
    "restored": pgettext_lazy("console", "restored"),
    "rows": pgettext_lazy("console", "rows"),
    "searchable": pgettext_lazy("console", "searchable"),
    "tickets": pgettext_lazy("console", "concerns"),
    "written": pgettext_lazy("console", "written"),
}


def run(arguments):
    """Run the command line in the console's language; the exit code."""
    activate(env.console_language())
    autodiscover_modules("commands")
    name, *rest = arguments
    if name in ("help", "--help", "-h"):
        return _list_commands()
    if name not in COMMANDS:
        return _run_django(name, rest)
    options = parser_of(COMMANDS[name]).parse_args(rest)
    return _in_sentences(lambda: _run(COMMANDS[name], options))


def _run(command, options):
    if command.needs_schema:
        ensure_schema()
    result = command.run(options) or {}
    code = result.pop("exit_code", 0)
    if getattr(options, "json", False):
        print(json.dumps(result, ensure_ascii=False, default=str))
    else:
        for key, value in result.items():
            print(f"{LABELS.get(key, key)}: {_readable(value)}")
    return code


def _readable(value):
    if isinstance(value, dict):
        return ", ".join(f"{LABELS.get(key, key)} {n}" for key, n in value.items()) or "–"
    if isinstance(value, (list, tuple)):
        return "".join(f"\n  {item}" for item in value) or "–"
    return value


def ensure_schema():
    """Bring a database up to date that nobody serves; refuse a newer one."""
    state = schema.state()
    if state == schema.NEWER:
        raise Problem(schema.NEWER_SENTENCE)
    if state == schema.OLDER:
        with Lock(Path(settings.DATA)).take("migrates"):
            prepare.compile_words()
            prepare.bring_up_to_date(to=sys.stderr)


def _in_sentences(work):
    try:
        return work()
    except (Problem, Refused, Busy) as problem:
        print(problem, file=sys.stderr)
    except DatabaseError as error:
        sentence = _("The database does not do what was asked: %(error)s")
        print(sentence % {"error": error}, file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
    except KeyboardInterrupt:
        print(pgettext("console", "Stopped."), file=sys.stderr)
        return 130
    return 1


def _list_commands():
    print(_("Augenhöhe: the workplace of a head of customer service."))
    print("\n" + _("Commands (each has --help):"))
    known = {"serve": _("Start web and worker.")}
    known |= {name: str(command.about) for name, command in sorted(COMMANDS.items())}
    for name, about in known.items():
        print(f"  {name:<12} {about}")
    return 0


def _run_django(name, rest):
    """Django's own commands, for developers."""
    if name not in get_commands():
        sentence = _("There is no command “%(name)s”.") % {"name": name}
        print(f"{sentence}\n", file=sys.stderr)
        _list_commands()
        return 2
    ManagementUtility(["augenhoehe", name, *rest]).execute()
    return 0
