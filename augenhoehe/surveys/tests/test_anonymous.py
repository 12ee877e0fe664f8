"""Anonymous is anonymous: attacks on the whole database."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core import serializers
from django.db import connection
from django.test import Client
from django.utils import timezone

from augenhoehe.customers.tests.cast import consented
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.models import Team, User
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys import events
from augenhoehe.surveys.actions.send import remind_due
from augenhoehe.surveys.anonymity import who_hash
from augenhoehe.surveys.identity import who_of
from augenhoehe.surveys.models import (
    AnonymousResponse,
    HasAnswered,
    Invitation,
    Response,
    Survey,
    SurveyVersion,
)
from augenhoehe.surveys.tests.cast import invite, make_survey, post
from augenhoehe.tickets.tests.cast import make_contact

pytestmark = pytest.mark.django_db
PEOPLE = 40
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


@pytest.fixture
def answered():
    """[(invitation, token, score)] in the order in which they answered."""
    make_cast()
    survey = make_survey("nps", promise="anonymous")
    told = []
    for number in range(PEOPLE):
        contact = make_contact(f"P{number} Muster", email=f"p{number}@muster.example")
        invitation, token = invite(survey, contact=contact)
        score = number % 11
        reply = post(Client(), f"/surveys/a/{token}/", score=str(score), why=f"Grund {number}")
        assert reply.status_code in (302, 429), reply.content
        told.append((invitation, token, score, reply.status_code))
    return [one[:3] for one in told if one[3] == 302]


def in_order_of_the_file(table, columns):
    """Rows as a dump finds them: by SQLite's row number, or as PostgreSQL keeps them."""
    order = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} ORDER BY {order}")
        return cursor.fetchall()


def test_only_the_week_is_known_and_nothing_of_the_person(answered):
    one = AnonymousResponse.objects.first()
    kept = json.loads(serializers.serialize("json", AnonymousResponse.objects.all()))[0]["fields"]
    assert set(kept) == {"survey", "version", "week", "score", "text", "values"}
    assert one.week.weekday() == 0
    who = json.loads(serializers.serialize("json", HasAnswered.objects.all()))[0]["fields"]
    assert set(who) == {"survey", "who_hash"}


def test_nothing_but_the_survey_stands_in_both_tables(answered):
    """Every value of the one is looked for in the other, and tokens, ids and moments in both."""
    answers = in_order_of_the_file("surveys_anonymousresponse", 'id, text, "values", week')
    who = in_order_of_the_file("surveys_hasanswered", "id, who_hash")
    theirs = {str(value) for row in who for value in row}
    ours = {str(value) for row in answers for value in row}
    assert not theirs & ours
    for invitation, token, _score in answered:
        for secret in (token, invitation.token_hash):
            assert all(secret not in value for value in theirs | ours)
        assert str(invitation.pk) not in theirs


def test_the_order_of_rows_in_the_file_tells_nothing(answered):
    """Two answers that came one after the other lie together no more often than chance has it."""
    texts = [row[0] for row in in_order_of_the_file("surveys_anonymousresponse", "text")]
    came = [int(text.split()[1]) for text in texts]
    rising = sum(late > early for early, late in zip(came, came[1:], strict=False))
    neighbours = sum(abs(a - b) == 1 for a, b in zip(came, came[1:], strict=False))
    assert came != sorted(came) and 2 <= rising <= len(came) - 3
    assert neighbours < len(came) / 2


def test_ids_neither_rise_nor_meet(answered):
    ids = list(AnonymousResponse.objects.order_by("pk").values_list("pk", flat=True))
    by_text = {row.text: row.pk for row in AnonymousResponse.objects.all()}
    in_time = [by_text[f"Grund {n}"] for n in range(PEOPLE) if f"Grund {n}" in by_text]
    assert in_time != sorted(ids) and max(ids) > 2**40
    assert not set(ids) & set(HasAnswered.objects.values_list("pk", flat=True))


def test_rows_of_both_tables_carry_the_same_transactions_as_many_others(answered):
    """PostgreSQL tells which transaction wrote a row: it must be that of many rows."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no transaction with a row")
    with connection.cursor() as cursor:
        for table in ("surveys_anonymousresponse", "surveys_hasanswered"):
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
            assert cursor.fetchone()[0] == 1


def test_the_journal_the_invitation_and_the_ordinary_responses_keep_silent(answered):
    assert not Response.objects.exists()
    surveys = Survey.objects.values_list("pk", flat=True)
    assert not Entry.objects.filter(subject_id__in=surveys, at__gte=_a_minute_ago()).filter(
        kind__in=_kinds_of_answers()
    )
    assert set(Invitation.objects.values_list("state", "opened_at")) == {("sent", None)}


def _a_minute_ago():
    return timezone.now() - timedelta(minutes=5)


def _kinds_of_answers():
    return [events.ANSWERED.code, events.ANSWER_CHANGED.code]


def test_nobody_answers_twice_and_nobody_can_change_what_cannot_be_found(answered):
    _invitation, token, _score = answered[0]
    page = f"/surveys/a/{token}/"
    before = AnonymousResponse.objects.count()
    reply = post(Client(), page, score="10")
    assert AnonymousResponse.objects.count() == before
    assert reply.status_code in (409, 429)
    assert "checked" not in Client().get(page).content.decode()


def test_without_the_secret_nobody_computes_who_has_answered(answered, settings):
    invitation, _token, _score = answered[0]
    known = who_hash(invitation.survey_id, who_of(invitation))
    assert HasAnswered.objects.filter(who_hash=known).exists()
    settings.SECRET_KEY = "another one"
    assert who_hash(invitation.survey_id, who_of(invitation)) != known


def test_the_page_promises_what_is_kept(answered):
    token = answered[0][1]
    text = Client().get(f"/surveys/a/{token}/").content.decode()
    assert "Niemand kann erkennen" in text and "Antwort ändern" not in text


def test_versions_are_counted_and_say_no_more(answered):
    """A version that only one person answered would tell who: all here answered the same."""
    used = AnonymousResponse.objects.values_list("version_id", flat=True).distinct()
    assert list(used) == list(SurveyVersion.objects.values_list("pk", flat=True))


def test_the_reminder_goes_to_everybody_so_that_the_outbox_tells_nothing(answered, settings):
    """Were only those reminded who have not answered, the rest would have; and one of them is who
    answered in a week in which only one did."""
    settings.PUBLIC_URL = "https://dienst.example"
    make_mailbox(Team.objects.first(), smtp_host="127.0.0.1")
    _late, _token = invite(Survey.objects.get(), contact=make_contact("Late", email="l@m.example"))
    for one in Invitation.objects.all():
        consented(one.contact, by=User.objects.get(name="Lena Leitung"))
    Invitation.objects.update(sent_at=TUESDAY - timedelta(days=6))
    remind_due(by="worker", now=TUESDAY)
    assert not Invitation.objects.filter(reminded_at=None).exists()
    assert OutMail.objects.count() == Invitation.objects.count()
