"""Measures the pages of figures at a large number of concerns, and what keeping them costs.

python bench/figures.py [--tickets 1000000] [--folder data/bench]

Fills what is missing (see fill.py), counts everything once, then measures each page (statements and
CPU time, Django's test client, one thread) and the refresh after a change.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import os  # noqa: E402

import rig  # noqa: E402

PAGES = {
    "all figures, 30 days": "/figures/",
    "all figures, 365 days": "/figures/?days=365",
    "a share: course of 26 weeks": "/figures/response.in_time/",
    "a median: course of 26 weeks": "/figures/solution.median/",
    "a median: 13 months, 365 days": "/figures/solution.median/?step=month&days=365",
    "a level: course of 26 weeks": "/figures/concerns.open/",
    "by topic": "/figures/concerns.in/?view=parts&by=topic",
    "by team": "/figures/concerns.in/?view=parts&by=team",
    "months": "/figures/solution.median/?view=months",
}
STATEMENTS, CPU = 12, 200


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--folder", default="data/bench")
    parser.add_argument("--counted", action="store_true", help="everything is counted already")
    options = parser.parse_args()
    environment = rig.environment(options.folder, options.tickets)
    rig.fill(environment, options.tickets)
    os.environ.update(environment)
    rig.set_up()
    measure(options)


def measure(options):
    """Print the tables."""
    from django.db import connection  # noqa: PLC0415 - stands on Django
    from django.test import Client  # noqa: PLC0415
    from within import Counter  # noqa: PLC0415

    from augenhoehe.people.models import Grant  # noqa: PLC0415

    rig.print_head(f"Keeping figures of {options.tickets:,} concerns")
    if not options.counted:
        keep()
    client = Client(HTTP_HOST="localhost")
    client.force_login(Grant.objects.get(role="lead").user)
    rig.print_head(f"Pages of figures at {options.tickets:,} concerns")
    for words, path in PAGES.items():
        statements, answer = Counter(), client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        with connection.execute_wrapper(statements):
            client.get(path)
        rig.print_row(f"{words}: statements", statements.count, STATEMENTS)
        cost = rig.best(lambda path=path: cpu(lambda: client.get(path)))
        rig.print_row(f"{words}: CPU time", cost, CPU, unit="ms")
    rig.print_yardstick()


def keep():
    """Everything counted once; then what a single change costs."""
    from augenhoehe.base.tallies import SOURCES  # noqa: PLC0415 - stands on Django
    from augenhoehe.indicators.actions.recount import rebuild, refresh  # noqa: PLC0415
    from augenhoehe.indicators.models import Kept  # noqa: PLC0415
    from augenhoehe.people.models import Grant  # noqa: PLC0415
    from augenhoehe.tickets.actions.note import write_note  # noqa: PLC0415
    from augenhoehe.tickets.models import Ticket  # noqa: PLC0415

    began = time.monotonic()
    for source in SOURCES.values():
        rebuild(source)
    rig.print_row("everything counted", time.monotonic() - began, unit="s")
    rig.print_row("rows kept", Kept.objects.count())
    lead = Grant.objects.get(role="lead").user
    write_note(Ticket.objects.order_by("-pk").first(), html="<p>?</p>", by=lead)
    rig.print_row("refresh after a change", cpu(lambda: refresh(SOURCES.values())), unit="ms")
    rig.print_row("refresh, nothing new", cpu(lambda: refresh(SOURCES.values())), unit="ms")


def cpu(run):
    """CPU time of a call in ms."""
    began = time.process_time()
    run()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    main()
