"""Concerns of an older system come in with their history, once, and nobody hears of it."""

import csv
import io
import json
import statistics
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from augenhoehe.base.commands import Problem
from augenhoehe.base.models import Job
from augenhoehe.customers.models import Contact
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import Team
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets import events
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import StateSpan, Ticket
from augenhoehe.transfer.actions.import_incidents import Log, import_incidents
from augenhoehe.transfer.commands import import_log
from augenhoehe.transfer.incidents.lines import Report, grouped
from augenhoehe.transfer.incidents.mapping import Mapping, read_mapping
from augenhoehe.transfer.incidents.reading import opened
from augenhoehe.transfer.incidents.story import ticket_of, told

LOG = Path(__file__).parents[3] / "../shared/data/eventlogs/incident-log/IT_Incident_Data.zip"
HEAD = [
    "number", "incident_state", "reassignment_count", "reopen_count", "made_sla", "caller_id",
    "opened_at", "sys_updated_at", "category", "subcategory", "u_symptom", "priority",
    "assignment_group", "resolved_at", "closed_at",
]  # fmt: skip


def line(number="I1", state="New", at="1/3/2016 09:00", **changed):
    usual = {
        "number": number, "incident_state": state, "reassignment_count": "0", "reopen_count": "0",
        "made_sla": "true", "caller_id": "Mia Thies", "opened_at": "1/3/2016 08:55",
        "sys_updated_at": at, "category": "Drucker", "subcategory": "Papier", "u_symptom": "?",
        "priority": "2 - High", "assignment_group": "Technik", "resolved_at": "?", "closed_at": "?",
    }  # fmt: skip
    return [(usual | changed)[name] for name in HEAD]


def story(number="I1", **changed):
    """A concern that went to another group, waited, was solved, reopened, solved and closed."""
    return [
        line(number, "New", "1/3/2016 09:00", **changed),
        line(number, "Active", "1/3/2016 09:30", reassignment_count="1", **changed),
        line(number, "Awaiting User Info", "1/3/2016 10:00", reassignment_count="1", **changed),
        line(number, "Resolved", "2/3/2016 09:00", reassignment_count="1", **changed),
        line(number, "Active", "2/3/2016 12:00", reassignment_count="1", reopen_count="1"),
        line(number, "Resolved", "3/3/2016 08:55", reassignment_count="1", reopen_count="1"),
        line(number, "Closed", "8/3/2016 07:00", reassignment_count="1", reopen_count="1",
             made_sla="false", resolved_at="3/3/2016 08:55", closed_at="8/3/2016 07:00"),
    ]  # fmt: skip


@pytest.fixture
def written(tmp_path):
    def write(lines, *, delimiter=",", name="log.csv", cut=0):
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows([HEAD, *lines])
        path = tmp_path / name
        path.write_text(text.getvalue()[: -cut or None])
        return path

    return write


def run(path, **options):
    words = type("Options", (), {"what": "incidents", "file": str(path), "mapping": None,
                                 "show_mapping": False, "source": "incidents", **options})  # fmt: skip
    return import_log(words)


@pytest.mark.django_db
def test_a_concern_comes_in_as_it_stands_with_its_own_times(written):
    told = run(written(story()))
    ticket = Ticket.objects.get()
    assert told["events"] == 7 and told["new"] == 1 and not told["not_understood"]
    assert ticket.state == "closed" and not ticket.is_live and ticket.subject == "Drucker · Papier"
    assert ticket.moved_count == 1 and ticket.reopened_count == 1 and ticket.priority == 2
    assert ticket.recorded_in_time is False and ticket.contact.name == "Mia Thies"
    assert (ticket.solved_at - ticket.opened_at).total_seconds() == 48 * 3600
    assert ticket.topic.name_de == "Drucker"


@pytest.mark.django_db
def test_its_history_stands_in_the_journal_at_the_moments_of_the_log(written):
    run(written(story()))
    entries = Entry.objects.filter(subject_id=Ticket.objects.get().pk, actor="import")
    kinds = [
        events.OPENED, events.MOVED, events.WAITS_CUSTOMER, events.SOLVED, events.REOPENED,
        events.SOLVED, events.CLOSED,
    ]  # fmt: skip
    assert [entry.kind for entry in entries.order_by("at")] == [kind.code for kind in kinds]
    assert entries.order_by("at").last().at.isoformat().startswith("2016-03-08T06:00")
    states = StateSpan.objects.order_by("from_at").values_list("state", flat=True)
    assert list(states) == ["open", "waiting_customer", "solved", "open", "solved", "closed"]


@pytest.mark.django_db
def test_nobody_is_written_to_and_nobody_reacts(written):
    run(written(story()))
    assert not OutMail.objects.exists()
    assert set(Job.objects.values_list("name", flat=True)) == {"transfer.index"}


@pytest.mark.django_db
def test_what_came_in_is_found(written, work):
    run(written([line(u_symptom="Streifen")]))
    work()
    assert found_ids(make_cast().lead, "Streifen") == [Ticket.objects.get().pk]


