import pytest

from augenhoehe.dashboards.models import Inspection
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.tests.cast import make_ticket, reply


@pytest.fixture
def cast(db):
    return make_cast()


def test_the_observer_reads_one_person_only_with_a_reason_on_record(cast):
    reply(make_ticket(cast.technical), cast.alice)
    door = signed_in(cast.observer)
    short = door.post("/journal/inspect/", {"person": cast.alice.pk, "reason": "so"})
    assert short.status_code == 409 and not Inspection.objects.exists()
    data = {"person": cast.alice.pk, "reason": "Beschwerde Nummer 12, Betriebsrat beteiligt"}
    page = door.post("/journal/inspect/", data)
    assert page.status_code == 200 and Inspection.objects.get().observer == cast.observer
    assert Entry.objects.filter(by_id=cast.observer.pk, subject_id=cast.alice.pk).exists()


@pytest.mark.parametrize("name", ["lead", "admin", "boss", "alice"])
def test_nobody_else_can_filter_the_journal_by_colleague(cast, name):
    door = signed_in(getattr(cast, name))
    data = {"person": cast.alice.pk, "reason": "Ich möchte es einfach gern wissen"}
    assert door.post("/journal/inspect/", data).status_code == 403


def test_the_observer_sees_that_something_happened_but_not_what_was_said(cast):
    ticket = make_ticket(cast.technical, subject="Geheimer Betreff")
    reply(ticket, cast.alice)
    page = signed_in(cast.observer).get("/journal/all/").content.decode()
    assert "Alice Anders" in page and "Geheimer Betreff" not in page


def test_an_unknown_kind_or_page_key_breaks_nothing(cast):
    door = signed_in(cast.lead)
    assert door.get("/journal/all/?kind=nope&before=x").status_code == 200
