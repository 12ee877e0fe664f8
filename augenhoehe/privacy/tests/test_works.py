"""The page for the works agreement says what is true: its tests exist, its switches are read."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from augenhoehe.base import assurances
from augenhoehe.base.events import KINDS
from augenhoehe.base.personal import FORGETTINGS
from augenhoehe.files.queries import attachments_of
from augenhoehe.indicators import events as indicators
from augenhoehe.journal.models import Entry
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.privacy import seen, works
from augenhoehe.privacy.actions.make_annex import keep_annex, make_annex
from augenhoehe.privacy.models import Annex, Retention

ROOT = Path(__file__).parents[3]
PAGE, SEEN = "/privacy/works/", "/privacy/works/seen/"
STAFF = ("lead", "alice", "rita", "boss", "admin", "observer")


@pytest.fixture
def cast(db):
    return make_cast()


@cache
def functions_in(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


@pytest.mark.parametrize("name", sorted(assurances.ASSURANCES))
def test_each_assurance_names_tests_that_exist(name):
    held_by = assurances.ASSURANCES[name].held_by
    assert held_by
    for one in held_by:
        path, _, test = one.partition("::")
        assert test.startswith("test_") and test in functions_in(path), one


def test_every_model_that_names_a_person_is_declared():
    assert [one._meta.label for one in assurances.undeclared()] == []


def test_a_model_that_nobody_declared_is_noticed(monkeypatch):
    ticket = apps.get_model("tickets.Ticket")
    monkeypatch.delitem(assurances.KEEPINGS, ticket)
    assert ticket in assurances.undeclared()


def test_retentions_that_are_named_exist():
    named = {name for one in assurances.KEEPINGS.values() for name in one.forgets}
    assert named <= set(FORGETTINGS)


@pytest.mark.parametrize("name", sorted(assurances.SWITCHES))
def test_each_switch_can_be_read_and_is_off_in_a_new_house(cast, name):
    assert assurances.SWITCHES[name].state().is_on is False


def test_a_switch_is_shown_as_it_stands(cast):
    settings = apps.get_model("attitudes.CheckSettings")
    settings.objects.create(pk=1, is_counting=True, agreed="Betriebsrat")
    shown = {one.title: one for one in works.switches()}
    counting = shown[str(assurances.SWITCHES["attitudes.counting"].title)]
    assert counting.is_on and counting.sentence == "Betriebsrat"


def test_what_was_agreed_stands_there_with_who_and_when(cast):
    agreement = apps.get_model("indicators.Agreement")
    agreement.objects.create(
        team=cast.technical,
        agreed_by="Betriebsrat",
        agreed_on="2026-03-02",
        purpose="Einarbeitung",
        entered_by=cast.lead,
        entered_at="2026-03-02T10:00Z",
    )
    text = signed_in(cast.observer).get(PAGE).content.decode()
    assert "Einarbeitung" in text and "Betriebsrat" in text
    assert [one.is_on for one in works.switches() if one.sentence == "Technik"] == [True]


def test_how_long_is_read_from_the_settings(cast):
    Retention.objects.create(name="tickets.closed", months=36, changed_at="2026-01-01T00:00Z")
    assert any("36 months" in one.until for one in works.kept_of_staff())


@pytest.mark.parametrize("who", STAFF)
def test_whoever_works_here_reads_it(cast, who):
    text = signed_in(getattr(cast, who)).get(PAGE).content.decode()
    assert "cannot be filtered, counted or exported by colleague" in text
    assert "tickets.Ticket.assignee" in text


def test_the_annex_is_kept_as_it_was_and_printed_in_both_languages(cast, work):
    signed_in(cast.observer).post("/privacy/works/annex/")
    work()
    annex = Annex.objects.get()
    papers = attachments_of(annex)
    assert [one.name for one in papers] == [
        "Anlage-Betriebsvereinbarung-1.pdf",
        "Works-agreement-annex-1.pdf",
    ]
    client = signed_in(cast.alice)
    for paper in papers:
        assert b"".join(client.get(paper.get_absolute_url())).startswith(b"%PDF")
    assert annex.said["de"]["title"] != annex.said["en"]["title"]
    second = make_annex(by=cast.lead)
    keep_annex(second, papers={"a.pdf": b"%PDF"})
    assert second.number == 2 and [one.name for one in attachments_of(second)] == ["a.pdf"]


def test_whoever_reads_concerns_only_makes_no_annex(cast):
    assert signed_in(cast.alice).post("/privacy/works/annex/").status_code == 403
    assert not Annex.objects.exists()


def take_out(cast):
    """Figures leave the house."""
    rows = Entry.objects.all()
    note_export(indicators.FIGURES_EXPORTED, rows, at_most=9, by=cast.lead)


def test_the_log_says_what_left_the_house_and_nothing_else(cast):
    take_out(cast)
    text = signed_in(cast.observer).get(SEEN).content.decode()
    assert "Lena Leitung exported figures" in text
    kinds = {one.name for one in seen.kinds()}
    assert {one.name for one in KINDS.values() if "exported" in str(one.sentence)} <= kinds
    assert {"journal.inspected", "export.fetched", "ticket.read_as_deputy"} <= kinds
    assert "ticket.opened" not in kinds


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("?kind=figures.exported", True),
        ("?kind=company.exported", False),
        ("?since=2020-01-01", True),
        ("?until=2020-01-01", False),
        ("?kind=ticket.opened&since=x", True),
        ("?by=1&person=1", True),
        ("?before=1", False),
    ],
)
def test_the_log_is_filtered_by_kind_and_day_and_never_by_person(cast, query, is_there):
    take_out(cast)
    text = signed_in(cast.lead).get(f"{SEEN}{query}").content.decode()
    assert ("Lena Leitung exported figures" in text) is is_there


def test_the_observer_takes_the_log_out_which_stands_in_it(cast):
    take_out(cast)
    observer = signed_in(cast.observer)
    answer = observer.get(f"{SEEN}?as=csv")
    assert "exported figures" in b"".join(answer).decode()
    assert observer.get(f"{SEEN}?as=xlsx").content.startswith(b"PK")
    assert "exported the log" in observer.get(SEEN).content.decode()
    assert signed_in(cast.lead).get(f"{SEEN}?as=csv").status_code == 403


@pytest.mark.parametrize("who", ("alice", "rita", "boss", "admin"))
def test_nobody_else_reads_the_log(cast, who):
    assert signed_in(getattr(cast, who)).get(SEEN).status_code == 403
