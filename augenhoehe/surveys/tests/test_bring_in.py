"""Responses from files: columns, dates written in three ways, people who answered twice, repeats."""

import csv
import io
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from augenhoehe.base.actions import Refused
from augenhoehe.files.models import Attachment
from augenhoehe.kernel.statistics.nps import count_scores
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.bring_in import bring_in, lay_down, map_columns, take_out
from augenhoehe.surveys.datefinding import find_dates, read_moment
from augenhoehe.surveys.mapping import guess, take
from augenhoehe.surveys.models import Batch, Response
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.tablefile import SAMPLE, NoTable, read_table
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.tests.cast import make_contact

CASES = Path(__file__).parents[3] / "../shared/data/surveys/cases"
ROWS = """wann;wer;score;why
2026-03-02 10:00;mia@muster.example;9;Schnell
04.03.2026 11:30;mia@muster.example;3;Doch nicht
3/25/2026 2:15 PM;ole@muster.example;7;
gestern;eva@muster.example;5;
2026-03-05;eva@muster.example;11;
2026-03-06;eva@muster.example;;
"""
CONTENT = first_words("nps")


def table(text=ROWS):
    return read_table(BytesIO(text.encode()))


def planned(text=ROWS, **more):
    found = table(text)
    return take(found, content=CONTENT, mapping=guess(found, CONTENT), **more)


def test_columns_are_guessed_by_name_and_by_what_stands_in_them():
    assert guess(table(), CONTENT) == {0: "at", 1: "who", 2: "score", 3: "why"}


def test_three_ways_of_writing_dates_are_said_and_read():
    cells = [row[0] for row in table().rows]
    found = find_dates(cells)
    assert {form: many for form, (many, _example) in found.forms.items()} == {
        "iso": 3,
        "dotted": 1,
        "slashed": 1,
    }
    assert (found.order, found.is_ambiguous, found.unread) == ("month", False, (3,))
    read = [read_moment(cell, order="month") for cell in cells]
    assert read[2].strftime("%d.%m.%Y %H:%M %z") == "25.03.2026 14:15 +0100"
    assert read[1].strftime("%d.%m.%Y %H:%M") == "04.03.2026 11:30" and read[3] is None


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2026", "5/6/2026"], ""),
        (["13/4/2026", "5/6/2026"], "day"),
        (["3/14/2026", "5/6/2026"], "month"),
        (["13/4/2026", "3/14/2026"], "both"),
    ],
)
def test_what_comes_first_between_strokes_is_found_or_asked(cells, order):
    found = find_dates(cells)
    assert found.order == order and found.is_ambiguous == (order in ("", "both"))


@pytest.mark.parametrize("cell", ["31.02.2026", "2026-13-01", "1/2", "", "25:00", "0/0/0000", "²"])
def test_what_is_no_date_is_none(cell):
    assert read_moment(cell, order="day") is None


def test_ambiguous_dates_stop_the_import_until_somebody_says_what_they_mean():
    text = "score;wann\n9;3/4/2026\n7;5/6/2026\n"
    assert planned(text).fault == "ambiguous" and planned(text).lines == []
    days = [line.at.day for line in planned(text, order="day").lines]
    assert days == [3, 5]


def test_rows_that_cannot_be_read_are_named_and_left_out():
    mapping = guess(table(), CONTENT)
    taking = take(table(), content=CONTENT, mapping=mapping)
    assert [(n, code) for n, code, _cell in taking.problems] == [
        (5, "no_date"),
        (6, "off_scale"),
        (7, "nothing"),
    ]
    assert [line.given.score for line in taking.lines] == [9, 3, 7]


@pytest.mark.parametrize(
    ("keeps", "scores"), [("all", [9, 3, 7]), ("first", [9, 7]), ("last", [3, 7])]
)
def test_of_one_person_the_first_or_the_last_is_kept(keeps, scores):
    mapping = guess(table(), CONTENT)
    taking = take(table(), content=CONTENT, mapping=mapping, keeps=keeps)
    assert [line.given.score for line in taking.lines] == scores


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"a;b\n", "empty"),
        (b"PK\x03\x04 broken", "broken"),
        (b"a;" * 200 + b"\n" + b"1;" * 200, "too_many_columns"),
    ],
)
def test_a_file_that_is_no_table_is_refused(data, code):
    with pytest.raises(NoTable, match=code):
        read_table(BytesIO(data))


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "large.csv").open("wb+") as file:
        file.truncate(200_000_001)
        with pytest.raises(NoTable, match="too_large"):
            read_table(file)


