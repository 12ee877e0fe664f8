"""Complaints of an older register come in as they stood, once; no clock starts."""

import csv
import io
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import Workbook

from augenhoehe.base.commands import Problem
from augenhoehe.base.models import Job
from augenhoehe.complaints.finding import found_ids
from augenhoehe.complaints.models import Complaint
from augenhoehe.customers.models import Company
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.transfer import events
from augenhoehe.transfer.commands import import_log
from augenhoehe.transfer.complaints.mapping import Mapping, read_mapping

REGISTER = Path(__file__).parents[3] / "../shared/data/tickets/cfpb/complaints_sample.csv"
HEAD = [
    "Date received", "Product", "Sub-product", "Issue", "Sub-issue", "Consumer complaint narrative",
    "Company", "State", "Submitted via", "Date sent to company", "Company response to consumer",
    "Timely response?", "Complaint ID",
]  # fmt: skip
GERMAN = {
    "columns": {
        "key": "Nr.", "received_at": "Eingang", "closed_at": "Erledigt am", "told_at": "Bescheid",
        "channel": "Weg", "outcome": "Ergebnis", "company": "Firma", "cost": "Kosten",
        "ours": "Unser Fehler", "cause": "Ursache", "wanted": "Wunsch", "in_time": "Frist",
    },
    "heading": ["Worum"], "body": [], "channels": {"Brief": "letter"}, "decimal": ",",
    "ours": {"ja": "yes", "teilweise": "partly"}, "causes": {"Missverständnis": "misunderstanding"},
    "language": "de",
}  # fmt: skip


def line(key="1", **changed):
    usual = {
        "Date received": "2020/3/18", "Product": "Girokonto", "Sub-product": "", "Issue": "Gebühr",
        "Sub-issue": "doppelt", "Consumer complaint narrative": "", "Company": "MUSTER BANK",
        "State": "FL", "Submitted via": "Web", "Date sent to company": "2020/3/19",
        "Company response to consumer": "Closed with explanation", "Timely response?": "Yes",
        "Complaint ID": key,
    }  # fmt: skip
    return [(usual | changed)[name] for name in HEAD]


@pytest.fixture
def written(tmp_path):
    def write(lines, *, head=HEAD, cut=0, delimiter=","):
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows([head, *lines])
        path = tmp_path / "register.csv"
        path.write_text(text.getvalue()[: -cut or None], newline="")
        return path

    return write


def run(path, **options):
    usual = {"mapping": None, "show_mapping": False, "source": None}
    words = type("Options", (), {"what": "complaints", "file": str(path), **usual, **options})
    return import_log(words)


@pytest.fixture
def german(tmp_path):
    path = tmp_path / "ours.json"
    path.write_text(json.dumps(GERMAN))
    return str(path)


@pytest.mark.django_db
def test_a_complaint_comes_in_as_it_stood_and_no_clock_starts(written):
    text = "They charge twice.\nNobody answers.\n\nStop it."
    told = run(written([line(**{"Consumer complaint narrative": text})]))
    one = Complaint.objects.select_related("company", "product", "topic").get()
    assert (told["complaints"], told["new"], told["refused"]) == (1, 1, 0)
    assert one.wrong == f"Gebühr · doppelt\n\n{text}" and one.ticket is None
    assert (one.company.name, one.product.name, one.topic.name) == (
        "MUSTER BANK", "Girokonto", "Gebühr",
    )  # fmt: skip
    assert (one.channel, one.state, one.language) == ("form", "closed", "en")
    assert (one.recorded_outcome, one.recorded_in_time) == ("Closed with explanation", True)
    assert timezone.localdate(one.received_at) == date(2020, 3, 18)
    assert timezone.localdate(one.closed_at) == date(2020, 3, 19)
    assert one.next_due_at is None and one.regime is None and one.told_at is None
    assert told["left_out"] == ["State"]


@pytest.mark.django_db
def test_nobody_is_written_to_and_its_coming_in_stands_in_the_journal(written):
    run(written([line()]))
    entry = Entry.objects.get(kind=events.REGISTERED.code)
    assert entry.subject_id == Complaint.objects.get().pk and entry.actor == "import"
    assert not OutMail.objects.exists()
    assert set(Job.objects.values_list("name", flat=True)) == {"transfer.index_complaints"}


