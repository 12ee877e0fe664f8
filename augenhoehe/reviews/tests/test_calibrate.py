"""A calibration round is blind until it is revealed, and nameless from then on."""

import json
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import connection
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.reviews import cards
from augenhoehe.reviews.actions.calibrate import call_off_calibration
from augenhoehe.reviews.actions.forget import KEPT
from augenhoehe.reviews.actions.forget_rounds import COUNTED, UNREVEALED, forget_rounds
from augenhoehe.reviews.actions.rate import rate_in_calibration
from augenhoehe.reviews.actions.reveal import reveal_calibration
from augenhoehe.reviews.actions.reword import draft_wordings, note_calibration, word_anchor
from augenhoehe.reviews.models import Answer, Calibration, Place, Rating, Reason, Scorecard, Spread
from augenhoehe.reviews.rounds import rows_of, text_of
from augenhoehe.reviews.tests.rounds_cast import TEXT, WORDS, make_revealed, make_round, rate
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

BASE = "/reviews/calibration/"


def page(user, calibration):
    answer = signed_in(user).get(calibration.get_absolute_url())
    return answer.content.decode()


def test_it_takes_three_who_read_concerns_and_a_text(cast):
    for people in ([], [cast.alice], [cast.alice, cast.lead], [cast.alice, cast.boss]):
        with pytest.raises(Refused):
            make_round(cast, people=people)
    for text in (" ", "x" * 20_001):
        with pytest.raises(Refused):
            make_round(cast, text=text)
    assert not Calibration.objects.exists() and not Scorecard.objects.exists()


def test_a_small_department_rates_by_the_lines_of_the_talk_without_any_switch(cast):
    calibration = make_round(cast)
    card = Scorecard.objects.get(pk=calibration.scorecard_id)
    assert card.number == 1 and card.is_frozen and card.items.count() == 7
    assert make_round(cast).scorecard == card


def test_nobody_sees_anothers_answer_before_the_reveal(cast):
    """HTML, whatever the address asks for, lists and exports: no word, no count, no name."""
    calibration = make_round(cast, people=[cast.alice, cast.bob, cast.carol])
    rate(calibration, cast.alice, Answer.NO, words=WORDS)
    rate(calibration, cast.bob, Answer.SO)
    plain = page(cast.carol, calibration)
    assert TEXT in plain and "2 of 4" in plain
    for who in (cast.lead, cast.bob, cast.carol):
        door = signed_in(who)
        for address in (calibration.get_absolute_url(), BASE, f"{BASE}agreement/"):
            for query in ("", "?export=csv", "?export=xlsx", "?format=json", "?revealed=1"):
                for more in ({}, {"accept": "application/json"}, {"hx-request": "true"}):
                    answer = door.get(address + query, headers=more)
                    said = (
                        b"".join(answer.streaming_content) if answer.streaming else answer.content
                    )
                    assert WORDS.encode() not in said and b"Alice Anders" not in said
    mine = page(cast.alice, calibration)
    assert WORDS in mine and "checked" in mine and "checked" not in plain
    assert not Spread.objects.exists() and not Reason.objects.exists()