def test_of_a_long_file_the_first_rows_are_looked_at():
    found = read_table(BytesIO(b"a\n" + b"1\n" * (SAMPLE + 1)))
    assert len(found.rows) == SAMPLE and not found.is_whole
    assert read_table(BytesIO(b"a\n" + b"1\n" * SAMPLE)).is_whole


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        ("wo;score\nGrün \N{EURO SIGN};1\n".encode("cp1252"), ["Grün €", "1"]),
        ("wo;score\nGrün €;1\n".encode("utf-16"), ["Grün €", "1"]),
        ('\ufeffwo;score\n"zwei\nZeilen";1\n'.encode(), ["zwei\nZeilen", "1"]),
    ],
)
def test_files_of_other_alphabets_and_cells_of_several_lines_are_read(data, cells):
    file = BytesIO(data)
    found = read_table(file)
    assert (found.head, found.rows) == (["wo", "score"], [cells])
    assert not file.closed


@pytest.mark.django_db
def test_the_same_file_twice_is_there_once_and_the_import_can_be_taken_back():
    cast, survey = make_cast(), make_survey("nps")
    contact = make_contact("Mia Muster")
    mapping = guess(table(), CONTENT)
    taking = take(table(), content=CONTENT, mapping=mapping)
    first = lay_down(survey, name="a.csv", file=BytesIO(ROWS.encode()), by=cast.lead)
    bring_in(first, taking=taking, by=cast.lead)
    second = lay_down(survey, name="a.csv", file=BytesIO(ROWS.encode()), by=cast.lead)
    again = bring_in(second, taking=taking, by=cast.lead)
    assert Response.objects.count() == 3
    assert (again.report["taken"], again.report["known"]) == (0, 3)
    assert Response.objects.filter(contact=contact).count() == 2
    assert Response.objects.get(score=3).is_critical
    with pytest.raises(Refused):
        bring_in(first, taking=taking, by=cast.lead)
    # The file itself names people: it is not kept once it was taken in.
    assert not Attachment.objects.exists()
    take_out(first, by=cast.lead)
    assert not Response.objects.exists() and Batch.objects.count() == 1


@pytest.mark.django_db
def test_of_files_that_were_only_looked_at_the_newest_stays():
    cast, survey = make_cast(), make_survey("nps")
    for name in ("a.csv", "b.csv"):
        lay_down(survey, name=name, file=BytesIO(ROWS.encode()), by=cast.lead)
    assert [one.name for one in Attachment.objects.all()] == ["b.csv"]
    assert Batch.objects.count() == 1


@pytest.mark.django_db
def test_an_anonymous_survey_takes_in_no_file():
    cast, survey = make_cast(), make_survey("nps", promise="anonymous")
    batch = lay_down(survey, name="a.csv", file=BytesIO(ROWS.encode()), by=cast.lead)
    map_columns(batch, mapping={"columns": {}, "order": "", "keeps": "all"})
    with pytest.raises(Refused):
        bring_in(batch, taking=planned(), by=cast.lead)
    assert signed_in(cast.lead).get(f"/surveys/{survey.pk}/import/").status_code == 403


def handed_in(client, survey, name, data):
    """The page on which the columns of a file are settled."""
    upload = SimpleUploadedFile(name, data)
    reply = client.post(f"/surveys/{survey.pk}/import/", {"file": upload})
    assert reply.status_code == 302, reply.content
    return reply["Location"]


