"""Commands of the application: `python3 run.py NAME …`, declared in a room's `commands.py`.

    @command("figures", _lazy("Print the figures."), example="figures --json", json=True)
    def figures(options):
        "Print the figures of a month."
        return {"solved": 12}                          # --json: a JSON line; else plain lines

`arguments(parser)` adds to an argparse parser. A `Problem("sentence")` or a `Refused` ends the
command with that sentence and exit code 1. Every command has --help with its example; it speaks
the console's language.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


class Problem(Exception):
    """A command cannot do what was asked; the message is for the person at the console."""


@dataclass(frozen=True)
class Command:
    """A word of the console: what runs, what it is about, its example, what it stands on.

    `needs_schema`: the database is brought up to date before. `json`: it has a --json.
    """

    name: str
    run: Callable
    about: str
    example: str
    arguments: Callable | None = None
    json: bool = False
    needs_schema: bool = True


COMMANDS: dict[str, Command] = {}


def command(name, about, **more):
    """Declare the decorated `function(options) -> dict | None` as a command; see `Command`."""

    def mark(function):
        COMMANDS[name] = Command(name, function, about, **more)
        return function

    return mark


class Progress:
    """A line on the console that says how far long work is; silent where nobody watches."""

    def __init__(self, words, total=None, *, to=None):
        self.words, self.total, self.to = words, total, to or sys.stderr
        self.done = 0
        self.shown_at = 0.0

    def step(self, count=1):
        """Note `count` more; draws at most five times a second."""
        self.done += count
        if self.to.isatty() and time.monotonic() - self.shown_at > 0.2:
            self.draw("\r")

    def end(self):
        """Leave the last figure on the console."""
        self.draw("\r" if self.to.isatty() else "", "\n")

    def draw(self, before, after=""):
        self.shown_at = time.monotonic()
        of = f" / {self.total}" if self.total is not None else ""
        print(f"{before}{self.words}: {self.done}{of}", end=after, file=self.to, flush=True)
