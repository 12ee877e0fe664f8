"""The talk sheet: begun from a concern, kept while typing, ended as a call note."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.mediation.actions.prepare import begin_sheet, end_sheet, keep_talk_sheet
from augenhoehe.mediation.models import Talk, TalkSheet
from augenhoehe.mediation.tests.cast import SECRET
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.tests.cast import make_contact, make_ticket


@pytest.fixture
def sheet(cast):
    contact = make_contact("Mia Muster", company="Muster GmbH")
    return begin_sheet(make_ticket(cast.technical, contact=contact), by=cast.alice)


def test_a_concern_has_one_at_a_time(cast, sheet):
    assert begin_sheet(sheet.ticket, by=cast.lead) == sheet
    assert TalkSheet.objects.count() == 1


def test_only_what_came_along_is_kept(sheet):
    keep_talk_sheet(sheet, said={"feels": f"{SECRET}-Wut", "wants": "Ruhe"})
    keep_talk_sheet(sheet, said={"wants": " Geld "})
    sheet.refresh_from_db()
    assert (sheet.feels, sheet.wants) == (f"{SECRET}-Wut", "Geld")


def test_its_result_is_a_call_note_with_a_promise(cast, sheet):
    later = timezone.now() + timedelta(days=1)
    ended = end_sheet(
        sheet, result="Gutschrift", promise=("Gutschrift senden", later), by=cast.alice
    )
    note = sheet.ticket.messages.get(kind="call")
    assert (ended.message, note.text) == (note, "Gutschrift")
    assert sheet.ticket.promises.get().text == "Gutschrift senden"
    with pytest.raises(Refused):
        end_sheet(sheet, result="noch einmal", by=cast.alice)
    with pytest.raises(Refused):
        keep_talk_sheet(sheet, said={"feels": "x"})
    assert begin_sheet(sheet.ticket, by=cast.alice) != sheet


def test_an_empty_result_ends_nothing(cast, sheet):
    with pytest.raises(Refused):
        end_sheet(sheet, result=" ", by=cast.alice)
    sheet.refresh_from_db()
    assert sheet.ended_at is None and sheet.ticket.messages.count() == 1


def test_it_shows_what_happened_and_what_was_promised(cast, sheet):
    later = timezone.now() + timedelta(days=1)
    give_promise(sheet.ticket, text="Techniker kommt", due_at=later, by=cast.alice)
    shown = signed_in(cast.alice).get(sheet.get_absolute_url()).content.decode()
    assert "Hier kommt kein Tee." in shown and "Techniker kommt" in shown
    assert "Ich höre, wie sehr Sie das ärgert." in shown


def test_on_the_page_it_is_kept_and_ended(cast, sheet):
    door, path = signed_in(cast.alice), sheet.get_absolute_url()
    assert door.post(f"{path}keep/", {"feels": "wütend", "result": "Anruf"}).status_code == 204
    sheet.refresh_from_db()
    assert (sheet.feels, sheet.result) == ("wütend", "Anruf")
    for said, kept in (("afraid", "afraid"), ("nonsense", "afraid")):
        door.post(f"{path}keep/", {"situation": said})
        sheet.refresh_from_db()
        assert (sheet.situation, sheet.feels) == (kept, "wütend")
    assert door.post(path, {"result": "", "promise": "x"}).status_code == 422
    answer = door.post(path, {"result": "Gutschrift", "feels": "ruhiger"})
    assert answer["Location"] == sheet.ticket.get_absolute_url()
    sheet.refresh_from_db()
    assert (sheet.result, sheet.feels) == ("Gutschrift", "ruhiger")


@pytest.mark.parametrize("who", ["bob", "carol", "rita", "dora", "boss", "admin", "observer"])
def test_who_does_not_work_on_the_concern_does_not_see_it(cast, sheet, who):
    door = signed_in(getattr(cast, who))
    assert door.get(sheet.get_absolute_url()).status_code == 404
    assert door.post(f"{sheet.get_absolute_url()}keep/", {"feels": "x"}).status_code == 404


def test_the_lead_starts_a_clearing_talk_from_it(cast, sheet):
    keep_talk_sheet(sheet, said={"feels": "wütend", "wants": "Rückruf"})
    answer = signed_in(cast.lead).post(f"{sheet.get_absolute_url()}to-talk/")
    talk = Talk.objects.get()
    assert answer["Location"] == talk.get_absolute_url()
    said = {one.line: one.text for one in talk.parties.first().voices.all()}
    assert said == {"feelings": "wütend", "expected": "Rückruf"}
    assert signed_in(cast.alice).post(f"{sheet.get_absolute_url()}to-talk/").status_code == 403