@pytest.mark.django_db
def test_what_came_in_is_found(written, work):
    run(written([line(**{"Consumer complaint narrative": "Der Zinseszins stimmt nicht."})]))
    work()
    assert found_ids(make_cast().lead, "Zinseszins") == [Complaint.objects.get().pk]


@pytest.mark.django_db
def test_what_is_in_progress_stays_open_without_clocks(written):
    run(written([line(**{"Company response to consumer": "In progress"})]))
    one = Complaint.objects.get()
    assert one.is_open and one.state == "clarifying" and one.next_due_at is None
    response = signed_in(make_cast().lead).get("/")
    assert str(one) not in response.content.decode()


@pytest.mark.django_db
def test_a_second_time_nothing_comes_in_twice_and_another_outcome_is_said(written):
    run(written([line("1"), line("2")]))
    again = run(written([line("1"), line("2", **{"Company response to consumer": "Closed"})]))
    assert (again["complaints"], again["new"], again["known"]) == (2, 0, 2)
    assert list(again["not_understood"].values()) == [1]
    assert run(written([line("1")]), source="another")["new"] == 1
    assert Complaint.objects.count() == 3 and Company.objects.count() == 1


@pytest.mark.django_db
def test_days_are_read_as_people_write_them(written):
    days = ["2020/3/18", "18.03.2020", "18.3.2020", "2020-03-18", "03/18/2020", "43908",
            "18.03.2020 00:00", "2020-03-18T00:00:00+01:00"]  # fmt: skip
    run(written([line(str(n), **{"Date received": day}) for n, day in enumerate(days)]))
    found = Complaint.objects.values_list("received_at", flat=True)
    assert len(found) == len(days) and len(set(found)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("cut", range(1, 60))
def test_a_file_cut_anywhere_keeps_what_was_whole_and_nothing_half(written, cut):
    text = 'First line,\nsecond “line” with "quotes",\nthird'
    lines = [line(f"10000{n}", **{"Consumer complaint narrative": text}) for n in range(3)]
    told = run(written(lines, cut=cut))
    keys = set(Complaint.objects.values_list("register_key", flat=True))
    whole = 3 if cut <= 2 else 2
    assert keys == {f"complaints 10000{n}" for n in range(whole)}
    assert told["complaints"] == whole and told["refused"] == 3 - whole
    assert run(written(lines))["complaints"] == 3 and Complaint.objects.count() == 3


@pytest.mark.django_db
def test_a_file_cut_in_the_middle_of_a_quoted_cell_says_so_with_its_line(written):
    text = "First\nsecond\nthird"
    lines = [line(str(n), **{"Consumer complaint narrative": text}) for n in range(2)]
    told = run(written(lines, cut=100))
    assert told["refused"] == 1 and told["examples"][0]["line"] == 5
    assert Complaint.objects.count() == 1


@pytest.mark.django_db
def test_a_quotation_mark_that_never_closes_takes_the_rest_but_not_what_came_before(tmp_path):
    path = tmp_path / "register.csv"
    rest = '"' + "x" * 1_200_000
    path.write_text(f"{','.join(HEAD)}\n{','.join(line())}\n{rest}\n")
    told = run(path)
    assert told["complaints"] == 1 and told["refused"] == 1


@pytest.mark.django_db
def test_lines_without_number_or_day_and_doubled_ones_are_refused_with_their_lines(written):
    lines = [
        line("1"), line(""), line("2", **{"Date received": "soon"}), line("1"), line("9" * 70),
        line("3", **{"Date received": "2199-01-01"}), [*line("4"), "more"], line("5")[:3],
    ]  # fmt: skip
    told = run(written(lines))
    assert told["complaints"] == 1 and told["refused"] == 7
    refused = {one["line"] for one in told["examples"]}
    assert refused == {3, 4, 5, 6, 7, 8, 9}


@pytest.mark.django_db
def test_words_nobody_knows_are_reported_and_the_complaint_comes_in(written):
    strange = {"Submitted via": "Brieftaube", "Timely response?": "vielleicht"}
    told = run(written([line(**strange, **{"Date sent to company": "31.31.2020"})]))
    one = Complaint.objects.get()
    assert told["refused"] == 0 and sum(told["not_understood"].values()) == 3
    assert (one.channel, one.recorded_in_time) == ("other", None)


@pytest.mark.django_db
def test_a_long_text_goes_on_in_what_was_found_out(written):
    text = "ä" * 20_000
    run(written([line(**{"Consumer complaint narrative": text})]))
    one = Complaint.objects.get()
    rest = "".join(finding.text for finding in one.findings.all())
    assert len(one.wrong) == 8000 and (one.wrong + rest).endswith(text)


@pytest.mark.django_db
def test_an_excel_file_with_days_numbers_and_a_mapping_comes_in(tmp_path, german):
    book = Workbook()
    book.active.append(["Notiz", "vom Umzug"])
    sheet = book.create_sheet("Beschwerden")
    sheet.append(["Nr.", "Eingang", "Erledigt am", "Bescheid", "Weg", "Firma", "Kosten",
                  "Unser Fehler", "Ursache", "Wunsch", "Worum", "Ergebnis", "Frist"])  # fmt: skip
    sheet.append([17.0, datetime.fromisoformat("2024-05-06T09:30"), date(2024, 5, 8), "07.05.2024", "Brief",
                  "Müller GmbH", "1.234,50 €", "teilweise", "Missverständnis", "Ersatz",
                  "Falsch\ngeliefert", "erledigt", True])  # fmt: skip
    sheet.append([])
    sheet.append([18, date(2024, 5, 9), None, None, "Fax?", None, 12.5, None, None, None, "x"])
    path = tmp_path / "register.xlsx"
    book.save(path)
    told = run(path, mapping=german)
    one, two = Complaint.objects.order_by("received_at")
    assert (told["complaints"], told["refused"]) == (2, 0)
    assert (one.register_key, one.cost_cents, one.ours, one.cause) == (
        "complaints 17", 123_450, "partly", "misunderstanding",
    )  # fmt: skip
    assert (one.channel, one.wanted, one.wrong) == ("letter", "Ersatz", "Falsch\ngeliefert")
    assert timezone.localtime(one.received_at).hour == 9 and one.recorded_in_time is True
    assert timezone.localdate(one.closed_at) == date(2024, 5, 8)
    assert timezone.localdate(one.told_at) == date(2024, 5, 7)
    assert two.is_open and two.state == "received" and two.company is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        '{"channels": {"Web": "pigeon"}}', '{"ours": {"yes": "maybe"}}', '{"columns": {"key": ""}}',
        '{"causes": {"x": "y"}}', '{"language": "fr"}', '{"decimal": ";"}', '{"zone": "Mars"}',
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_meant_is_refused_in_a_sentence(text):
    with pytest.raises(Problem):
        read_mapping(text)


def test_a_mapping_can_be_printed_changed_and_read_again():
    assert read_mapping(Mapping().as_json()) == Mapping()


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"only\n", b"a,b\n1,2\n"])
def test_what_is_no_register_is_refused_in_a_sentence_and_leaves_nothing(data, tmp_path):
    path = tmp_path / "register.xlsx"
    path.write_bytes(data)
    with pytest.raises(Problem):
        run(path)
    assert not Complaint.objects.exists()


@pytest.mark.django_db
@pytest.mark.skipif(not REGISTER.exists(), reason="the real register is not on this machine")
def test_the_real_register_comes_in_as_it_was_counted():
    told = run(REGISTER)
    assert (told["complaints"], told["new"], told["refused"]) == (6623, 6623, 0)
    assert not told["not_understood"] and Complaint.objects.count() == 6623
    rows = list(Complaint.objects.values_list("channel", "recorded_outcome", "recorded_in_time"))
    channels, outcomes, times = (Counter(column) for column in zip(*rows, strict=True))
    assert channels == {
        "form": 5143, "referral": 627, "phone": 482, "letter": 267, "fax": 102, "mail": 2,
    }  # fmt: skip
    assert times == {True: 6529, False: 94} and len(outcomes) == 6
    assert outcomes["Closed with explanation"] == 5557 and outcomes["In progress"] == 35
    assert Complaint.objects.filter(closed_at=None).count() == 35
    again = run(REGISTER)
    assert (again["complaints"], again["new"], again["refused"]) == (6623, 0, 0)
