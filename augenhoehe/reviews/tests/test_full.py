from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import make_person
from augenhoehe.reviews import cards
from augenhoehe.reviews.actions.consent import end_consent
from augenhoehe.reviews.actions.dispute import (
    accept_answer,
    answer_dispute,
    call_second_instance,
    decide_dispute,
    items_seen_otherwise,
    raise_dispute,
    settle_overdue,
    withdraw_dispute,
)
from augenhoehe.reviews.actions.forget import (
    KEPT_FULL,
    UNHEARD,
    blank_appraisals,
    forget_appraisals,
)
from augenhoehe.reviews.actions.settle import agree_on_appraisal, look_again
from augenhoehe.reviews.actions.switch import (
    LARGE,
    switch_full_form_off,
    switch_full_form_on,
)
from augenhoehe.reviews.actions.version import (
    add_item,
    begin_version,
    drop_version,
    freeze_scorecard,
    remove_item,
    word_item,
)
from augenhoehe.reviews.actions.view import hand_in_view, keep_view
from augenhoehe.reviews.kept import month_of
from augenhoehe.reviews.models import (
    Appraisal,
    Dispute,
    Drawing,
    FullForm,
    KeptMark,
    Mark,
    Scorecard,
)
from augenhoehe.reviews.tests.full_cast import (
    agree_on,
    agreed_card,
    consent,
    give,
    hand_in,
    make_appraisal,
    make_drawing,
    revealed,
    say,
    switch_on,
)


def test_a_small_team_gets_the_full_form_by_an_agreement_only(cast):
    with pytest.raises(Refused):
        switch_full_form_on("Wir sind viele", ground="size", by=cast.lead)
    with pytest.raises(Refused):
        switch_full_form_on(" ", ground="agreement", by=cast.lead)
    assert not FullForm.objects.exists()
    switch_on(cast)
    with pytest.raises(Refused):
        switch_on(cast)
    switch_full_form_off(by=cast.lead)
    with pytest.raises(Refused):
        switch_full_form_off(by=cast.lead)


def test_from_thirty_people_on_it_can_be_switched_on(cast):
    for number in range(LARGE):
        make_person(f"Nr{number} Name", "agent")
    assert switch_full_form_on("Wir sind viele", ground="size", by=cast.lead).pk


def test_the_first_version_is_the_lines_of_the_talk(cast):
    card = begin_version(by=cast.lead)
    assert card.items.count() == 7 and card.number == 1
    assert cards.spoken(card.items.first(), "de").title.startswith("Augenhöhe")
    assert cards.spoken(card.items.first(), "fr").title
    with pytest.raises(Refused):
        begin_version("Noch eine", by=cast.lead)


def test_eight_items_are_the_most_and_one_the_least(cast):
    card = begin_version(by=cast.lead)
    one = add_item(card, title="Stimme am Telefon", language="de", by=cast.lead)
    assert one.code == "stimme-am-telefon"[:16]
    with pytest.raises(Refused):
        add_item(card, title="Noch eins", language="de", by=cast.lead)
    with pytest.raises(Refused):  # without its sentences nobody can agree to it
        consent(card, cast)
    word_item(one, language="de", words=dict.fromkeys(cards.PARTS, "Satz"), by=cast.lead)
    for item in list(card.items.all())[1:]:
        remove_item(item, by=cast.lead)
    with pytest.raises(Refused):
        remove_item(card.items.get(), by=cast.lead)
    drop_version(card, by=cast.lead)
    assert not Scorecard.objects.exists()


def test_a_version_that_was_agreed_to_changes_by_a_new_one_only(cast):
    card = agreed_card(cast)
    item = card.items.first()
    for attempt in (
        lambda: word_item(item, language="de", words={}, by=cast.lead),
        lambda: add_item(card, title="Neu", language="de", by=cast.lead),
        lambda: remove_item(item, by=cast.lead),
        lambda: drop_version(card, by=cast.lead),
        lambda: begin_version(" ", by=cast.lead),
        lambda: consent(card, cast),
    ):
        with pytest.raises(Refused):
            attempt()
    new = begin_version("Anker klarer", by=cast.lead)
    assert new.number == 2 and new.replaces == card and new.items.count() == 7
    assert cards.agreed_scorecard() == card


def test_without_a_consent_nothing_is_drawn(cast):
    switch_on(cast)
    card = begin_version(by=cast.lead)
    with pytest.raises(Refused) as refusal:
        make_drawing(cast, card)
    assert refusal.value.code == "scorecard.consent" and str(card.number) in str(refusal.value)
    given = consent(card, cast)
    end_consent(given, by=cast.lead)
    with pytest.raises(Refused):
        end_consent(given, by=cast.lead)
    with pytest.raises(Refused):
        make_drawing(cast, card)


