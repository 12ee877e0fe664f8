"""The door of the console: `augenhoehe NAME …`, and `python3 run.py NAME …` from a checkout.

To serve no Django is loaded here; every other command is found and run by `console.py`.
"""

import argparse
import os
import sys
from importlib import import_module

import django

from augenhoehe.web.lock import Busy
from augenhoehe.web.serve import Supervisor


def main(arguments=None):
    """Run one command and end with its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments or arguments[0] == "serve" or arguments[0] in SERVE_FLAGS:
        sys.exit(serve([a for a in arguments if a != "serve"]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
    django.setup()
    # By name, because what it loads wants Django set up before.
    sys.exit(import_module("augenhoehe.web.console").run(arguments))


SERVE_FLAGS = ("--port", "--host", "--empty")


def serve(arguments):
    """Start web and worker, and watch over them."""
    parser = argparse.ArgumentParser(
        prog="augenhoehe serve",
        description="Start Augenhöhe. The first start makes a demo, unless --empty.",
        epilog="Example: augenhoehe serve --port 8001 --empty",
    )
    parser.add_argument("--port", type=int, default=8000, help="where it answers (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="on which address (127.0.0.1)")
    parser.add_argument("--empty", action="store_true", help="no demo: begin with the set-up")
    options = parser.parse_args(arguments)
    try:
        return Supervisor(host=options.host, port=options.port, demo=not options.empty).run()
    except Busy as busy:
        print(busy, file=sys.stderr)
        return 1