def test_the_answers_of_a_blind_round_are_sealed_in_the_database(cast):
    rate(make_round(cast), cast.alice, Answer.NO, words=WORDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer, words FROM reviews_rating")
        kept = [cell for row in cursor.fetchall() for cell in row]
        cursor.execute("SELECT text FROM reviews_calibration")
        kept += [row[0] for row in cursor.fetchall()]
    assert all(len(cell) > 20 for cell in kept)
    assert not any(word in str(kept) for word in (WORDS, TEXT))


def test_the_last_one_who_hands_in_reveals_it_and_whose_it_was_is_gone(cast):
    calibration = make_revealed(cast, words=WORDS)
    assert calibration.is_revealed
    assert not Rating.objects.exists() and not Place.objects.filter(is_in=True).exists()
    assert {(one.so, one.partly, one.no, one.na) for one in Spread.objects.all()} == {(2, 1, 0, 0)}
    stored = serializers.serialize("json", [*Spread.objects.all(), *Reason.objects.all()])
    told = [set(one["fields"]) for one in json.loads(stored)]
    assert all(not fields & {"user", "place", "by", "at"} for fields in told)
    for who in (cast.lead, cast.alice, cast.bob):
        shown = page(who, calibration)
        assert "You lie one step apart" in shown and WORDS in shown
        others = {"Lena Leitung", "Alice Anders", "Bob Berger"} - {who.name}
        assert not [name for name in others if name in shown]


def test_the_order_of_reasons_does_not_tell_who_came_first(cast):
    calibration = make_round(cast)
    for person, words in ((cast.bob, "ccc"), (cast.lead, "bbb"), (cast.alice, "aaa")):
        rate(calibration, person, words=words)
    first = calibration.scorecard.items.first()
    assert [one.words for one in Reason.objects.filter(item=first)] == ["aaa", "bbb", "ccc"]


def test_the_journal_does_not_say_who_handed_in(cast):
    make_revealed(cast)
    assert Entry.objects.filter(by_id=cast.lead.pk).exists()
    assert not Entry.objects.filter(by_id__in=[cast.alice.pk, cast.bob.pk]).exists()


def test_only_whoever_began_it_reveals_early_and_not_below_three(cast):
    calibration = make_round(cast, people=[cast.alice, cast.bob, cast.carol])
    rate(calibration, cast.alice)
    rate(calibration, cast.bob)
    with pytest.raises(Refused):
        reveal_calibration(calibration, by=cast.lead)
    assert "Reveal now" not in page(cast.lead, calibration)
    rate(calibration, cast.carol, Answer.NO)
    assert signed_in(cast.alice).post(f"{calibration.get_absolute_url()}reveal/").status_code == 403
    assert "Reveal now" in page(cast.lead, calibration)
    signed_in(cast.lead).post(f"{calibration.get_absolute_url()}reveal/")
    assert Spread.objects.filter(so=2, no=1).count() == 7
    with pytest.raises(Refused):
        rate(calibration, cast.lead)


def test_one_changes_ones_view_until_the_reveal_and_says_something_everywhere(cast):
    calibration = make_round(cast)
    rate(calibration, cast.alice, Answer.NO)
    rate(calibration, cast.alice, Answer.SO)
    assert Rating.objects.count() == 7 and {one.answer for one in Rating.objects.all()} == {"so"}
    for answer, words in (("", ""), ("best", "x"), (Answer.NOT_APPLICABLE, " ")):
        with pytest.raises(Refused):
            rate(calibration, cast.bob, answer, words=words)
    with pytest.raises(Refused):
        rate_in_calibration(calibration, ratings={}, by=cast.bob)
    assert Rating.objects.count() == 7


def test_on_the_page_not_applicable_asks_for_a_reason(cast):
    calibration = make_round(cast)
    door, items = signed_in(cast.alice), calibration.scorecard.items.all()
    said = {f"answer-{one.pk}": "na" for one in items}
    assert door.post(calibration.get_absolute_url(), said).status_code == 422
    said |= {f"words-{one.pk}": "Nur eine Auskunft" for one in items}
    assert door.post(calibration.get_absolute_url(), said).status_code == 302
    assert "You have handed in" in page(cast.alice, calibration)


def test_where_people_differ_most_comes_first(cast):
    calibration = make_round(cast)
    rate(calibration, cast.lead)
    rate(calibration, cast.alice, Answer.SO, clarity=Answer.PARTLY)
    rate(calibration, cast.bob, Answer.SO, next_step=Answer.NO, clarity=Answer.PARTLY)
    rows = rows_of(calibration, "en")
    assert [(row.anchor.code, row.word) for row in rows[:3]] == [
        ("next_step", "apart"),
        ("clarity", "near"),
        ("eye_level", "alike"),
    ]


def test_nobody_elses_role_opens_a_round(cast):
    blind, revealed = make_round(cast), make_revealed(cast)
    for who in (cast.carol, cast.rita, cast.dora, cast.boss, cast.admin, cast.observer):
        door = signed_in(who)
        for one in (blind, revealed):
            address = one.get_absolute_url()
            assert door.get(address).status_code == 404
            for verb in ("", "reveal/", "call-off/", "note/", "draft/"):
                assert door.post(address + verb).status_code == 404
        listed = door.get(BASE)
        assert listed.status_code in (200, 403) and str(blind) not in listed.content.decode()
    assert signed_in(cast.alice).get(f"{BASE}new/").status_code == 403


def test_a_round_is_called_off_only_while_it_is_blind(cast):
    calibration = make_round(cast)
    rate(calibration, cast.alice)
    signed_in(cast.lead).post(f"{calibration.get_absolute_url()}call-off/")
    assert not Calibration.objects.exists() and not Rating.objects.exists()
    revealed = make_revealed(cast)
    with pytest.raises(Refused):
        call_off_calibration(revealed, by=cast.lead)


def test_new_words_become_a_draft_of_the_next_version(cast):
    calibration = make_revealed(cast)
    item = calibration.scorecard.items.get(code="next_step")
    with pytest.raises(Refused):
        draft_wordings(calibration, by=cast.lead)
    new = {"item": item, "line": "partly", "language": "de"}
    word_anchor(calibration, **new, text="Wer, aber nicht wann.", by=cast.bob)
    word_anchor(calibration, **{**new, "line": "no"}, text="Nichts.", by=cast.bob)
    word_anchor(calibration, **{**new, "line": "no"}, text="", by=cast.alice)
    door = signed_in(cast.alice)
    assert door.post(f"{calibration.get_absolute_url()}draft/").status_code == 403
    signed_in(cast.lead).post(f"{calibration.get_absolute_url()}draft/")
    card = cards.newest()
    drafted = card.items.get(code="next_step").words["de"]
    assert (card.number, card.is_frozen) == (2, False)
    assert drafted == {**item.words["de"], "partly": "Wer, aber nicht wann."}
    assert make_round(cast).scorecard == card
    with pytest.raises(Refused):
        draft_wordings(calibration, by=cast.lead)


def test_a_blind_round_agrees_on_nothing(cast):
    calibration = make_round(cast)
    item = calibration.scorecard.items.first()
    with pytest.raises(Refused):
        note_calibration(calibration, agreed="Schon klar", by=cast.alice)
    with pytest.raises(Refused):
        word_anchor(calibration, item=item, line="so", language="de", text="Neu", by=cast.alice)


def test_a_note_is_kept_and_read_by_the_round(cast):
    calibration = make_revealed(cast)
    said = {"agreed": f"{WORDS} <script>alert(1)</script>"}
    signed_in(cast.alice).post(f"{calibration.get_absolute_url()}note/", said)
    shown = page(cast.bob, calibration)
    assert WORDS in shown and "<script>alert" not in shown


def test_a_text_is_taken_without_names_notes_and_quotes(cast):
    contact = make_contact("Mia Mustermann")
    ticket = make_ticket(cast.technical, contact=contact)
    facts = {"ticket": ticket, "at": timezone.now()}
    said = "Hallo Frau Mustermann, Ihre Rechnung 4711-2024. Ihre Alice Anders"
    Message.objects.create(**facts, kind="outgoing", text=said)
    Message.objects.create(**facts, kind="note", text=f"{WORDS} intern")
    found = text_of(ticket)
    assert "[" in found and "Rechnung" in found
    assert not [name for name in ("Mustermann", "Alice", "Anders", "4711", WORDS) if name in found]


def test_a_text_comes_only_from_what_all_may_read(cast):
    secret, mine = make_ticket(cast.confidential), make_ticket(cast.technical)
    door, said = signed_in(cast.lead), {"text": TEXT, "is_read": "on"}
    said["people"] = [cast.alice.pk, cast.bob.pk]
    assert door.get(f"{BASE}new/?number={secret.pk}").status_code == 200
    assert door.post(f"{BASE}new/", {**said, "number": secret.pk}).status_code == 422
    assert door.post(f"{BASE}new/", {**said, "number": "²"}).status_code == 422
    assert door.post(f"{BASE}new/", {**said, "is_read": ""}).status_code == 422
    assert not Calibration.objects.exists()
    assert door.post(f"{BASE}new/", {**said, "number": mine.pk}).status_code == 302
    assert not [f.name for f in Calibration._meta.get_fields() if "ticket" in f.name]


def test_what_is_left_of_a_round_goes_in_steps(cast):
    blind, revealed, now = make_round(cast), make_revealed(cast, words=WORDS), timezone.now()
    forget_rounds(now)
    assert Calibration.objects.count() == 2
    forget_rounds(now + UNREVEALED + timedelta(days=1))
    assert list(Calibration.objects.all()) == [revealed] and blind.pk
    forget_rounds(now + KEPT + timedelta(days=1))
    revealed.refresh_from_db()
    assert revealed.text == "" and not Reason.objects.exists() and not Place.objects.exists()
    assert Spread.objects.count() == 7
    forget_rounds(now + COUNTED + timedelta(days=1))
    assert not Calibration.objects.exists()
