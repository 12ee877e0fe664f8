"""What complaints say of a person: handed out, erased, forgotten with time."""

from datetime import UTC, datetime

from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import Box, Erasure, Person
from augenhoehe.complaints import personal, rules
from augenhoehe.complaints.actions.blank import (
    black_out_complaint,
    black_out_word,
    blank_complaints,
)
from augenhoehe.complaints.actions.change import change_complaint
from augenhoehe.complaints.actions.clarify import note_finding
from augenhoehe.complaints.actions.close import withdraw_complaint
from augenhoehe.complaints.actions.tell import acknowledge_complaint
from augenhoehe.complaints.facts import Telling
from augenhoehe.complaints.finding import found_ids
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.tests.cast import acknowledged, fresh
from augenhoehe.customers.models import Contact


def person_of(complaint, **more):
    return Person(kind=type_of(Contact), ids=(complaint.contact_id,), **more)


def test_a_person_is_told_what_was_complained_about(cast, complaint):
    note_finding(complaint, text="Intern gefunden.", by=cast.alice)
    acknowledged(complaint, by=cast.alice)
    (section,) = personal.export(person_of(complaint), Box())
    assert complaint.wrong in section.rows[0].values()
    assert "Intern gefunden." not in str(section.rows)
    (section,) = personal.export(person_of(complaint, with_internal=True), Box())
    assert "Intern gefunden." in str(section.rows)


def test_what_is_about_whoever_asks_is_held_back(cast, complaint):
    box = Box()
    hidden = {type_of(Complaint): [complaint.pk]}
    (section,) = personal.export(person_of(complaint, hidden=hidden), box)
    assert (section.rows, box.held_back) == ([], True)


def test_erased_it_stays_counted_without_texts(cast, complaint):
    note_finding(complaint, text="Sie war sehr wütend.", by=cast.alice)
    personal.erase(Erasure(person_of(complaint)), by=cast.lead)
    made = fresh(complaint)
    assert (made.wrong, made.findings.get().text) == ("", "")
    assert made.state == Complaint.State.RECEIVED
    assert found_ids(cast.lead, "wütend") == []
    assert rules.visible_to(cast.lead).count() == 1


def test_forgotten_counted_from_the_end_of_the_year(cast, complaint):
    withdraw_complaint(complaint, reason="Erledigt", by=cast.alice)
    Complaint.objects.update(closed_at=datetime(2023, 5, 3, tzinfo=UTC))
    assert personal.count_complaints(datetime(2023, 11, 1, tzinfo=UTC)) == 0
    new_year = datetime(2024, 1, 1, 12, tzinfo=UTC)
    assert personal.count_complaints(new_year) == 1
    assert personal.remove_complaints(new_year, by="worker") == 1
    made = fresh(complaint)
    assert (made.wrong, made.contact, made.ending) == ("", None, "withdrawn")
    assert personal.remove_complaints(new_year, by="worker") == 0


class Finder:
    """Finds Mia, wherever she is named."""

    def black_out(self, text, mark):
        return text.replace("Mia", mark)


def test_a_name_is_taken_out_of_what_others_said(cast, complaint):
    word = acknowledge_complaint(
        complaint, telling=Telling(way="phone", text="Mia sagt danke."), by=cast.alice
    )
    change_complaint(complaint, given={"wrong": "Mia bekam kalten Tee."}, by=cast.alice)
    note_finding(complaint, text="Mia hat angerufen.", by=cast.alice)
    black_out_complaint(complaint, finder=Finder(), by=cast.lead)
    black_out_word(word, finder=Finder(), by=cast.lead)
    made = fresh(complaint)
    texts = [made.wrong, made.findings.get().text, made.words.get().note]
    assert not [text for text in texts if "Mia" in text]
    assert made.wrong.endswith("bekam kalten Tee.")


def test_blanking_nothing_is_nothing(db):
    assert blank_complaints([]) == 0


def test_open_ones_are_never_forgotten(cast, complaint):
    assert personal.count_complaints(datetime(2099, 1, 1, tzinfo=UTC)) == 0
