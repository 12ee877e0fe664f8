"""An older register comes in; what it says leads to its records and into a report for management."""

import csv
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from augenhoehe.web.tests.cast import ROOT

YEAR = datetime.now(UTC).year - 1
HEAD = ["Nr.", "Eingang", "Firma", "Produkt", "Worum", "Fehler", "Ursache", "Kosten", "Erledigt"]
MAPPING = {
    "columns": {
        "key": "Nr.", "received_at": "Eingang", "company": "Firma", "product": "Produkt",
        "ours": "Fehler", "cause": "Ursache", "cost": "Kosten", "closed_at": "Erledigt",
    },
    "heading": ["Worum"], "body": [], "ours": {"ja": "yes", "nein": "no"},
    "causes": {"Irrtum": "misunderstanding", "wir": "our_error"}, "decimal": ",", "language": "de",
}  # fmt: skip


@pytest.fixture(scope="module")
def registered(house, tmp_path_factory):
    """A register of last year and the one before, with cells of many lines."""
    folder = tmp_path_factory.mktemp("register")
    with (folder / "register.csv").open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEAD)
        for number in range(40):
            day = f"{1 + number % 28}.{1 + number % 12}.{YEAR - (number > 29)}"
            told = ["ja", "wir"] if number % 3 else ["nein", "Irrtum"]
            kind = ("Kessel", "Filter")[number % 4 == 0]
            words = f"Es tropft\nseit Tagen, {number}"
            cost = f"{number},50" if number % 2 else ""
            writer.writerow([number, day, "Muster GmbH", kind, words, *told, cost, day])
    (folder / "mapping.json").write_text(json.dumps(MAPPING))
    command = [sys.executable, "-m", "augenhoehe", "import", "complaints", "register.csv",
               "--mapping", "mapping.json"]  # fmt: skip
    place = house.place.env | {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=place, cwd=folder, timeout=300, check=True)


def test_a_register_is_read_counted_and_reported_to_management(walk, registered):
    lead, boss = walk("lena"), walk("bernd")
    lead.go("/complaints/evaluation/?from=2001-01-01&to=2001-12-31")
    lead.page.get_by_role("link", name=lead.named("Show all of them")).click()
    lead.sees("40")
    lead.go(f"/complaints/evaluation/?from={YEAR}-01-01&to={YEAR}-12-31&by=product")
    lead.look("by product")
    row = lead.page.locator("section.card > .table-wrap tbody tr").filter(has_text="Filter")
    row.get_by_role("link").click()
    lead.sees("Es tropft")
    lead.look()

    lead.go(f"/complaints/years/{YEAR}/")
    lead.field("What management should know and decide").fill(
        "Die Kessel brauchen neue Dichtungen."
    )
    lead.press("Save")
    lead.press("Release")
    lead.sees(lead.say("Released. The PDF is printed in a moment."))
    lead.look("released")
    boss.go("/complaints/years/")
    boss.opens(str(YEAR))
    boss.sees("Die Kessel brauchen neue Dichtungen.")
    boss.look()
