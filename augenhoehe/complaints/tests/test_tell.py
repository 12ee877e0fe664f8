"""The customer is told: that it arrived, how it stands, what was decided; and a mail taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.complaints.actions.blank import blank_complaints
from augenhoehe.complaints.actions.keep_word import save_word_draft
from augenhoehe.complaints.actions.tell import (
    REGRET,
    acknowledge_complaint,
    take_word_back,
    tell_decision,
    tell_news,
)
from augenhoehe.complaints.facts import Telling
from augenhoehe.complaints.letters import GAP, address_for, calm_sentences, opening_text
from augenhoehe.complaints.models import Complaint, Word, WordDraft
from augenhoehe.complaints.tests.cast import PHONE, acknowledged, decided, fresh, make_complaint
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.models import Draft, Message, Ticket

MAIL = Telling(way="mail", text="Guten Tag,\n\nIhre Beschwerde ist da.", to="mia@muster.example")


def test_a_mail_in_the_conversation_acknowledges(cast, ticket, complaint):
    word = acknowledge_complaint(complaint, telling=MAIL, by=cast.alice)
    made = fresh(complaint)
    assert made.state == Complaint.State.ACKNOWLEDGED
    assert made.acknowledged_at and made.news_due_at
    sent = Message.objects.get(pk=word.message_id)
    assert sent.ticket == ticket
    assert sent.to == ["mia@muster.example"]
    assert "Ihre Beschwerde ist da." in sent.text


def test_by_phone_what_was_said_is_kept(cast, complaint):
    word = acknowledge_complaint(complaint, telling=PHONE, by=cast.alice)
    assert (word.message, word.note) == (None, PHONE.text)
    assert not Message.objects.filter(kind="outgoing").exists()


def test_taken_back_in_time_nothing_was_told(cast, complaint):
    before = fresh(complaint)
    word = acknowledge_complaint(complaint, telling=MAIL, by=cast.alice)
    take_word_back(word, by=cast.alice)
    made = fresh(complaint)
    assert (made.state, made.acknowledged_at) == (before.state, None)
    assert made.next_due_at == before.next_due_at
    assert not Word.objects.exists()
    assert "Ihre Beschwerde ist da." in Draft.objects.get(user=cast.alice).html


def test_too_late_it_stays_told(cast, complaint):
    word = acknowledge_complaint(complaint, telling=MAIL, by=cast.alice)
    Word.objects.filter(pk=word.pk).update(at=timezone.now() - REGRET - timedelta(seconds=1))
    with refused("word.late"):
        take_word_back(word, by=cast.alice)


def test_only_the_newest_word_and_only_a_mail_is_taken_back(cast, complaint):
    first = acknowledge_complaint(complaint, telling=MAIL, by=cast.alice)
    second = tell_news(complaint, telling=PHONE, by=cast.alice)
    for word in (first, second):
        with refused("word.late"):
            take_word_back(word, by=cast.alice)


def test_news_begin_the_next_span(cast, complaint):
    made = fresh(acknowledged(complaint, by=cast.alice))
    old = timezone.now() - timedelta(days=20)
    Complaint.objects.filter(pk=made.pk).update(acknowledged_at=old, news_due_at=old)
    tell_news(made, telling=PHONE, by=cast.alice)
    assert fresh(complaint).news_due_at > timezone.now()


def test_news_before_the_confirmation_and_after_the_decision_are_refused(cast, complaint):
    with refused("news.early"):
        tell_news(complaint, telling=PHONE, by=cast.alice)
    acknowledged(complaint, by=cast.alice)
    decided(complaint)
    tell_decision(complaint, telling=PHONE, by=cast.alice)
    with refused("news.late"):
        tell_news(complaint, telling=PHONE, by=cast.alice)


def test_told_at_once_it_is_confirmed_too(cast, complaint):
    decided(complaint)
    tell_decision(complaint, telling=PHONE, by=cast.alice)
    made = fresh(complaint)
    assert made.acknowledged_at == made.told_at
    assert made.state == Complaint.State.TOLD


def test_a_refused_mail_tells_nothing(cast, complaint):
    with refused("reply.empty"):
        acknowledge_complaint(
            complaint, telling=Telling(way="mail", text=" ", to="mia@muster.example"), by=cast.alice
        )
    with refused("word.nobody"):
        acknowledge_complaint(complaint, telling=Telling(way="mail", text="Ja."), by=cast.alice)


def test_without_a_conversation_it_is_told_in_another_way(cast):
    made = make_complaint(by=cast.alice, team=cast.technical)
    with refused("word.no_conversation"):
        acknowledge_complaint(made, telling=MAIL, by=cast.alice)
    assert acknowledge_complaint(made, telling=PHONE, by=cast.alice)


def test_the_mail_begins_in_the_customers_language(cast, complaint):
    assert address_for(complaint) == "mia@muster.example"
    text = opening_text(complaint, "acknowledged", by=cast.alice)
    assert complaint.wrong in text
    assert str(complaint) in text
    complaint.language = "en"
    assert "Good day Mia Muster," in opening_text(complaint, "acknowledged", by=cast.alice)


def test_what_only_a_person_knows_is_left_open(cast, complaint):
    assert GAP in opening_text(complaint, "news", by=cast.alice)
    assert GAP in opening_text(complaint, "decision", by=cast.alice)


@pytest.mark.parametrize("language", ["de", "en", "xx"])
def test_calm_sentences_are_there_in_every_language(language):
    assert len(calm_sentences(language)) == 4


def test_a_reply_reopens_a_solved_concern_as_any_reply_does(cast, ticket, complaint):
    acknowledge_complaint(complaint, telling=MAIL, by=cast.alice)
    assert Ticket.objects.get(pk=ticket.pk).first_response_at


def test_what_was_typed_is_there_again_for_its_author_alone_until_it_is_told(cast, complaint):
    page = f"/complaints/{complaint.pk}/tell/acknowledged/"
    typed = {"way": "phone", "to": "", "text": "Halb geschriebener Satz"}
    alice = signed_in(cast.alice)
    assert alice.post(f"{page}draft/", typed).status_code == 204
    assert "Halb geschriebener Satz" in alice.get(page).content.decode()
    assert "Halb geschriebener Satz" not in signed_in(cast.lead).get(page).content.decode()
    acknowledge_complaint(complaint, telling=PHONE, by=cast.alice)
    assert not WordDraft.objects.exists()


def test_an_emptied_text_is_no_draft_and_nonsense_keeps_what_was_typed(cast, complaint):
    draft = f"/complaints/{complaint.pk}/tell/news/draft/"
    alice = signed_in(cast.alice)
    alice.post(draft, {"way": "nonsense", "to": "no address", "text": "Ein Wort\0"})
    kept = WordDraft.objects.get()
    assert (kept.way, kept.to, kept.text) == ("", "no address", "Ein Wort")
    alice.post(draft, {"text": "  "})
    assert not WordDraft.objects.exists()
    assert alice.post(draft.replace("news", "gossip"), {"text": "x"}).status_code == 404


def test_drafts_go_with_what_a_person_said(cast, complaint):
    save_word_draft(complaint, kind="news", given={"text": "Frau Muster"}, by=cast.alice)
    blank_complaints([complaint.pk])
    assert not WordDraft.objects.exists()
