"""The holidays of every state against a foreign list, and their traps by hand."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from augenhoehe.servicelevels.public_holidays import STATES, public_holidays

ROOT = Path(__file__).parents[3]
LIST = ROOT / "../shared/data/hours/holidays-de-at-2015-2024.tsv"
REGIONS = {code: f"DE-{code}" for code in STATES if "-" not in code} | {
    "AT": "AT",
    "BY-C": "DE-BY-KATH",
    "BY-A": "DE-BY-A",
    "SN-C": "DE-SN-BZ",
    "TH-C": "DE-TH-EIC",
}

# The list forgets that Augsburg, of Catholic majority, has the Assumption besides its own Peace
# Festival: 14 public holidays, more than any other German city.
MISSING = {"BY-A": lambda year: {date(year, 8, 15)}}


def foreign_list():
    if not LIST.exists():
        pytest.skip(f"no foreign list of holidays at {LIST}")
    days = defaultdict(set)
    with LIST.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["type"] == "public":
                days[row["region"], int(row["year"])].add(date.fromisoformat(row["date"]))
    return days


def test_every_state_has_the_holidays_of_the_foreign_list():
    days = foreign_list()
    different = {}
    for code, region in REGIONS.items():
        for year in range(2015, 2025):
            theirs = days[region, year] | MISSING.get(code, lambda year: set())(year)
            if (ours := set(public_holidays(code, year))) != theirs:
                different[code, year] = ours ^ theirs
    assert different == {}


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2017, 10, 31), set(STATES) - {"AT"}),
        (date(2018, 3, 8), set()),
        (date(2019, 3, 8), {"BE"}),
        (date(2023, 3, 8), {"BE", "MV"}),
        (date(2018, 9, 20), set()),
        (date(2019, 9, 20), {"TH", "TH-C"}),
        (date(2024, 11, 20), {"SN", "SN-C"}),
        (date(2020, 5, 8), {"BE"}),
        (date(2026, 8, 15), {"BY-C", "BY-A", "SL", "AT"}),
        (date(2026, 11, 11), set()),
    ],
)
def test_holidays_that_calendars_get_wrong(day, states):
    assert {code for code in STATES if day in public_holidays(code, day.year)} == states


def test_names_come_in_the_readers_language():
    assert public_holidays("NW", 2026, "de")[date(2026, 4, 3)] == "Karfreitag"
    assert public_holidays("NW", 2026, "en")[date(2026, 4, 3)] == "Good Friday"


def test_no_state_no_holidays():
    assert not public_holidays("", 2026)
    assert not public_holidays("XX", 2026)
    assert not public_holidays("NW", 9999)
