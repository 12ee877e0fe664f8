"""Texts get their codes by the words of the code book; what a person decided stays."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.evaluation.actions.change_code import change_code
from augenhoehe.evaluation.actions.correct_text import correct_text, leave_to_words
from augenhoehe.evaluation.actions.merge_codes import merge_codes, split_codes
from augenhoehe.evaluation.actions.recode import recode
from augenhoehe.evaluation.actions.retire_code import restore_code, retire_code
from augenhoehe.evaluation.models import BookVersion, CodedText, Coding
from augenhoehe.evaluation.tests.texts_cast import add_code, say
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.actions.forget import blank_responses
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    """Whoever keeps the code book."""
    return make_cast().lead


def codes_of(response):
    """Names of the codes that a response has now."""
    rows = Coding.objects.filter(response=response, is_on=True, code__retired_at=None)
    return {one.code.name_de for one in rows.filter(code__merged_into=None)}


def test_an_answer_is_coded_when_it_comes_and_the_words_are_known(lead, work):
    """By a reaction, in the worker; place and line are kept, and the version."""
    code = add_code(lead)
    work()
    _invitation, token = invite(make_survey("nps"), contact=make_contact())
    given = Given({"score": 3, "why": "Lange Wartezeit."}, main_text="why")
    response = answer_survey(by_token(token), given=given, by="customer")
    work()
    row = Coding.objects.get(response=response)
    assert (row.code, row.places) == (code, [["why", 6, 15, "warte*"]])
    assert CodedText.objects.get().version == BookVersion.objects.first() == row.version


def test_a_change_of_the_code_book_reads_all_texts_anew(lead, work):
    """What the new words find is added, what they no longer find is gone; rows that stay, stay."""
    one, two = say("Wartezeit"), say("teuer")
    code = add_code(lead)
    work()
    kept = Coding.objects.get(response=one)
    fields = {"name_de": "Warten", "words": "warte*\nteuer", "exclusions": "", "denied": "skip"}
    change_code(code, fields=fields, by=lead)
    work()
    assert codes_of(one) == codes_of(two) == {"Warten"}
    assert Coding.objects.get(response=one).pk == kept.pk
    change_code(code, fields=fields | {"words": "teuer"}, by=lead)
    work()
    assert codes_of(one) == set()
    assert BookVersion.objects.count() == 3


def test_what_a_person_decided_survives_every_recoding(lead, work):
    """Added and removed by hand; who did it stands in the journal; and it can be taken back."""
    response = say("Wartezeit")
    waiting, price = add_code(lead), add_code(lead, "Preis", "teuer")
    work()
    correct_text(response, codes=[price.pk], by=lead)
    change_code(waiting, fields={"name_de": "Warten", "words": "wartez*"}, by=lead)
    work()
    assert codes_of(response) == {"Preis"}
    entry = Entry.objects.get(facts__added=[price.pk])
    assert (entry.by_id, entry.facts["removed"]) == (lead.pk, [waiting.pk])
    leave_to_words(response, by=lead)
    assert codes_of(response) == {"Warten"}


def test_a_response_without_a_text_cannot_be_corrected(lead):
    """And nothing is written."""
    code = add_code(lead)
    with pytest.raises(Refused):
        correct_text(say(""), codes=[code.pk], by=lead)
    assert not Coding.objects.exists()


def test_a_merged_code_lends_its_words_and_corrections_until_it_is_split(lead, work):
    """Undo gives back what was."""
    by_word, by_hand = say("Geduld"), say("nichts davon")
    waiting, patience = add_code(lead), add_code(lead, "Geduld", "geduld")
    work()
    correct_text(by_hand, codes=[patience.pk], by=lead)
    merge_codes(patience, into=waiting, by=lead)
    work()
    assert codes_of(by_word) == codes_of(by_hand) == {"Warten"}
    with pytest.raises(Refused):
        merge_codes(patience, into=waiting, by=lead)
    split_codes(patience, by=lead)
    work()
    assert codes_of(by_word) == codes_of(by_hand) == {"Geduld"}


def test_a_retired_code_finds_nothing_until_it_comes_back(lead, work):
    """And cannot be retired twice."""
    response, code = say("Wartezeit"), add_code(lead)
    work()
    retire_code(code, by=lead)
    work()
    assert codes_of(response) == set()
    with pytest.raises(Refused):
        retire_code(code, by=lead)
    restore_code(code, by=lead)
    work()
    assert codes_of(response) == {"Warten"}


def test_beside_a_confidential_answer_nothing_is_written(lead, work):
    """Nor beside a doubtful one; a code of another survey finds nothing here."""
    confidential = make_survey("nps", promise="confidential")
    say("Wartezeit", confidential)
    say("Wartezeit", doubt="early")
    add_code(lead, surveys=[make_survey("ces")])
    other = say("Wartezeit")
    work()
    assert not Coding.objects.exists()
    assert list(CodedText.objects.values_list("pk", flat=True)) == [other.pk]


def test_recoding_goes_on_where_it_was_cancelled(lead, work, monkeypatch):
    """A second start reads only what the version has not read."""
    rows = [say("Wartezeit") for _n in range(3)]
    add_code(lead)
    monkeypatch.setattr("augenhoehe.evaluation.actions.recode.BATCH", 1)
    seen = []

    def stop(done, total):
        seen.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recode(stop)
    assert CodedText.objects.count() == 2
    assert recode() == 1
    assert seen[0] == (1, 3)
    assert {frozenset(codes_of(one)) for one in rows} == {frozenset({"Warten"})}


def test_what_a_forgotten_text_was_about_is_kept_for_the_counts(lead, work):
    """Words end with time; a new version finds nothing to read and leaves the codes as they are."""
    response = say("Wartezeit", change_count=1)
    add_code(lead)
    work()
    blank_responses([response.pk])
    add_code(lead, "Preis", "teuer")
    work()
    assert codes_of(response) == {"Warten"}
    page = signed_in(lead).get(f"/evaluation/texts/{response.pk}/").content.decode()
    assert "The words were forgotten after their time" in page


def test_an_answer_whose_words_were_taken_back_names_nothing(lead, work):
    """Who changes an answer to one without a text takes its codes along."""
    add_code(lead)
    work()
    _invitation, token = invite(make_survey("nps"), contact=make_contact())
    given = Given({"score": 3, "why": "Wartezeit"}, main_text="why")
    response = answer_survey(by_token(token), given=given, by="customer")
    work()
    assert codes_of(response) == {"Warten"}
    answer_survey(by_token(token), given=Given({"score": 9}, main_text="why"), by="customer")
    work()
    assert codes_of(response) == set()
    assert not CodedText.objects.exists()
