"""Commands of the operator."""

import getpass
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from augenhoehe.base.commands import Problem, command
from augenhoehe.people.actions.create_first_lead import create_first_lead, renew_lead_password
from augenhoehe.people.models import User
from augenhoehe.web.backup.make import make_backup
from augenhoehe.web.backup.restore import restore_backup
from augenhoehe.web.checks import TITLES, run_checks
from augenhoehe.web.lock import Lock


@command(
    "doctor",
    _lazy("Look for what is wrong with this installation."),
    example="doctor --json",
    json=True,
    needs_schema=False,
)
def doctor(options):
    """Look for what is wrong with this installation; exit code 1 when something is."""
    found = run_checks()
    if options.json:
        return {"ok": not any(found.values()), **found, "exit_code": int(any(found.values()))}
    for name, sentences in found.items():
        print(f"{'✗' if sentences else '✓'} {TITLES[name]}")
        for sentence in sentences:
            print(f"    {sentence}")
    return {"exit_code": int(any(found.values()))}


def _backup_arguments(parser):
    parser.add_argument("path", type=Path, help=_("the file to write"))
    about = _("put the secret key in as well")
    parser.add_argument("--with-secret", action="store_true", help=about)
    about = _("encrypt with the password in this file")
    parser.add_argument("--password-file", type=Path, help=about)


@command(
    "backup",
    _lazy("Write one consistent file with everything."),
    example="backup monday.backup",
    arguments=_backup_arguments,
    json=True,
)
def backup(options):
    """Write one consistent file with everything, while the house is at work."""
    password = _password(options.password_file)
    if options.with_secret and not password:
        sentence = _("The secret key is in this backup unencrypted: keep it safe.")
        print(sentence, file=sys.stderr)
    manifest = make_backup(options.path, password=password, with_secret=options.with_secret)
    return {"written": str(options.path), "bytes": options.path.stat().st_size} | _told(manifest)


def _restore_arguments(parser):
    parser.add_argument("path", type=Path, help=_("a file that “backup” wrote"))
    parser.add_argument("--password-file", type=Path, help=_("the password it was encrypted with"))


@command(
    "restore",
    _lazy("Put a backup into an empty installation and verify that all of it arrived."),
    example="restore monday.backup",
    arguments=_restore_arguments,
    json=True,
    needs_schema=False,
)
def restore(options):
    """Put a backup into an empty installation and verify that all of it arrived."""
    with Lock(Path(settings.DATA)).take("restores"):
        manifest = restore_backup(options.path, password=_password(options.password_file))
    return {"restored": str(options.path)} | _told(manifest)


def _told(manifest):
    return {
        "made_at": manifest["made_at"],
        "files": manifest["files"],
        "rows": sum(manifest["counts"].values()),
        "tickets": manifest["counts"].get("tickets_ticket", 0),
    }


def _password(path):
    if path is None:
        return ""
    password = path.read_text().rstrip("\r\n")
    if len(password) < 12:
        raise Problem(_("The password for a backup has at least twelve characters."))
    return password


def _lead_arguments(parser):
    parser.add_argument("email", help=_("the address to sign in with"))
    parser.add_argument("--name", default="", help=_("the name on the screen"))
    parser.add_argument("--language", choices=["de", "en"], default="de")
    about = _("a new password for a known lead")
    parser.add_argument("--renew", action="store_true", help=about)


@command(
    "createlead",
    _lazy("Make the first lead, or renew a lead's password."),
    example='createlead anna@example.org --name "Anna Berg"',
    arguments=_lead_arguments,
    json=True,
)
def createlead(options):
    """Make the first lead, or renew a lead's password; it is asked for, or read from a pipe."""
    person = User(email=options.email, name=options.name or options.email.partition("@")[0])
    password = _ask_password()
    try:
        EmailValidator()(person.email)
        validate_password(password, person)
    except ValidationError as error:
        raise Problem(" ".join(error.messages)) from None
    if options.renew:
        return {"lead": renew_lead_password(person.email, password=password, by="console").email}
    lead = create_first_lead(
        name=person.name,
        email=person.email,
        password=password,
        language=options.language,
        by="console",
    )
    return {"lead": lead.email}


def _ask_password():
    """A password from the console, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass(pgettext("console", "Password:") + " ")
    if password != getpass.getpass(_("Once more:") + " "):
        raise Problem(_("The two passwords differ."))
    return password
