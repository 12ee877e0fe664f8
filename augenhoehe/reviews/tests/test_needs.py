from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.reviews import rules
from augenhoehe.reviews.actions.dispute import (
    answer_dispute,
    call_second_instance,
    items_seen_otherwise,
    raise_dispute,
)
from augenhoehe.reviews.actions.end import end_review
from augenhoehe.reviews.actions.settle import look_again
from augenhoehe.reviews.models import Appraisal, Drawn
from augenhoehe.reviews.needs import appraisals, calibrations, disputes, reviews
from augenhoehe.reviews.tests.cast import bring, make_review
from augenhoehe.reviews.tests.full_cast import (
    agree_on,
    hand_in,
    make_appraisal,
    make_drawing,
    revealed,
    solved,
)
from augenhoehe.reviews.tests.rounds_cast import make_round, rate
from augenhoehe.tickets.actions.merge import merge_ticket


def asked(user, *, after=timedelta()):
    """The reasons on somebody's day."""
    user, now = User.objects.get(pk=user.pk), timezone.now() + after
    mine = appraisals(rules.appraisals_visible_to(user), user, now)
    return [one.why for one in (*mine, *disputes(rules.disputes_visible_to(user), user, now))]


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def counts(cast, **more):
    return [len(asked(one, **more)) for one in (cast.alice, cast.bob, cast.lead, cast.carol)]


def test_each_is_asked_when_it_is_their_turn(cast):
    appraisal = make_appraisal(cast)
    assert counts(cast) == [1, 0, 0, 0]
    hand_in(appraisal, cast.alice)
    assert counts(cast) == [0, 1, 0, 0]
    hand_in(appraisal, cast.bob, answer="partly")
    assert counts(cast) == [1, 1, 0, 0]
    agree_on(appraisal, cast.bob)
    assert counts(cast) == [0, 0, 0, 0]
    assert counts(cast, after=timedelta(days=9)) == [1, 1, 0, 0]
    look_again(appraisal, by=cast.bob)
    assert counts(cast, after=timedelta(days=9)) == [0, 0, 0, 0]


def test_a_dispute_asks_whoever_has_the_next_word(cast):
    appraisal = revealed(cast)
    agree_on(appraisal, cast.bob)
    ids = items_seen_otherwise(appraisal)
    dispute = raise_dispute(appraisal, item_ids=ids, words="Nein", by=cast.alice)
    assert counts(cast) == [0, 1, 0, 0]
    answer_dispute(dispute, granted_ids=[], words="Doch", by=cast.bob)
    assert counts(cast) == [1, 0, 0, 0]
    call_second_instance(dispute, by=cast.alice)
    assert counts(cast) == [0, 0, 1, 0]
    assert "dispute" in signed_in(cast.lead).get("/").content.decode().lower()


def test_when_nobody_answers_in_time_the_author_is_told(cast):
    appraisal = revealed(cast)
    agree_on(appraisal, cast.bob)
    ids = items_seen_otherwise(appraisal)
    raise_dispute(appraisal, item_ids=ids, words="Nein", by=cast.alice)
    assert counts(cast, after=timedelta(days=7)) == [0, 1, 0, 0]
    assert counts(cast, after=timedelta(days=30))[0] == 2  # the agreement's day, too


def test_what_two_talk_about_goes_along_and_the_protocol_stays(cast):
    one = solved(cast.technical, cast.alice)
    appraisal = make_appraisal(cast)
    other = solved(cast.technical, cast.alice, contact=one.contact)
    merge_ticket(one, into=other, by=cast.alice)
    assert Appraisal.objects.get(pk=appraisal.pk).ticket == other
    assert Drawn.objects.get().ticket == one


def test_the_list_shows_each_their_own(cast):
    make_appraisal(cast)
    subject = Drawn.objects.get().ticket.subject
    for who, is_there in ((cast.alice, True), (cast.bob, True), (cast.carol, False)):
        page = signed_in(who).get("/reviews/").content.decode()
        assert (subject in page) is is_there
    assert subject not in signed_in(cast.lead).get("/reviews/").content.decode()


def test_small_teams_find_no_trace_of_the_full_form_on_the_list(cast):
    for who in (cast.lead, cast.alice):
        assert "/reviews/full/" not in signed_in(who).get("/reviews/").content.decode()
    make_drawing(cast)
    assert "/reviews/full/" in signed_in(cast.alice).get("/reviews/").content.decode()


def day_of(user, *, after=timedelta()):
    """What talks and rounds put on somebody's day."""
    user, now = User.objects.get(pk=user.pk), timezone.now() + after
    talks = reviews(rules.reviews_visible_to(user), user, now)
    return [*talks, *calibrations(rules.calibrations_visible_to(user), user, now)]


def test_a_talk_asks_whoever_brought_nothing_until_it_is_over(cast):
    review = make_review(cast)
    assert [len(day_of(one)) for one in (cast.alice, cast.bob, cast.lead)] == [1, 1, 0]
    bring(review, cast.alice)
    assert [len(day_of(one)) for one in (cast.alice, cast.bob)] == [0, 1]
    assert day_of(cast.bob, after=timedelta(days=2)) == []
    end_review(review, by=cast.alice)
    assert day_of(cast.bob) == []


def test_a_round_asks_whoever_has_not_rated_until_it_is_revealed(cast):
    calibration = make_round(cast)
    everybody = (cast.lead, cast.alice, cast.bob)
    assert [len(day_of(one)) for one in (*everybody, cast.carol)] == [1, 1, 1, 0]
    rate(calibration, cast.alice)
    assert [len(day_of(one)) for one in everybody] == [1, 0, 1]
    rate(calibration, cast.lead)
    rate(calibration, cast.bob)
    assert [len(day_of(one)) for one in everybody] == [0, 0, 0]
