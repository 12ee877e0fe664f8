"""`search rebuild`: build the index anew."""

import json

from django.core.management.base import BaseCommand

from augenhoehe.search.actions.rebuild import rebuild


class Command(BaseCommand):
    """Builds the search index anew from everything the rooms have."""

    help = (
        "Build the search index anew, for example after an update of the stemmer.\n"
        "Example: python3 run.py search rebuild"
    )

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["rebuild"], help="rebuild: take every text in again")
        parser.add_argument("--json", action="store_true", help="end with one line a machine reads")

    def handle(self, *, what, json: bool, **options):
        count = rebuild(self._tell)
        self.stderr.write("")
        self.stdout.write(_line(count) if json else f"{count} texts are in the index.")

    def _tell(self, count):
        self.stderr.write(f"\r{count} texts", ending="")


def _line(count):
    return json.dumps({"indexed": count})
