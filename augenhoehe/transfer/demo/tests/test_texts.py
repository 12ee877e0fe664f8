"""The demo's texts are complete, refer to things that exist, and repeat nothing."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in DATA.glob("*.json")}
SCENARIOS = [s for name in sorted(FILES) if name.startswith("scenarios-") for s in FILES[name]]
CATALOGUE = FILES["catalogue"]
TEXT_FIELDS = {
    "subject", "body", "text", "reply", "fits_when", "authority", "hand_over_when", "signature",
    "acknowledgement", "message", "contract", "interim", "answer", "meaning", "role",
}  # fmt: skip
LANGUAGES = {"de", "en"}


def walk(value, where=""):
    """Every dictionary in a file, with the path that leads to it."""
    if isinstance(value, dict):
        yield where, value
        for key, inner in value.items():
            yield from walk(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from walk(inner, f"{where}[{number}]")


NODES = [(where, node) for name in sorted(FILES) for where, node in walk(FILES[name], name)]
PAIRS = [(where, node) for where, node in NODES if LANGUAGES & node.keys()]
TEXTS = [
    (f"{where}.{language}", text)
    for where, pair in PAIRS
    for language in sorted(LANGUAGES)
    for text in ([pair[language]] if isinstance(pair[language], str) else pair[language])
]


def keys(rows):
    return {row["key"] for row in rows}


def slots(text):
    return set(re.findall(r"{(\w+)}", text))


def plain(text):
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def doubles(values):
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_text_has_german_and_english():
    for where, pair in PAIRS:
        assert pair.keys() == LANGUAGES, where
        assert type(pair["de"]) is type(pair["en"]), where
    for where, node in NODES:
        for field in TEXT_FIELDS & node.keys():
            assert node[field] is None or LANGUAGES == node[field].keys(), f"{where}.{field}"
    assert [where for where, text in TEXTS if not text.strip() or text != text.strip()] == []


def test_german_and_english_differ():
    same = [
        w for w, p in PAIRS if p["de"] == p["en"] and isinstance(p["de"], str) and len(p["de"]) > 60
    ]
    assert same == []


def test_every_slot_is_known_and_stands_in_both_languages():
    known = keys(FILES["slots"])
    assert {w: slots(t) - known for w, t in TEXTS if slots(t) - known} == {}
    assert [w for w, t in TEXTS if re.search("[{}]", re.sub(r"{\w+}", "", t))] == []
    texts = [(w, p) for w, p in PAIRS if isinstance(p["de"], str) and not w.startswith("slots")]
    assert [w for w, p in texts if slots(p["de"]) != slots(p["en"])] == []


def test_typography_is_german_in_german_texts():
    straight = [w for w, t in TEXTS if '"' in t or "..." in t or " - " in t or "  " in t]
    assert straight == []
    german = [(w, t) for w, t in TEXTS if w.endswith(".de")]
    assert [w for w, t in german if t.count("„") != t.count("“")] == []


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("topic", keys(CATALOGUE["topics"])),
        ("product", keys(CATALOGUE["products"])),
        ("cause", keys(CATALOGUE["causes"])),
        ("team", keys(FILES["people"]["teams"])),
        ("solution", keys(FILES["solutions"]) | {None}),
        ("company", keys(FILES["companies"]["companies"])),
        ("owner", keys(FILES["people"]["staff"])),
        ("concerns", keys(FILES["people"]["staff"]) | {None}),
        ("channel", {"mail", "form", "phone", "reception"}),
        ("priority", {"low", "normal", "high", "urgent"}),
        ("then", {"waiting_customer", "waiting_third", "solved"}),
        ("writer", {"company", "private"}),
        ("pace", {"quick", "normal", "slow"}),
    ],
)
def test_what_is_named_exists(field, allowed):
    assert [w for w, n in NODES if field in n and n[field] not in allowed] == []


def test_people_belong_to_teams_and_advisers_write_for_customers():
    teams = keys(FILES["people"]["teams"])
    assert all(set(person["teams"]) <= teams for person in FILES["people"]["staff"])
    assert all(
        row["by"] in keys(FILES["people"]["staff"]) for row in FILES["handovers"] + FILES["notices"]
    )
    companies = FILES["companies"]["companies"]
    assert {key for row in companies for key in row["writes_for"]} <= keys(companies)
    assert sum(bool(row["writes_for"]) for row in companies) == 2
    assert all(1 <= len(row["contacts"]) <= 4 for row in companies)


def test_scenarios_name_customers_and_private_writers_that_exist():
    customers, private = keys(FILES["companies"]["companies"]), keys(FILES["companies"]["private"])
    assert [s["key"] for s in SCENARIOS if not set(s["companies"]) <= customers] == []
    assert [s["key"] for s in SCENARIOS if not set(s["private"]) <= private] == []
    assert [s["key"] for s in SCENARIOS if (s["writer"] == "private") != bool(s["private"])] == []


def test_counts_hold():
    people = FILES["people"]
    assert len(people["staff"]) == 11 and len(people["teams"]) == 4
    assert {role for row in people["others"] for role in row["roles"]} == {
        "observer",
        "administrator",
    }
    assert len(FILES["companies"]["companies"]) >= 40 and len(FILES["companies"]["private"]) >= 3
    assert len(CATALOGUE["products"]) >= 8 and len(CATALOGUE["topics"]) >= 18
    assert len(FILES["solutions"]) >= 24 and len(SCENARIOS) >= 70
    assert len(FILES["handovers"]) == 10 and len(FILES["promises"]) == 20
    assert sum(row["urgent"] in {"lawyer", "data_breach"} for row in FILES["handovers"]) == 2
    assert len(FILES["collective"]["openings"]) == 12 and FILES["collective"]["count"] == 40
    assert len(FILES["noise"]) == 15 and len(FILES["notices"]) == 10


def test_every_scenario_can_be_told():
    for scenario in SCENARIOS:
        key, turns = scenario["key"], scenario["turns"]
        assert len(scenario["openings"]) >= 3, key
        assert scenario["weight"] >= 1 and set(scenario["months"]) <= set(range(1, 13)), key
        used = any(turn["kind"] == "standard_solution" for turn in turns)
        assert used == (scenario["solution"] is not None), key
        assert [t.get("then") for t in turns if t["by"] == "agent"][-1] == "solved", key
        assert all("text" in t or t["kind"] == "standard_solution" for t in turns), key


def test_every_solution_belongs_to_the_topic_of_the_scenarios_that_use_it():
    used = {s["solution"] for s in SCENARIOS}
    assert keys(FILES["solutions"]) - used == set()


def test_keys_and_addresses_are_unique():
    for rows in (SCENARIOS, FILES["solutions"], FILES["slots"], FILES["handovers"]):
        assert doubles(row["key"] for row in rows) == []
    assert doubles(node["email"] for _, node in NODES if "email" in node) == []


def test_only_invented_domains_appear():
    everything = json.dumps(FILES, ensure_ascii=False)
    hosts = re.findall(r"(?:@|https?://)([\w-]+(?:\.[\w-]+)+)", everything)
    assert hosts and [host for host in hosts if not host.endswith(".example")] == []
    assert re.findall(r"\b[\w-]+\.(?:de|com|net|org|eu|info|io|at|ch)\b", everything) == []


def test_no_opening_and_no_reply_is_written_twice():
    openings = [o for s in SCENARIOS for o in s["openings"]] + FILES["collective"]["openings"]
    turns = [t for s in SCENARIOS for t in s["turns"] if "text" in t]
    for language in LANGUAGES:
        assert doubles(plain(o["body"][language]) for o in openings) == []
        assert doubles(plain(t["text"][language]) for t in turns) == []


def test_no_sentence_becomes_a_cliche():
    german = {t for w, t in TEXTS if w.endswith(".de")}
    sentences = [plain(s) for t in german for s in re.split(r"(?<=[.!?])\s|\n+", t)]
    long_ones = [s for s in sentences if len(s.split()) >= 6]
    assert doubles(long_ones) == []
