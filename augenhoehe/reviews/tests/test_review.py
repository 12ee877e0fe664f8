from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.personal import Erasure, Person, parts
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.reviews.actions.agree import agree_in_review
from augenhoehe.reviews.actions.bring import take_back_conversation
from augenhoehe.reviews.actions.end import end_review, reopen_review
from augenhoehe.reviews.actions.forget import (
    KEPT,
    UNENDED,
    clear_brought,
    clear_tables,
    forget_reviews,
)
from augenhoehe.reviews.anchors import LANGUAGES, anchors
from augenhoehe.reviews.models import Brought, Review
from augenhoehe.reviews.table import table_of
from augenhoehe.reviews.tests.cast import SECRET, agree, bring, make_review
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_contact, make_ticket


def fresh(user):
    return User.objects.get(pk=user.pk)


def names(review, user):
    return [one.user.name for one in table_of(review, fresh(user)).rows]


def test_it_takes_two_who_read_concerns(cast):
    with pytest.raises(Refused):
        make_review(cast, people=[])
    with pytest.raises(Refused):
        make_review(cast, people=[cast.alice])
    with pytest.raises(Refused):
        make_review(cast, people=[cast.boss])
    assert not Review.objects.exists()
    assert make_review(cast).seats.count() == 2


def test_the_leads_own_is_the_first_on_the_table(cast):
    review = make_review(cast, people=[cast.alice, cast.bob], by=cast.lead)
    bring(review, cast.bob, kind="nags")
    bring(review, cast.alice)
    assert names(review, cast.alice) == ["Alice Anders"] and names(review, cast.lead) == []
    assert table_of(review, cast.bob).waits_for_lead
    bring(review, cast.lead, kind="nags")
    order = ["Lena Leitung", "Alice Anders", "Bob Berger"]
    assert names(review, cast.alice) == names(review, cast.bob) == order


def test_among_colleagues_nobody_waits(cast):
    review = make_review(cast)
    bring(review, cast.bob)
    assert names(review, cast.alice) == ["Bob Berger"]


def test_one_brings_one_of_each_kind_and_takes_it_back(cast):
    review = make_review(cast)
    bring(review, cast.alice, words="erst")
    kept = bring(review, cast.alice, words="dann")
    bring(review, cast.alice, kind="nags")
    assert review.brought.count() == 2 and kept.words.endswith("dann")
    take_back_conversation(kept, by=cast.bob)
    assert review.brought.count() == 2
    take_back_conversation(kept, by=cast.alice)
    assert review.brought.count() == 1
    with pytest.raises(Refused):
        bring_blank(review, cast.alice)


def bring_blank(review, by):
    end_review(review, by=by)
    bring(review, by)


def test_an_agreement_has_three_parts_and_a_date_ahead(cast):
    review = make_review(cast)
    wrong = [
        {"behaviour": " ", "example": "So", "look_on": review.held_on},
        {"behaviour": "Tag nennen", "example": "", "look_on": review.held_on},
        {"behaviour": "Tag nennen", "example": "So", "look_on": None},
        {"behaviour": "Tag nennen", "example": "So", "look_on": review.held_on - timedelta(days=1)},
    ]
    for said in wrong:
        with pytest.raises(Refused):
            agree_in_review(review, **said, by=cast.alice)
    assert Review.objects.get().behaviour == ""
    assert agree(review, cast.bob).behaviour == f"{SECRET}-Tag"


def test_what_was_brought_is_not_shown_after_the_end_and_gone_the_night_after(cast):
    review = make_review(cast)
    bring(review, cast.alice)
    agree(review, cast.alice)
    review = end_review(review, by=cast.alice)
    with pytest.raises(Refused):
        end_review(review, by=cast.alice)
    assert table_of(review, cast.alice).rows == []
    review = reopen_review(review, by=cast.bob)
    assert len(table_of(review, cast.alice).rows) == 1
    with pytest.raises(Refused):
        reopen_review(review, by=cast.bob)
    end_review(review, by=cast.alice)
    clear_tables(timezone.now())
    assert not Brought.objects.exists() and Review.objects.get().example == f"{SECRET}-Satz"


def test_a_talk_that_nobody_ended_keeps_nothing_for_long(cast):
    review, now = make_review(cast), timezone.now()
    bring(review, cast.alice)
    clear_tables(now)
    assert Brought.objects.exists()
    clear_tables(now + UNENDED + timedelta(days=1))
    assert not Brought.objects.exists()


