"""An event survey whose figures are published: in by the import, out of the pages of results."""

import csv
import io
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.models import Survey
from augenhoehe.surveys.questions import questions_of
from augenhoehe.surveys.tests.cast import make_survey

CASE = Path(__file__).parents[3] / "../shared/data/surveys/cases/case_040"
MEALS = ("breakfast", "lunch", "dinner")
FOOD = [
    "Horrendous", "Just about edible but I was hungry", "Some good, some not so good", "Yum!",
    "Give the team a Michelin star!!",
]  # fmt: skip
WINDOW = "from=2019-10-01&to=2019-12-31"
SPLIT = "Which three words would you use describe to Sudzilla? (separate with a comma) Split"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CASE.exists(), reason="../shared/data is not here"),
]


def published(name):
    return list(csv.DictReader((CASE / "expected" / name).open()))


def sheet(client, address):
    """The rows of a page's own CSV export."""
    data = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data), delimiter=";"))


def number(text):
    return float(text.replace(",", "."))


@pytest.fixture
def lead():
    return signed_in(make_cast().lead)


@pytest.fixture
def survey(lead):
    """The survey with its meals as five points in words, and its answers, by the doors."""
    survey = make_survey("nps")
    for meal in MEALS:
        facts = {"kind": "csat", "title_de": meal, "options_de": "\n".join(FOOD)}
        lead.post(f"/surveys/{survey.pk}/questions/add/", facts)
    lead.post(f"/surveys/{survey.pk}/words/publish/")
    upload = SimpleUploadedFile("answers.csv", (CASE / "inputs/input_02.csv").read_bytes())
    page = lead.post(f"/surveys/{survey.pk}/import/", {"file": upload})["Location"]
    meals = {one["title_de"]: one["key"] for one in questions_of(newest(survey))}
    foods = [meals[meal] for meal in MEALS]
    targets = ["at", "score", "why", "new_scale", "new_scale", "new_text", *foods]
    chosen = {f"c{n}": target for n, target in enumerate([*targets, "new_text", "new_text"])}
    lead.post(page, chosen | {"do": "take"})
    assert survey.responses.count() == 39
    return survey


def newest(survey):
    return survey.versions.exclude(published_at=None).last().content


def test_the_page_of_results_says_the_published_score(lead, survey):
    rows = sheet(lead, f"/evaluation/{survey.pk}/?{WINDOW}&export=csv")
    told = published("output_01.csv")[0]
    score = rows[0]
    assert round(number(score["Value"]), 1) == float(told["NPS Score"])
    assert score["n"] == told["Total Respondents"]
    page = lead.get(f"/evaluation/{survey.pk}/?{WINDOW}").content.decode()
    assert re.search(r">\s*−36\s*<", page)
    spread = {row["What"]: number(row["Value"]) for row in rows if row["What"].isdigit()}
    assert sum(spread[str(n)] for n in range(9, 11)) == int(told["Promoter"])
    assert sum(spread[str(n)] for n in range(7)) == int(told["Detractor"])


def test_the_page_of_questions_says_the_means_of_keynotes_and_food(lead, survey):
    rows = sheet(lead, f"/evaluation/{survey.pk}/questions/?{WINDOW}&export=csv")
    places = {word: str(n) for n, word in enumerate(FOOD, start=1)}
    means = defaultdict(list)
    for row in rows:
        point = int(places.get(row["Answer, chosen"], row["Answer, chosen"]))
        means[row["Question"]] += [point] * int(row["n"])
    keynotes = [means[name] for name in means if "keynote" in name]
    assert len(keynotes) == 2 and all(len(one) == 39 for one in keynotes)
    each = {row["Timestamp"]: row for row in published("output_02.csv")}.values()
    told = [float(row["Keynote Rating Score"]) for row in each]
    assert sum(map(sum, keynotes)) / 78 == pytest.approx(sum(told) / 39, abs=0.01)
    food = sum((means[meal] for meal in MEALS), [])
    page = lead.get(f"/evaluation/{survey.pk}/questions/?{WINDOW}").content.decode()
    assert f"Mean {sum(means['lunch']) / len(means['lunch']):.1f}" in page
    scores = [float(row["Food Rating Score"]) for row in each if row["Food Rating Score"]]
    # One person left a meal out, so the mean over meals is not quite the mean over people.
    assert len(food) == 3 * len(scores) - 1
    assert sum(food) / len(food) == pytest.approx(sum(scores) / len(scores), abs=0.02)


def test_each_response_leaves_with_the_published_scores(lead, survey):
    rows = sheet(lead, f"/surveys/{survey.pk}/export/?export=csv")
    keys = {one["title_de"]: one["key"] for one in questions_of(newest(survey))}
    keynotes = [key for title, key in keys.items() if "keynote" in title]
    found = Counter()
    for row in rows:
        food = [int(row[keys[meal]]) for meal in MEALS if row[keys[meal]]]
        keynote = sum(int(row[key]) for key in keynotes) / 2
        found[row["score"], round(keynote, 1), round(sum(food) / len(food), 6)] += 1
    told = Counter()
    score = "On a scale of 0-10, how would you rate Sudzilla?"
    for row in {row["Timestamp"]: row for row in published("output_02.csv")}.values():
        food = round(float(row["Food Rating Score"]), 6)
        told[row[score], float(row["Keynote Rating Score"]), food] += 1
    assert found == told


def test_the_code_book_groups_their_words_as_published(lead, survey, work):
    """Spellings come together by the case's own table, as codes whose words count exactly."""
    table = re.search(r"```json\n(.*?)```", (CASE / "query_full.md").read_text(), re.S)[1]
    codes = io.StringIO()
    writer = csv.writer(codes)
    writer.writerow(["name_de", "words", "denied"])
    for spelled, name in json.loads(table).items():
        writer.writerow([name, f'"{spelled.rstrip(".")}"', "count"])
    upload = SimpleUploadedFile("codes.csv", codes.getvalue().encode())
    assert lead.post("/evaluation/codes/file/", {"file": upload}).status_code == 302
    work()
    key = next(
        one["key"] for one in questions_of(newest(survey)) if "three words" in one["title_de"]
    )
    address = f"/evaluation/causes/?{WINDOW}&survey={survey.pk}&question={key}&export=csv"
    counted = {
        row["Code"]: int(row["Texts"]) for row in sheet(lead, address) if row["Texts"] != "0"
    }
    told = Counter(
        word for word, _at in {(r[SPLIT], r["Timestamp"]) for r in published("output_02.csv")}
    )
    assert counted == dict(told)
    assert Survey.objects.count() == 1