@pytest.mark.django_db
def test_the_lead_looks_first_and_takes_in_then_at_the_screen():
    cast, survey = make_cast(), make_survey("nps")
    lead = signed_in(cast.lead)
    page = handed_in(lead, survey, "a.csv", ROWS.encode())
    columns = {"c0": "at", "c1": "who", "c2": "score", "c3": "why", "keeps": "last"}
    lead.post(page, {**columns, "do": "check"})
    text = lead.get(page).content.decode()
    assert "month/day" in text and "row 5" in text and not Response.objects.exists()
    lead.post(page, {**columns, "do": "take"})
    assert sorted(Response.objects.values_list("score", flat=True)) == [3, 7]
    assert "2 taken in" in lead.get(page).content.decode()
    lead.post(f"{page}undo/")
    assert not Response.objects.exists()


@pytest.mark.django_db
def test_excel_comes_in_with_its_own_dates():
    cast, survey = make_cast(), make_survey("nps")
    book = openpyxl.Workbook()
    book.active.append(["wann", "score", "why"])
    book.active.append([datetime.fromisoformat("2026-03-02T10:00"), 9, "=1+1"])
    paper = BytesIO()
    book.save(paper)
    lead = signed_in(cast.lead)
    page = handed_in(lead, survey, "a.xlsx", paper.getvalue())
    lead.post(page, {"c0": "at", "c1": "score", "c2": "why", "do": "take"})
    assert Response.objects.get().score == 9


@pytest.mark.django_db
def test_what_went_out_comes_in_again():
    """Export of one survey, import into another: the same scores and texts."""
    cast, survey = make_cast(), make_survey("nps")
    lead = signed_in(cast.lead)
    page = handed_in(lead, survey, "a.csv", ROWS.encode())
    lead.post(page, {"c0": "at", "c1": "who", "c2": "score", "c3": "why", "do": "take"})
    sent = lead.get(f"/surveys/{survey.pk}/export/?export=csv")
    data = b"".join(sent.streaming_content)
    head = next(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    other = make_survey("nps")
    page = handed_in(lead, other, "b.csv", data)
    chosen = {f"c{head.index(key)}": key for key in ("score", "why")}
    lead.post(page, {**chosen, f"c{head.index('Answered')}": "at", "do": "take"})
    told = [set(one.responses.values_list("score", "text")) for one in (survey, other)]
    assert told[0] == told[1] and len(told[0]) == 3


@pytest.mark.django_db
@pytest.mark.skipif(not CASES.exists(), reason="../shared/data is not here")
def test_case_040_comes_out_as_its_makers_say():
    """An event survey: NPS of 39 people, keynotes and food as questions of their own."""
    cast = make_cast()
    survey = make_survey("nps")
    lead = signed_in(cast.lead)
    folder = CASES / "case_040"
    page = handed_in(lead, survey, "sudzilla.csv", (folder / "inputs/input_02.csv").read_bytes())
    found = table((folder / "inputs/input_02.csv").read_text())
    chosen = {f"c{n}": target for n, target in guess(found, CONTENT).items()}
    assert (chosen["c0"], chosen["c1"], chosen["c3"], chosen["c6"]) == (
        "at",
        "score",
        "new_scale",
        "new_choice",
    )
    lead.post(page, {**chosen, "c2": "why", "do": "take"})
    responses = list(Response.objects.order_by("at"))
    counts = count_scores(one.score for one in responses)
    expected = next(csv.DictReader((folder / "expected/output_01.csv").open()))
    assert round(100 * counts.score, 1) == float(expected["NPS Score"])
    assert (counts.n, counts.promoters, counts.detractors) == (
        int(expected["Total Respondents"]),
        int(expected["Promoter"]),
        int(expected["Detractor"]),
    )
    rows = list(csv.DictReader((folder / "expected/output_02.csv").open()))
    keynotes = {(row["Timestamp"], float(row["Keynote Rating Score"])) for row in rows}
    assert {_keynote(one) for one in responses} == keynotes


def _keynote(response):
    questions = response.version.content["questions"]
    keys = [one["key"] for one in questions if "keynote" in one["title_de"]]
    mean = sum(response.values[key] for key in keys) / 2
    at = response.at.astimezone()
    return at.strftime("%-m/%-d/%Y %-I:%M:%S %p"), round(mean, 1)
