"""The team's reflection of the last quarter in the demo, and two moments."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from augenhoehe.attitudes.events import REFLECTION_BEGUN
from augenhoehe.attitudes.models import Moment, Reflection
from augenhoehe.attitudes.team_queries import quarter_of
from augenhoehe.attitudes.team_words import content
from augenhoehe.base.actions import action
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.anonymity import random_id, who_hash
from augenhoehe.surveys.models import (
    AnonymousResponse,
    Audience,
    HasAnswered,
    Kind,
    Promise,
    Survey,
    SurveyVersion,
    week_of,
)

RAN, INTO_QUARTER = timedelta(days=14), timedelta(days=64)


@action
def fill_team(house, *, data, now, by):
    """Write a reflection that is over, answered by nine, and a moment shared and one asked."""
    quarter = quarter_of(quarter_of(timezone.localdate(now)) - timedelta(days=1))
    begun = now - (timezone.localdate(now) - quarter - INTO_QUARTER)
    survey, words = _survey(quarter, begun)
    version = SurveyVersion.objects.create(
        survey=survey, number=1, content=words, published_at=begun
    )
    _answers(house, data, version)
    reflection = Reflection.objects.create(quarter=quarter, survey=survey)
    record(events.CREATED, survey, by=by, at=begun)
    record(events.STARTED, survey, by=by, at=begun)
    record(REFLECTION_BEGUN, reflection, by=by, at=begun)
    record(events.ENDED, survey, by="worker", at=survey.ended_at)
    for row in data["moments"]:
        _moment(house, row, timezone.localdate(now))


def _survey(quarter, begun):
    words, short = content(), f"{(quarter.month + 2) // 3}/{quarter.year}"
    titles = {name: f"{words[name]} ({short})" for name in ("title_de", "title_en")}
    survey = Survey.objects.create(
        **titles,
        kind=Kind.REFLECT,
        audience=Audience.TEAM,
        promise=Promise.ANONYMOUS,
        state=Survey.State.ENDED,
        public_key=f"{random_id():024x}",
        created_at=begun,
        started_at=begun,
        ends_on=timezone.localdate(begun + RAN),
        ended_at=begun + RAN,
        team_asked_at=begun,
        team_reminded_at=begun + timedelta(days=5),
    )
    return survey, {**words, **titles}


def _answers(house, data, version):
    """Who and what in two shuffled heaps, as answering leaves them."""
    survey, shuffle = version.survey, Random("team").shuffle
    asked = data["answers"]
    people = [one for key, one in house.people.items() if key not in ("hanne", "konrad")]
    count = len(next(iter(asked.values())))
    people = [one for one in people if one.roles & {"agent", "reception"}][:count]
    texts = [house.told(one) for one in data["texts"]] + [""] * count
    week = week_of(timezone.localdate(survey.started_at))
    rows = [
        AnonymousResponse(
            id=random_id(),
            survey=survey,
            version=version,
            week=week,
            text=texts[place],
            values={key: scores[place] for key, scores in asked.items()},
        )
        for place in range(count)
    ]
    who = [
        HasAnswered(id=random_id(), survey=survey, who_hash=who_hash(survey.pk, f"user:{one.pk}"))
        for one in people
    ]
    shuffle(rows)
    shuffle(who)
    AnonymousResponse.objects.bulk_create(rows)
    HasAnswered.objects.bulk_create(who)


def _moment(house, row, today):
    shared = row["shared"]
    Moment.objects.create(
        author=house.people[row["by"]],
        colleague=house.people[row["for"]],
        words=house.told(row["words"]),
        quote=house.told(row["quote"]) if row["quote"] else "",
        state=Moment.State.ASKED if shared is None else Moment.State.SHARED,
        written_on=today - timedelta(days=row["days"]),
        shared_on=None if shared is None else today - timedelta(days=shared),
    )