def test_at_its_first_use_a_version_is_frozen_with_names_only_where_agreed(cast):
    card = begin_version(by=cast.lead)
    with pytest.raises(Refused):
        freeze_scorecard(card, named=True)
    assert not Scorecard.objects.get().is_frozen
    freeze_scorecard(card, named=False)
    assert Scorecard.objects.get().is_frozen


def test_when_a_customer_is_erased_the_words_about_the_conversation_go(cast):
    appraisal = revealed(cast)
    agree_on(appraisal, cast.alice)
    ids = items_seen_otherwise(appraisal)
    raise_dispute(appraisal, item_ids=ids, words="Nein", by=cast.alice)
    assert blank_appraisals([appraisal.ticket_id]) == 1
    appraisal.refresh_from_db()
    assert not appraisal.behaviour and not appraisal.example and not Dispute.objects.get().words
    assert {one.words for one in Mark.objects.all()} == {""}
    assert blank_appraisals([0]) == 0


def test_neither_view_is_known_to_the_other_before_both_are_in(cast):
    appraisal = make_appraisal(cast)
    with pytest.raises(Refused):  # the author first
        keep_view(appraisal, answers={}, by=cast.bob)
    with pytest.raises(Refused):
        hand_in_view(appraisal, by=cast.bob)
    with pytest.raises(Refused):  # not before each item is answered
        hand_in_view(appraisal, by=cast.alice)
    hand_in(appraisal, cast.alice)
    with pytest.raises(Refused):
        keep_view(appraisal, answers={}, by=cast.alice)
    with pytest.raises(Refused):
        agree_on(appraisal, cast.bob)
    hand_in(appraisal, cast.bob, answer="partly")
    appraisal.refresh_from_db()
    assert appraisal.is_revealed and appraisal.dispute_until > timezone.now() + timedelta(days=9)
    assert Mark.objects.count() == 14


def test_not_applicable_needs_a_reason(cast):
    appraisal = make_appraisal(cast)
    say(appraisal, cast.alice, answer="na", words="")
    with pytest.raises(Refused):
        hand_in_view(appraisal, by=cast.alice)
    say(appraisal, cast.alice, answer="na", words="Es war ein Anruf.")
    assert hand_in_view(appraisal, by=cast.alice).state == Appraisal.State.OTHER


def test_nobody_reviews_their_own_and_who_may_not_read_reviews_nothing(cast):
    drawn = make_drawing(cast).drawn.get()
    for who in (cast.alice, cast.boss, cast.admin):
        with pytest.raises(Refused):
            give(drawn, who, by=cast.lead)
    assert not Appraisal.objects.exists()


def test_given_to_somebody_else_what_the_first_wrote_is_gone_and_the_author_is_asked_anew(cast):
    appraisal = make_appraisal(cast)
    hand_in(appraisal, cast.alice)
    say(appraisal, cast.bob)
    give(appraisal.drawn, cast.carol, by=cast.lead)
    assert not Mark.objects.filter(side="other").exists()
    appraisal.refresh_from_db()
    # The author handed in for Bob's eyes: their view is there still, and handed in by them alone.
    with pytest.raises(Refused):
        hand_in(appraisal, cast.carol)
    assert Mark.objects.filter(side="own").count() == 7
    hand_in_view(appraisal, by=cast.alice)
    hand_in(appraisal, cast.carol)
    with pytest.raises(Refused):
        give(appraisal.drawn, cast.bob, by=cast.lead)


def test_an_agreement_has_three_parts_and_is_looked_at_again(cast):
    appraisal = revealed(cast)
    with pytest.raises(Refused):
        look_again(appraisal, by=cast.alice)
    today = timezone.localdate()
    for wrong in (
        {"behaviour": " ", "example": "So", "look_on": today},
        {"behaviour": "Tag nennen", "example": "So", "look_on": None},
        {"behaviour": "Tag nennen", "example": "So", "look_on": today - timedelta(days=1)},
    ):
        with pytest.raises(Refused):
            agree_on_appraisal(appraisal, **wrong, by=cast.bob)
    agree_on(appraisal, cast.bob)
    assert look_again(appraisal, by=cast.alice).state == Appraisal.State.DONE
    with pytest.raises(Refused):
        agree_on(appraisal, cast.bob)


def disputed(cast, *, items=2):
    appraisal = revealed(cast)
    ids = items_seen_otherwise(appraisal)[:items]
    return raise_dispute(appraisal, item_ids=ids, words="Sie hatte danach gefragt.", by=cast.alice)


def test_only_what_is_seen_otherwise_is_disputed_once_with_a_reason_and_in_time(cast):
    appraisal = make_appraisal(cast)
    with pytest.raises(Refused):
        raise_dispute(appraisal, item_ids=[1], words="Nein", by=cast.alice)
    hand_in(appraisal, cast.alice)
    hand_in(appraisal, cast.bob, answer="partly")
    ids = items_seen_otherwise(appraisal)
    assert len(ids) == 7
    for items, words in (([], "Nein"), ([999_999], "Nein"), (ids[:1], " ")):
        with pytest.raises(Refused):
            raise_dispute(appraisal, item_ids=items, words=words, by=cast.alice)
    Appraisal.objects.update(dispute_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused):
        raise_dispute(appraisal, item_ids=ids, words="Nein", by=cast.alice)
    assert not Dispute.objects.exists()


