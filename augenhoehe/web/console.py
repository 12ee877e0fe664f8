"""Finds the commands of all rooms and runs one: a sentence where others show a traceback."""

import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import ManagementUtility, get_commands
from django.db import DatabaseError
from django.utils.module_loading import autodiscover_modules

from augenhoehe.base.actions import Refused
from augenhoehe.base.commands import COMMANDS, Problem
from augenhoehe.web import prepare, schema
from augenhoehe.web.lock import Busy, Lock
from augenhoehe.web.options import parser_of

ABOUT = "Augenhöhe: the workplace of a head of customer service."


def run(arguments):
    """Run the command line; the exit code."""
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
            print(f"{key.replace('_', ' ')}: {_readable(value)}")
    return code


def _readable(value):
    if isinstance(value, dict):
        return ", ".join(f"{key} {number}" for key, number in value.items()) or "–"
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
        print(f"The database does not do what was asked: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 1


def _list_commands():
    print(f"{ABOUT}\n\nCommands (each has --help):\n  serve        Start web and worker.")
    for name, command in sorted(COMMANDS.items()):
        print(f"  {name:<12} {command.run.__doc__.splitlines()[0]}")
    return 0


def _run_django(name, rest):
    """Django's own commands, for developers."""
    if name not in get_commands():
        print(f"There is no command {name!r}.\n", file=sys.stderr)
        _list_commands()
        return 2
    ManagementUtility(["augenhoehe", name, *rest]).execute()
    return 0