@pytest.mark.django_db
def test_a_second_time_nothing_comes_in_twice_and_what_changed_is_said(written):
    run(written(story()))
    assert run(written(story()))["known"] == 1
    again = run(written([*story(), line("I1", "Active", "9/3/2016 09:00")]))
    assert again["new"] == 0 and list(again["not_understood"].values()) == [1]
    assert Ticket.objects.count() == 1 and Contact.objects.count() == 1


@pytest.mark.django_db
def test_an_interrupted_import_goes_on_where_it_was(written):
    lines = [*story("I1"), *story("I2"), *story("I3")]
    with opened(written(lines), Mapping().columns.values()) as (header, cells):
        concerns = grouped(header, cells, Mapping(), Report())
    log = Log("incidents", Mapping(), says_when_solved=True)
    import_incidents(log, concerns={"I2": concerns["I2"]}, by="console")
    assert run(written(lines)) | {"examples": []} == {
        "events": 21, "tickets": 3, "new": 2, "known": 1, "not_understood": {}, "examples": [],
    }  # fmt: skip
    assert Ticket.objects.count() == 3


@pytest.mark.django_db
def test_a_log_cut_in_the_middle_says_so_and_keeps_what_is_whole(written):
    told = run(written([*story("I1"), *story("I2")], cut=25))
    assert told["events"] == 13 and sum(told["not_understood"].values()) == 1
    assert Ticket.objects.count() == 2


@pytest.mark.django_db
def test_events_out_of_order_are_put_in_order(written):
    told = run(written(story()[::-1]))
    assert Ticket.objects.get().state == "closed" and sum(told["not_understood"].values()) == 1


@pytest.mark.django_db
def test_a_concern_that_the_log_calls_closed_is_closed_even_if_no_event_says_so(written):
    run(written([line("I1", closed_at="8/3/2016 07:00")]))
    assert Ticket.objects.get().state == "closed" and not Ticket.objects.get().is_live


@pytest.mark.django_db
def test_unknown_states_moments_and_numbers_are_reported_with_their_lines(written):
    lines = [line("I1"), line("I1", "-100", "1/3/2016 10:00"), line("", "New"), line("I2", at="x")]
    told = run(written(lines))
    assert told["tickets"] == 1 and Ticket.objects.get().state == "open"
    assert {example["line"] for example in told["examples"]} == {3, 4, 5}


@pytest.mark.django_db
def test_a_mapping_says_which_group_is_which_team(written, tmp_path):
    for name in ("Empfang", "Technik-Team"):
        Team.objects.create(name=name)
    mapping = tmp_path / "ours.json"
    mapping.write_text(json.dumps({"teams": {"Technik": "Technik-Team"}, "topic": ""}))
    run(written(story(), delimiter=";"), mapping=str(mapping))
    assert Ticket.objects.get().team.name == "Technik-Team" and Ticket.objects.get().topic is None


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[1]",
        '{"colour": "red"}',
        '{"states": ["New"]}',
        '{"states": {"New": "nowhere"}}',
        '{"priorities": {"1": 9}}',
        '{"columns": {"number": ""}}',
        '{"zone": "Mars/Olympus"}',
        '{"dates": ["%Y"]}',
        '{"dates": ["%d.%d.%m.%Y"]}',
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused_in_a_sentence(text):
    with pytest.raises(Problem):
        read_mapping(text)


def test_a_mapping_can_be_printed_changed_and_read_again():
    assert read_mapping(Mapping().as_json()) == Mapping()


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"only\n", b"a,b\n1,2\n"])
def test_what_is_no_log_is_refused_in_a_sentence_and_leaves_nothing(data, tmp_path):
    path = tmp_path / "log.zip"
    path.write_bytes(data)
    with pytest.raises(Problem):
        run(path)
    assert not Ticket.objects.exists()


@pytest.mark.django_db
def test_of_a_zip_the_table_is_read_that_says_most(written, tmp_path):
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("small.csv", "number,incident_state\nI1,New\n")
        archive.write(written(story()), "large.csv")
    assert run(path)["events"] == 7


@pytest.mark.skipif(not LOG.exists(), reason="the real log is not on this machine")
def test_the_real_log_is_understood_as_it_was_counted():
    report = Report()
    with opened(LOG, Mapping().columns.values()) as (header, lines):
        concerns = grouped(header, lines, Mapping(), report)
    tickets = [
        ticket_of(told(one, defaultdict(int)), says_when_solved=True) for one in concerns.values()
    ]
    solved = [one for one in tickets if one["solved_at"]]
    hours = [(one["solved_at"] - one["opened_at"]).total_seconds() / 3600 for one in solved]
    in_time = Counter((one["priority"], one["recorded_in_time"]) for one in tickets)
    assert sum(map(len, concerns.values())) == 119_998 and len(tickets) == 20_769
    assert sum(one["moved_count"] > 0 for one in tickets) == 9_843
    assert sum(one["reopened_count"] > 0 for one in tickets) == 234
    assert len(solved) == 19_351 and round(statistics.median(hours), 1) == 24.6
    assert [in_time[priority, True] for priority in (1, 2, 3, 4)] == [5, 1, 12_050, 539]
    assert sum(report.counts.values()) == 3