def test_what_is_granted_is_seen_the_authors_way(cast):
    dispute = disputed(cast)
    first, second = dispute.item_ids
    answer_dispute(dispute, granted_ids=[first], words="Das stimmt so.", by=cast.bob)
    said = dict(Mark.objects.filter(side="other").values_list("item", "answer"))
    assert said[first] == "so" and said[second] == "partly"
    assert accept_answer(dispute, by=cast.alice).state == Dispute.State.SETTLED
    with pytest.raises(Refused):
        call_second_instance(dispute, by=cast.alice)


def test_all_granted_is_settled_at_once(cast):
    dispute = disputed(cast)
    dispute = answer_dispute(dispute, granted_ids=dispute.item_ids, words="Ja.", by=cast.bob)
    assert dispute.state == Dispute.State.SETTLED and dispute.due_at is None


def test_the_second_instance_is_called_after_the_answer_or_when_none_came(cast):
    dispute = disputed(cast)
    with pytest.raises(Refused):
        call_second_instance(dispute, by=cast.alice)
    with pytest.raises(Refused):
        decide_dispute(dispute, granted_ids=[], words="Nein", by=cast.lead)
    Dispute.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    dispute = call_second_instance(dispute, by=cast.alice)
    assert dispute.second == cast.lead
    with pytest.raises(Refused):
        answer_dispute(dispute, granted_ids=[], words="Doch", by=cast.bob)
    dispute = decide_dispute(dispute, granted_ids=[], words="Es bleibt dabei.", by=cast.lead)
    assert dispute.state == Dispute.State.SETTLED
    with pytest.raises(Refused):
        decide_dispute(dispute, granted_ids=[], words="Noch mal", by=cast.lead)


def test_the_second_instance_is_never_one_of_the_two(cast):
    appraisal = revealed(cast, reviewer=cast.lead)
    ids = items_seen_otherwise(appraisal)
    dispute = raise_dispute(appraisal, item_ids=ids, words="Nein", by=cast.alice)
    answer_dispute(dispute, granted_ids=[], words="Doch", by=cast.lead)
    with pytest.raises(Refused):
        call_second_instance(dispute, by=cast.alice)
    other = make_person("Lea Zweite", "lead")
    assert call_second_instance(dispute, by=cast.alice).second == other


def test_a_dispute_is_withdrawn_before_the_answer_and_settles_with_time_after_it(cast):
    dispute = disputed(cast)
    assert withdraw_dispute(dispute, by=cast.alice).state == Dispute.State.SETTLED
    Dispute.objects.update(state="answered", settled_at=None, due_at=timezone.now())
    settle_overdue(timezone.now() + timedelta(minutes=1))
    assert Dispute.objects.get().state == Dispute.State.SETTLED


def test_a_full_review_ends_a_year_after_its_agreement_and_leaves_no_name(cast):
    appraisal = revealed(cast)
    agree_on(appraisal, cast.alice)
    said = sorted(Mark.objects.filter(side="other").values_list("item", "answer"))
    now = timezone.now()
    forget_appraisals(now + KEPT_FULL)
    assert Appraisal.objects.exists()
    forget_appraisals(now + KEPT_FULL + timedelta(days=9))
    assert not Appraisal.objects.exists() and not Mark.objects.exists()
    assert sorted(KeptMark.objects.values_list("item", "answer")) == said
    assert {one.month for one in KeptMark.objects.all()} == {month_of(now)}
    assert Drawing.objects.get().author_count == 1
    assert not [field for field in KeptMark._meta.fields if field.related_model is type(cast.bob)]


def test_of_what_is_disputed_nothing_is_kept(cast):
    dispute = disputed(cast)
    Appraisal.objects.update(revealed_at=timezone.now() - KEPT_FULL - timedelta(days=1))
    forget_appraisals(timezone.now())
    assert not Appraisal.objects.exists() and not KeptMark.objects.exists()
    assert not Dispute.objects.filter(pk=dispute.pk).exists()


def test_a_view_that_never_came_and_one_of_somebody_who_left_are_forgotten(cast):
    appraisal, now = make_appraisal(cast), timezone.now()
    forget_appraisals(now)
    assert Appraisal.objects.exists()
    forget_appraisals(now + UNHEARD + timedelta(days=1))
    assert not Appraisal.objects.exists()
    give(appraisal.drawn, cast.bob, by=cast.lead)
    type(cast.alice).objects.filter(pk=cast.alice.pk).update(is_active=False)
    forget_appraisals(now)
    assert not Appraisal.objects.exists() and not KeptMark.objects.exists()
