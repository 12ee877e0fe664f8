"""Measures the gate: 100,000 decisions with what they are made of in the database.

python bench/gate.py [--people 100000]    (a folder of its own, thrown away afterwards)
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

LIMIT = 60.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--inside", action="store_true", help="(look into the database)")
    options = parser.parse_args()
    if options.inside:
        return print(_measure(options.people))
    with tempfile.TemporaryDirectory() as folder:
        known = os.environ | {"AUGENHOEHE_DATA": folder, "PYTHONPATH": str(rig.ROOT)}
        command = [sys.executable, __file__, "--inside", "--people", str(options.people)]
        done = subprocess.run(command, env=known, check=True, stdout=subprocess.PIPE, text=True)
    spent = float(done.stdout.splitlines()[-1])
    rig.print_head(f"Gate: {options.people:,} decisions")
    rig.print_row("seconds", spent, LIMIT, unit="s")
    return None


def _measure(count):
    """Seconds of CPU for gathering and deciding."""
    rig.set_up()
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up just now

    call_command("migrate", verbosity=0)
    _fill(count)
    from augenhoehe.customers.models import Contact  # noqa: PLC0415
    from augenhoehe.surveys.gate import Candidate  # noqa: PLC0415
    from augenhoehe.surveys.gathering import gather  # noqa: PLC0415

    ids = Contact.objects.values_list("pk", flat=True)
    asked = [Candidate(contact_id=pk, company_id=1 + pk % 5000) for pk in ids]
    begun = time.process_time()
    facts = gather(asked)
    for one in asked:
        if facts.decide(one).is_yes:
            facts.note(one)
    return time.process_time() - begun


def _fill(count):
    """A tenth objected, a fifth has no basis, half were asked within the year."""
    from django.utils import timezone  # noqa: PLC0415

    from augenhoehe.customers.models import (  # noqa: PLC0415
        Basis,
        Company,
        Contact,
        ContactAddress,
        Objection,
    )
    from augenhoehe.surveys.models import Invitation, Survey  # noqa: PLC0415

    now = timezone.now()
    firms = [Company(name=f"C{n}", created_at=now) for n in range(5000)]
    Company.objects.bulk_create(firms)
    people = [Contact(name=f"N{n}", created_at=now) for n in range(count)]
    Contact.objects.bulk_create(people)
    ContactAddress.objects.bulk_create(
        ContactAddress(contact=one, email=f"n{n}@x.example") for n, one in enumerate(people)
    )
    Basis.objects.bulk_create(
        Basis(contact=one, given_at=now, entered_at=now) for n, one in enumerate(people) if n % 5
    )
    Objection.objects.bulk_create(
        Objection(contact=one, way="told", objected_at=now) for one in people[::10]
    )
    survey = Survey.objects.create(kind="csat", audience="list", public_key="x", created_at=now)
    Invitation.objects.bulk_create(
        Invitation(
            survey=survey,
            contact=one,
            company=firms[n % 5000],
            created_at=now,
            due_at=now,
            sent_at=now - timedelta(days=n % 365),
        )
        for n, one in enumerate(people[::2])
    )


if __name__ == "__main__":
    main()
