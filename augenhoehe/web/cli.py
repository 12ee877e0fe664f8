"""The door of the console: `augenhoehe NAME …`, and `python3 run.py NAME …` from a checkout.

To serve no Django is loaded here; every other command is found and run by `console.py`.
"""

import os
import sys
from importlib import import_module

import django

from augenhoehe.web import env
from augenhoehe.web.lock import Busy
from augenhoehe.web.parser import Parser
from augenhoehe.web.serve import Supervisor
from augenhoehe.web.words import gettext as _
from augenhoehe.web.words import pgettext

SERVE_FLAGS = ("--port", "--host", "--empty")


def main(arguments=None):
    """Run one command and end with its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language, rest = take_language(arguments)
    if not rest or rest[0] == "serve" or rest[0] in SERVE_FLAGS:
        sys.exit(serve([a for a in rest if a != "serve"], language=language))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
    django.setup()
    # By name, because what it loads wants Django set up before.
    sys.exit(import_module("augenhoehe.web.console").run(rest))


def take_language(arguments):
    """(`--language` if it comes first, what follows it); the console speaks it from now on."""
    if arguments[:1] != ["--language"]:
        return None, arguments
    language = "".join(arguments[1:2])
    if language not in env.LANGUAGES:
        print(_("--language is de or en."), file=sys.stderr)
        sys.exit(2)
    env.speak(language)
    return language, arguments[2:]


def serve(arguments, *, language=None):
    """Start web and worker, and watch over them."""
    parser = Parser(
        prog="augenhoehe serve",
        description=_("Start Augenhöhe. The first start makes a demo, unless --empty."),
        epilog=pgettext("console", "Example:") + " augenhoehe serve --port 8001 --empty",
    )
    parser.add_argument("--port", type=int, default=8000, help=_("where it answers (8000)"))
    parser.add_argument("--host", default="127.0.0.1", help=_("on which address (127.0.0.1)"))
    parser.add_argument("--empty", action="store_true", help=_("no demo: begin with the set-up"))
    about = _("of the console, and of the demo at the first start")
    parser.add_argument("--language", choices=env.LANGUAGES, default=language, help=about)
    options = parser.parse_args(arguments)
    if options.language:
        env.speak(options.language)
    demo = None if options.empty else options.language or "de"
    try:
        return Supervisor(host=options.host, port=options.port, demo=demo).run()
    except Busy as busy:
        print(busy, file=sys.stderr)
        return 1
