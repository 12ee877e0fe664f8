"""Measures the answer page: CPU of a look and of an answer, and what a phone has to load.

python bench/answer.py [--people 100000]    (a folder of its own, thrown away afterwards)
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import rig  # noqa: E402

LIMIT, LARGEST, ROUNDS = 15.0, 30.0, 40


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--inside", action="store_true", help="(look into the database)")
    options = parser.parse_args()
    if options.inside:
        return print(*_measure(options.people))
    with tempfile.TemporaryDirectory() as folder:
        known = os.environ | {"AUGENHOEHE_DATA": folder, "PYTHONPATH": str(rig.ROOT)}
        command = [sys.executable, __file__, "--inside", "--people", str(options.people)]
        done = subprocess.run(command, env=known, check=True, stdout=subprocess.PIPE, text=True)
    look, answer, size = (float(word) for word in done.stdout.splitlines()[-1].split())
    rig.print_head(f"Answer page: {options.people:,} invitations and responses")
    rig.print_row("look, CPU", look, LIMIT, unit="ms")
    rig.print_row("answer, CPU", answer, LIMIT, unit="ms")
    rig.print_row("page with its style", size, LARGEST, unit="kB")
    return None


def _measure(count):
    """(ms of a look, ms of an answer, kB of page and style sheet)."""
    rig.set_up()
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up just now
    from django.test import Client  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    tokens = _fill(count)
    client = Client(SERVER_NAME="localhost")
    pages = [f"/surveys/a/{token}/" for token in tokens]
    reply = client.get(pages[0])
    look = _each(lambda page: client.get(f"{page}?s=4"), pages)
    from augenhoehe.surveys.tests.cast import seen  # noqa: PLC0415

    answer = _each(lambda page: client.post(page, {"seen": seen(), "score": "4"}), pages)
    style = rig.ROOT / "augenhoehe/surveys/static/surveys/answer.css"
    return look, answer, (len(reply.content) + style.stat().st_size) / 1000


def _each(ask, pages):
    spent = []
    for page in pages:
        begun = time.process_time()
        assert ask(page).status_code in (200, 302), page
        spent.append(1000 * (time.process_time() - begun))
    return rig.median(spent)


def _fill(count):
    """So many who answered, and some more who were asked; the tokens of those."""
    from augenhoehe.surveys.tokens import new_token  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from augenhoehe.people.tests.cast import make_cast  # noqa: PLC0415
    from augenhoehe.surveys.models import Invitation, Response  # noqa: PLC0415
    from augenhoehe.surveys.tests.cast import invite, make_survey  # noqa: PLC0415

    make_cast()
    survey, now = make_survey("csat"), timezone.now()
    facts = {"survey": survey, "version": survey.versions.first()}
    sent = {"state": "answered", "created_at": now, "due_at": now, "sent_at": now}
    asked = [Invitation(token_hash=new_token()[1], **sent, **facts) for _ in range(count)]
    Invitation.objects.bulk_create(asked, batch_size=1000)
    given = {"channel": "mail", "score": 4, "values": {"score": 4}, "at": now}
    Response.objects.bulk_create(
        (Response(identity=f"i{one.pk}", invitation=one, **given, **facts) for one in asked),
        batch_size=1000,
    )
    return [invite(survey, sent_ago=timedelta(hours=2))[1] for _ in range(ROUNDS)]


if __name__ == "__main__":
    main()
