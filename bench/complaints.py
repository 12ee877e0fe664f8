"""How fast a register of complaints comes in, and what its evaluation costs at many complaints.

    python bench/complaints.py FILE [--runs 3] [--complaints 200000]
                               [--folder data/bench-complaints]

Import: the register of the CFPB's form read and written into an empty SQLite database (WAL,
synchronous=FULL), beside reading the same file by the csv module and inserting its bare lines by
one executemany into a table without an index, in the same run; each the best of the runs. The
import keeps journal, companies, products, topics and twenty indexes besides.

Evaluation: the folder is filled once with so many complaints on as many concerns over three years;
everything is counted once, then each page is measured (statements and CPU time, Django's test
client, one thread).
"""

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import evaluation as answers  # noqa: E402
import rig  # noqa: E402

SECONDS, STATEMENTS, CPU = 15, 12, 200
PAGES = {
    "evaluation, twelve months, by cause": "/complaints/evaluation/",
    "by product": "/complaints/evaluation/?by=product",
    "by company": "/complaints/evaluation/?by=company",
    "by team": "/complaints/evaluation/?by=team",
    "three years, by topic": "/complaints/evaluation/?from={}&by=topic",
    "yearly report: the draft's figures": "/complaints/years/{}/?part=facts",
    "list of complaints": "/complaints/?state=all",
    "figure: course": "/figures/complaints.in_time/",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--complaints", type=int, default=200_000)
    parser.add_argument("--folder", default="data/bench-complaints")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options.file)
    print_import(options.file, options.runs)
    place = Path(options.folder) / f"{options.complaints}"
    place.mkdir(parents=True, exist_ok=True)
    os.environ.update(AUGENHOEHE_DATA=str(place), PYTHONPATH=str(rig.ROOT))
    rig.set_up()
    fill(options.complaints)
    measure(options.complaints)
    return 0


def print_import(file, runs):
    """The import beside bare lines, each the best of the runs."""
    bare = min(run_bare(file) for _run in range(runs))
    ours = min(run_ours(file) for _run in range(runs))
    rig.print_head("A register of complaints comes in")
    rig.print_row("complaints", bare[1])
    rig.print_row("bare lines, parsed and inserted", bare[0], unit="s")
    rig.print_row("import complaints", ours[0], SECONDS, unit="s")
    rig.print_row("the same file again, nothing new", ours[1], unit="s")
    rig.print_row("times as long as the bare lines", ours[0] / bare[0])


def run_bare(file):
    """(seconds, lines): the file parsed, its lines inserted as they stand in one transaction."""
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder, "bare.sqlite3"))
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        began = time.perf_counter()
        with file.open(encoding="utf-8-sig", newline="") as text:
            header, *rows = csv.reader(text)
        columns = ", ".join(f"c{place}" for place in range(len(header)))
        database.execute(f"CREATE TABLE line ({columns})")
        marks = ", ".join("?" * len(header))
        database.executemany(f"INSERT INTO line VALUES ({marks})", rows)
        database.commit()
        seconds = time.perf_counter() - began
        database.close()
    return seconds, len(rows)


def run_ours(file):
    """(seconds of the import, seconds of the same once more), without the start of Python."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"AUGENHOEHE_DATA": folder, "PYTHONPATH": str(rig.ROOT)}
        command = [sys.executable, __file__, str(file), "--inside"]
        told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return tuple(float(word) for word in told.stdout.split()[-2:])


def inside(file):
    """The import itself, twice, timed without the start of Python and of the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
    import_module("django").setup()
    import_module("django.core.management").call_command("migrate", verbosity=0)
    run = import_module("augenhoehe.transfer.commands").import_log
    options = argparse.Namespace(
        what="complaints", file=str(file), mapping=None, show_mapping=False, source="bench"
    )
    seconds = []
    for _run in range(2):
        began = time.perf_counter()
        run(options)
        seconds.append(time.perf_counter() - began)
    print(*seconds)
    return 0


