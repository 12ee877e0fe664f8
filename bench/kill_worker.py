# ruff: noqa: PLC0415 - a script sets Django up before it may import what stands on it
"""Kills the worker again and again while it works, and counts what was lost or done twice.

python bench/kill_worker.py [--jobs 2000] [--kills 30]     (a data folder of its own; SQLite,
or the database that AUGENHOEHE_DATABASE_URL names, which must be empty)
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--work", action="store_true", help="(be the worker)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if not options.work:
        os.environ["AUGENHOEHE_DATA"] = tempfile.mkdtemp(prefix="augenhoehe-kill-")
    set_up()
    return work() if options.work else measure(options)


def set_up():
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "augenhoehe.web.settings"
    django.setup()
    from django.utils import timezone

    from augenhoehe.base.actions import housekeeping
    from augenhoehe.base.jobs import job
    from augenhoehe.base.models import Tick

    @job("bench.inward")
    def leave_mark(number):
        time.sleep(random.random() / 200)
        _mark(f"inward {number}")

    @job("bench.outward", outward=True)
    def ask_then_mark(number):
        time.sleep(random.random() / 200)
        if not Tick.objects.filter(name=f"outward {number}").exists():
            _mark(f"outward {number}")

    @housekeeping("a mark of this benchmark")
    def _mark(name):
        # A second mark of one name would break its unique constraint and show as a failed job.
        Tick.objects.create(name=name, at=timezone.now())


def work():
    from augenhoehe.base.worker import Worker

    Worker().run()


def measure(options):
    from django.core.management import call_command
    from django.db import transaction

    from augenhoehe.base.jobs import enqueue
    from augenhoehe.base.models import Job, Tick

    call_command("migrate", verbosity=0)
    chance = random.Random(options.seed)
    with transaction.atomic():
        for number in range(options.jobs):
            enqueue("bench.inward", number=number)
            enqueue("bench.outward", number=number, lane=f"lane {number % 50}")
    began, kills = time.monotonic(), 0
    while Job.objects.filter(failed_at=None).exists():
        worker = subprocess.Popen([sys.executable, __file__, "--work"])
        if kills < options.kills:
            time.sleep(1.0 + chance.random() * 1.5)
            worker.kill()
            kills += 1
        else:
            while Job.objects.filter(failed_at=None).exists():
                time.sleep(0.2)
            worker.terminate()
        worker.wait()
    return report(options, kills, time.monotonic() - began, Tick.objects.count())


def report(options, kills, seconds, done):
    from augenhoehe.base.jobs import failed_jobs

    wanted, failed = 2 * options.jobs, failed_jobs().count()
    print(f"jobs {wanted}  kills {kills}  seconds {seconds:.0f}")
    print(f"done {done}  lost {wanted - done}  twice or failed {failed}")
    return 1 if failed or done != wanted else 0


if __name__ == "__main__":
    sys.exit(main())
