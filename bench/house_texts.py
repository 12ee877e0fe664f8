"""How long the worker takes to read all texts of a house, and the page that lists them.

python bench/house_texts.py [--texts 2000]

Makes that many letters of about 150 words as standard solutions in a database of its own, reads
them twice (the second time nothing changed), and asks for the page. Prints tables; the figures
stand in docs/replycheck.md.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import rig  # noqa: E402

PAGE = "/attitude/check/house/"
SECONDS, STATEMENTS, CPU = 60, 12, 200


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=2000)
    count = parser.parse_args().texts
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"AUGENHOEHE_DATA": folder}
        rig.set_up()
        measure(count)


def measure(count):
    """Print the tables."""
    from django.core.management import call_command  # noqa: PLC0415 - stands on Django

    from augenhoehe.attitudes.actions.read_house_texts import (  # noqa: PLC0415
        read_house_texts,
    )

    call_command("migrate", verbosity=0)
    write(count)
    rig.print_head(f"{count:,} texts of the house")
    for words, most in (("read, first time", SECONDS), ("read again, nothing changed", None)):
        began = time.perf_counter()
        read_house_texts(lambda done, total: None)
        rig.print_row(words, time.perf_counter() - began, most, unit="s")
    ask()
    rig.print_yardstick()


def write(count):
    """Standard solutions of sentences of the gold set, in German and English."""
    from django.utils import timezone  # noqa: PLC0415

    from augenhoehe.kernel.replycheck.tests.cast import gold, neutral  # noqa: PLC0415
    from augenhoehe.solutions.models import Solution  # noqa: PLC0415

    dice, now = random.Random(5), timezone.now()
    bad = [case.text for cases in gold().values() for case in cases if len(case.text) < 200]
    good = {tongue: [case.text for case in neutral(tongue)] for tongue in ("de", "en")}

    def letter(tongue):
        said = dice.choices(good[tongue], k=16) + dice.choices(bad, k=3)
        return "Guten Tag,\n\n" + " ".join(dice.sample(said, len(said)))

    Solution.objects.bulk_create(
        Solution(
            title_de=f"Lösung {n}", reply_de=letter("de"), reply_en=letter("en"), changed_at=now
        )
        for n in range(count // 2)
    )


def ask():
    """Statements and CPU time of the page."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from augenhoehe.people.models import Grant, User  # noqa: PLC0415

    lead = User.objects.create(email="lead@haus.example", name="Lena")
    Grant.objects.create(user=lead, role="lead")
    client = Client(HTTP_HOST="localhost")
    client.force_login(lead)
    client.get(PAGE)

    def spent():
        began = time.process_time()
        assert client.get(PAGE).status_code == 200
        return 1000 * (time.process_time() - began)

    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    rig.print_row("the page: statements", len(asked), STATEMENTS)
    rig.print_row("the page: CPU", rig.best(spent), CPU, unit="ms")


if __name__ == "__main__":
    main()
