"""How fast the event log of an older system comes in, against inserting its bare lines.

    python bench/import_log.py FILE [--runs 3]

Reads the log, writes its concerns with their history into an empty SQLite database (WAL,
synchronous=FULL), and sets two speeds beside it, each the best of the runs:

- the lines of the file as they stand, all columns, already read into memory, inserted by one
  executemany in one transaction into a table without an index: what nobody can do without. The
  floor is 20 % of this speed, although the import reads the file, too, and keeps twice as many
  rows, with about forty indexes. Exit code 1 below it.
- the rows that the import wrote (concerns, stretches of time, journal, contacts, origins), all
  their columns, inserted by one executemany a table in one transaction into the same tables with
  the same indexes. No floor; it says what the database alone takes.
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
TABLES = (
    "customers_contact", "catalogue_topic", "tickets_ticket", "tickets_statespan",
    "journal_entry", "transfer_origin",
)  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options.file)
    bare = min(run_bare(options.file) for _ in range(options.runs))
    both = [run_ours(options.file) for _ in range(options.runs)]
    lines, ours, rows = bare[1], min(one[0] for one in both), min(one[1:] for one in both)
    print(f"{lines} events")
    print(f"bare lines              {bare[0]:6.2f} s {lines / bare[0]:10.0f} events/s")
    print(f"import incidents        {ours:6.2f} s {lines / ours:10.0f} events/s")
    print(f"bare rows as written    {rows[0]:6.2f} s {rows[1]:10.0f} rows")
    print(f"of bare rows as written {rows[0] / ours:.0%}")
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
    """(seconds from the file to the last commit, seconds of the bare rows, rows written)."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"AUGENHOEHE_DATA": folder, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, __file__, str(file), "--inside"]
        told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    seconds, bare, rows = told.stdout.split()[-3:]
    return float(seconds), float(bare), int(rows)


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
    print(time.perf_counter() - began, *bare_rows(Path(os.environ["AUGENHOEHE_DATA"])))
    return 0


def bare_rows(folder):
    """(seconds, rows): what was written, once more, into the same tables with their indexes."""
    written = sqlite3.connect(next(folder.glob("*.sqlite3")))
    copy = sqlite3.connect(folder / "copy.bare")
    copy.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
    copy.executescript("PRAGMA cache_size = -8192;")
    schema = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
    rows = {}
    for table in TABLES:
        for (statement,) in written.execute(schema, [table]):
            copy.execute(statement)
        rows[table] = written.execute(f"SELECT * FROM {table}").fetchall()
    began = time.perf_counter()
    for table, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        copy.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    copy.commit()
    return time.perf_counter() - began, sum(map(len, rows.values()))


if __name__ == "__main__":
    sys.exit(main())
