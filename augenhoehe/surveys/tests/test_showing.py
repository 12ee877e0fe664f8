"""What of confidential and anonymous answers may be seen: attacks on tables and on their changes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.surveys.models import AnonymousResponse, Response, SurveyVersion, week_of
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.showing import shown, shown_texts
from augenhoehe.surveys.tests.cast import make_survey, publish

pytestmark = pytest.mark.django_db
NUMBERS = iter(range(1, 100_000))


def week(ago):
    return week_of(timezone.localdate()) - timedelta(weeks=ago)


def answer(survey, scores, *, ago=1, version=None, text=""):
    """Anonymous answers of a week."""
    version = version or survey.versions.last()
    AnonymousResponse.objects.bulk_create(
        AnonymousResponse(
            id=next(NUMBERS),
            survey=survey,
            version=version,
            week=week(ago),
            score=score,
            values={"score": score},
            text=text,
        )
        for score in scores
    )


def anonymous():
    return make_survey("nps", promise="anonymous")


def test_fewer_than_five_show_nothing_at_all():
    survey = anonymous()
    answer(survey, [9, 9, 3, 1], text="mein Fall")
    told = shown(survey, "score")
    assert not told.is_told and told.held_back == 4 and shown_texts(survey) == []


def test_a_score_that_few_gave_is_hidden_and_cannot_be_computed_from_the_total():
    survey = anonymous()
    answer(survey, [10] * 12 + [0])
    told = shown(survey, "score")
    cells = told.rows[0][1]
    assert cells[0] is None
    hidden = [c for c in cells if c is None]
    known = sum(c for c in cells if c is not None)
    # Either the total is hidden, too, or more than one cell is.
    assert told.n is None or len(hidden) > 1 or told.n == known


def test_of_two_groups_the_small_one_cannot_be_had_as_the_rest():
    survey = anonymous()
    first = survey.versions.first()
    second = publish(survey, first_words("nps"))
    answer(survey, [9] * 20, version=first)
    answer(survey, [2, 9, 9], version=second)
    told = shown(survey, "score", by="version")
    assert SurveyVersion.objects.count() == 2
    for label, cells in told.rows:
        column = [row[1] for row in told.rows]
        if label == str(second.number):
            assert all(cell in (None, 0) for cell in cells)
    # The column of nine: what the first version shows, taken from the total, would be the second's.
    nine = [row[9] for row in column]
    assert nine.count(None) != 1 or told.totals[9] is None


def test_a_single_new_answer_changes_no_table():
    """Whoever looks today and tomorrow sees the same, or at least five people more."""
    survey = anonymous()
    answer(survey, [9] * 8, ago=3)
    before = shown(survey, "score")
    answer(survey, [0], ago=1)
    answer(survey, [0], ago=0)
    after = shown(survey, "score")
    assert (after.rows, after.n) == (before.rows, before.n) and after.held_back == 2


def test_the_running_week_waits_even_if_many_answered():
    survey = anonymous()
    answer(survey, [9] * 7, ago=0)
    assert shown(survey, "score").held_back == 7
    AnonymousResponse.objects.update(week=week(1))
    assert shown(survey, "score").n == 7


def test_anonymous_answers_are_not_split_by_anything_that_names_people():
    survey = anonymous()
    answer(survey, [9] * 30)
    for by in ("team", "channel", "language"):
        assert not shown(survey, "score", by=by).is_told


def test_confidential_answers_obey_the_same_and_personal_ones_are_plain():
    for promise, expected in (("confidential", None), ("personal", 1)):
        survey = make_survey("nps", promise=promise)
        version = survey.versions.last()
        for score in [10] * 9 + [0]:
            Response.objects.create(
                survey=survey,
                version=version,
                channel="mail",
                score=score,
                values={"score": score},
                at=timezone.now() - timedelta(weeks=2),
            )
        assert shown(survey, "score").rows[0][1][0] == expected


def test_texts_come_in_no_order_of_time():
    survey = anonymous()
    for text in ("zuletzt", "anfangs", "mitten", "immer", "nie"):
        answer(survey, [5], text=text, ago=2)
    assert shown_texts(survey) == sorted(shown_texts(survey)) and len(shown_texts(survey)) == 5
