"""How fast the event log of an older system comes in, against inserting its bare lines.

    python bench/import_log.py FILE [--runs 3]

Reads the log, writes its concerns with their history into an empty SQLite database (WAL,
synchronous=FULL), and next to it inserts the very lines of the file with one executemany, as
nobody can do without. Floor: 20 % of that speed. Exit code 1 below it.
"""

import argparse
import csv
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FLOOR = 0.20


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options.file)
    bare = min(run_bare(options.file) for _ in range(options.runs))
    lines, ours = bare[1], min(run_ours(options.file) for _ in range(options.runs))
    print(f"{lines} events")
    print(f"bare executemany        {bare[0]:6.2f} s {lines / bare[0]:10.0f} events/s")
    print(f"import incidents        {ours:6.2f} s {lines / ours:10.0f} events/s")
    print(f"ratio {bare[0] / ours:.0%}, floor {FLOOR:.0%}")
    return 0 if bare[0] / ours >= FLOOR else 1


def run_bare(file):
    """(seconds, lines): the lines as they stand, in one transaction."""
    with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as folder:
        largest = max(archive.infolist(), key=lambda one: one.file_size)
        text = io.TextIOWrapper(archive.open(largest), "utf-8-sig", newline="")
        header, *rows = csv.reader(text)
        database = sqlite3.connect(Path(folder, "bare.sqlite3"))
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute(f"CREATE TABLE line ({', '.join(header)})")
        began = time.perf_counter()
        marks = ", ".join("?" * len(header))
        database.executemany(f"INSERT INTO line VALUES ({marks})", rows)
        database.commit()
        seconds = time.perf_counter() - began
        database.close()
    return seconds, len(rows)


def run_ours(file):
    """Seconds from the file to the last committed concern, in a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"AUGENHOEHE_DATA": folder, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, __file__, str(file), "--inside"]
        told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return float(told.stdout.split()[-1])


def inside(file):
    """The import itself, timed without the start of Python and of the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
    import_module("django").setup()
    import_module("django.core.management").call_command("migrate", verbosity=0)
    run = import_module("augenhoehe.transfer.commands").import_log
    options = argparse.Namespace(
        what="incidents", file=str(file), mapping=None, show_mapping=False, source="bench"
    )
    began = time.perf_counter()
    run(options)
    print(time.perf_counter() - began)
    return 0


if __name__ == "__main__":
    sys.exit(main())