def fill(count):
    """Write people, concerns and complaints, a statement a table, and count everything; once."""
    from django.core.management import call_command  # noqa: PLC0415

    from augenhoehe.complaints.models import Complaint  # noqa: PLC0415
    from augenhoehe.people.tests.cast import make_cast  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if Complaint.objects.exists():
        return
    began = time.monotonic()
    cast = make_cast()
    answers.STEP = answers.DAYS * 86400 // count
    answers.fill_concerns(count, cast)
    fill_complaints(count, cast)
    rig.print_head(f"Filling {count:,} complaints (once)")
    rig.print_row("filled", time.monotonic() - began, unit="s")
    keep()


def keep():
    """What the pages read, counted once."""
    from augenhoehe.base.tallies import SOURCES  # noqa: PLC0415
    from augenhoehe.indicators.actions.recount import rebuild  # noqa: PLC0415

    for name in ("complaints.received", "tickets.opened"):
        began = time.monotonic()
        rebuild(SOURCES[name])
        rig.print_row(f"{name}: everything counted", time.monotonic() - began, unit="s")


def fill_complaints(count, cast):
    """So many complaints on as many concerns, copied from one."""
    from augenhoehe.complaints.models import Complaint  # noqa: PLC0415
    from augenhoehe.complaints.tests.cast import make_complaint  # noqa: PLC0415

    moment, causes = answers.spread(), "misunderstanding our_error expectation bad_day".split()
    named = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(causes))
    ours = "CASE i % 4 WHEN 0 THEN 'yes' WHEN 1 THEN 'partly' WHEN 2 THEN 'no' ELSE 'open' END"
    facts = {
        "ticket": "1 + i",
        "company": f"1 + i % {answers.COMPANIES}",
        "product": "1 + i * 7 % 30",
        "topic": "1 + i * 11 % 30",
        "team": f"{cast.technical.pk} + i % 3",
        "channel": "CASE i % 3 WHEN 0 THEN 'mail' WHEN 1 THEN 'phone' ELSE 'form' END",
        "received_at": moment,
        "acknowledged_at": f"datetime({moment}, '+' || (i % 40) || ' hours')",
        "acknowledge_due_at": f"datetime({moment}, '+1 day')",
        "decision_due_at": f"datetime({moment}, '+14 days')",
        "told_at": f"datetime({moment}, '+' || (i % 20) || ' days')",
        "closed_at": f"datetime({moment}, '+' || (i % 25) || ' days')",
        "state": "'closed'",
        "ending": "'accepted'",
        "ours": ours,
        "cause": f"CASE i % 5 {named} ELSE '' END",
        "cost_cents": "CASE WHEN i % 3 = 0 THEN i * 37 % 20000 ELSE 0 END",
        "is_repeated": "i % 9 = 0",
        "is_first_contact": "i % 6 = 0",
    }
    one = make_complaint(by=cast.lead, team=cast.technical)
    answers.copy(Complaint, one, count - 1, facts)


def measure(count):
    """Print the table of pages."""
    from datetime import timedelta  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415
    from within import Counter  # noqa: PLC0415

    from augenhoehe.people.models import Grant  # noqa: PLC0415

    client = Client(HTTP_HOST="localhost")
    client.force_login(Grant.objects.get(role="lead").user)
    rig.print_head(f"Pages of complaints at {count:,} of them")
    today = timezone.localdate()
    for words, pattern in PAGES.items():
        told = today - timedelta(days=1094) if "from" in pattern else today.year - 1
        path = pattern.format(told)
        statements, answer = Counter(), client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        with connection.execute_wrapper(statements):
            client.get(path)
        rig.print_row(f"{words}: statements", statements.count, STATEMENTS)
        cost = rig.best(lambda path=path: answers.cpu(lambda: client.get(path)), rounds=3)
        rig.print_row(f"{words}: CPU time", cost, CPU, unit="ms")
    rig.print_yardstick()


if __name__ == "__main__":
    sys.exit(main())