def test_an_agreement_ends_half_a_year_after_its_date(cast):
    agree(make_review(cast), cast.alice)
    make_review(cast)
    now = timezone.now()
    forget_reviews(now + KEPT + timedelta(days=1))
    assert Review.objects.count() == 1
    forget_reviews(now + KEPT + timedelta(days=8))
    assert not Review.objects.exists()


def test_only_whoever_was_there_finds_it(cast):
    review = make_review(cast)
    bring(review, cast.alice)
    agree(review, cast.alice)
    for who in (cast.alice, cast.bob):
        page = signed_in(who).get(review.get_absolute_url()).content.decode()
        assert f"{SECRET}-Alice" in page and f"{SECRET}-Satz" in page
        assert str(review) in signed_in(who).get("/reviews/").content.decode()
    for who in (cast.lead, cast.carol, cast.rita, cast.dora):
        door = signed_in(who)
        assert door.get(review.get_absolute_url()).status_code == 404
        assert str(review) not in door.get("/reviews/").content.decode()
        assert door.post(f"{review.get_absolute_url()}end/").status_code == 404


def test_the_list_knows_no_search_and_no_export(cast):
    make_review(cast)
    door = signed_in(cast.alice)
    plain = door.get("/reviews/")
    asked = door.get("/reviews/?export=csv&q=Bob&user=1")
    assert asked["Content-Type"] == plain["Content-Type"]
    assert "Bob Berger" not in plain.content.decode()


def test_a_conversation_one_may_not_read_is_told_and_one_about_oneself_leaves_no_trace(cast):
    ticket = make_ticket(cast.confidential, subject=f"{SECRET}-Betreff")
    review = make_review(cast, people=[cast.alice], by=cast.dora)
    bring(review, cast.dora, ticket=ticket)
    page = signed_in(cast.alice).get(review.get_absolute_url()).content.decode()
    assert f"{SECRET}-Betreff" not in page and "let it be told" in page
    Concealment.objects.create(ticket=ticket, user=cast.alice)
    page = signed_in(cast.alice).get(review.get_absolute_url()).content.decode()
    assert f"{SECRET}-Dora" not in page and "let it be told" not in page


def test_one_brings_only_what_one_may_read(cast):
    review = make_review(cast)
    secret, mine = make_ticket(cast.confidential), make_ticket(cast.technical)
    door, address = signed_in(cast.alice), f"{review.get_absolute_url()}bring/"
    said = {"kind": "liked", "words": "Gut gelungen"}
    for number in (secret.pk, "99999999999999999999", "²", "abc", 0):
        assert door.post(address, {**said, "number": number}).status_code == 422
    assert door.post(address, {**said, "number": f"#{mine.pk}"}).status_code == 302
    assert review.brought.get().ticket == mine


def test_markup_stays_text(cast):
    review = make_review(cast)
    bring(review, cast.alice, words="<script>alert(1)</script>")
    assert (
        "<script>alert" not in signed_in(cast.bob).get(review.get_absolute_url()).content.decode()
    )


def test_it_goes_along_when_concerns_are_merged_and_goes_when_a_customer_is_erased(cast):
    contact = make_contact("Mia Muster")
    one, other = (make_ticket(cast.technical, contact=contact) for _n in range(2))
    review = make_review(cast)
    brought = bring(review, cast.alice, ticket=one)
    merge_ticket(one, into=other, by=cast.alice)
    brought.refresh_from_db()
    assert brought.ticket == other
    assert clear_brought([]) == 0
    part = next(part for part in parts() if part.name == "reviews")
    erasure = Erasure(Person(0, (contact.pk,)))
    part.erase(erasure, by=cast.lead)
    assert erasure.counts == {"review_conversations": 1} and not Brought.objects.exists()


def test_the_words_are_sealed_in_the_database(cast, db):

    review = make_review(cast)
    bring(review, cast.alice)
    agree(review, cast.alice)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM reviews_brought")
        kept = str(cursor.fetchall())
        cursor.execute("SELECT behaviour, example FROM reviews_review")
        kept += str(cursor.fetchall())
    assert SECRET not in kept


def test_the_lines_of_the_talk_are_complete_in_both_languages():
    codes = [[one.code for one in anchors(language)] for language in LANGUAGES]
    assert codes[0] == codes[1] and len(codes[0]) == 7
    for language in LANGUAGES:
        for one in anchors(language):
            assert all(vars(one).values()) and one.good != one.bad
    assert anchors("fr") == anchors("en")


def test_the_lines_can_be_printed(cast):
    page = signed_in(cast.rita).get("/reviews/guide/").content.decode()
    assert all(one.title in page for one in anchors("en")) and "data-print" in page
