"""A pulse by mail and on My day: everybody gets the same, and nothing tells who has answered."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection

from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.ask_team import ask_teams
from augenhoehe.surveys.actions.start import end_survey
from augenhoehe.surveys.models import AnonymousResponse, AskingRules, HasAnswered, Invitation
from augenhoehe.surveys.tests.cast import make_survey, seen

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
LATER = TUESDAY + timedelta(days=6)
TEAM = ("lead", "alice", "bob", "carol", "dora", "rita")


@pytest.fixture
def cast(settings):
    settings.PUBLIC_URL = "https://dienst.example"
    cast = make_cast()
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    return cast


@pytest.fixture
def pulse():
    return make_survey("pulse", promise="anonymous")


def answer(person, pulse, score, client=None):
    page = f"/surveys/{pulse.pk}/pulse/"
    data = {"score": str(score), "need": f"von {score}", "seen": seen()}
    assert (client or signed_in(person)).post(page, data).status_code == 302


def test_everybody_of_the_team_gets_one_mail_and_nobody_else(cast, pulse):
    assert ask_teams(by="worker", now=TUESDAY) == len(TEAM)
    assert ask_teams(by="worker", now=TUESDAY) == 0
    wanted = sorted(getattr(cast, name).email for name in TEAM)
    assert sorted(OutMail.objects.values_list("to_first", flat=True)) == wanted


def test_it_waits_for_the_service_hours_and_for_a_way_to_send(cast, pulse, settings):
    assert ask_teams(by="worker", now=TUESDAY.replace(hour=23)) == 0
    settings.PUBLIC_URL = ""
    assert ask_teams(by="worker", now=TUESDAY) == 0
    pulse.refresh_from_db()
    assert pulse.team_asked_at is None


def test_the_only_reminder_goes_to_everybody_whoever_has_answered(cast, pulse):
    ask_teams(by="worker", now=TUESDAY)
    answer(cast.alice, pulse, 2)
    assert ask_teams(by="worker", now=TUESDAY + timedelta(days=2)) == 0
    assert ask_teams(by="worker", now=LATER) == len(TEAM)
    assert ask_teams(by="worker", now=LATER + timedelta(days=9)) == 0
    assert OutMail.objects.filter(to_first=cast.alice.email).count() == 2


def test_without_a_reminder_there_is_none_and_an_ended_pulse_asks_nobody(cast, pulse):
    AskingRules.objects.create(pk=1, reminder_days=0)
    ask_teams(by="worker", now=TUESDAY)
    assert ask_teams(by="worker", now=LATER) == 0
    AskingRules.objects.update(reminder_days=5)
    end_survey(pulse, by=cast.lead)
    assert ask_teams(by="worker", now=LATER) == 0


def dump():
    """{table: rows} of the whole database, as whoever copies it finds them."""
    there = connection.introspection.table_names()
    ours = [one for one in apps.get_models() if one._meta.db_table in there]
    return {
        one._meta.db_table: [
            row["fields"] | {"pk": row["pk"]}
            for row in json.loads(serializers.serialize("json", one._base_manager.all()))
        ]
        for one in ours
    }


def test_a_dump_links_no_answer_to_a_mail_a_day_or_a_person(cast, pulse):
    """All tables before and after two of six answered and all were reminded: who were the two?"""
    ask_teams(by="worker", now=TUESDAY)
    # All of them are signed in all day long, as they are for their work.
    windows = {name: signed_in(getattr(cast, name)) for name in TEAM}
    before = dump()
    answer(cast.alice, pulse, 1, windows["alice"])
    answer(cast.rita, pulse, 5, windows["rita"])
    ask_teams(by="worker", now=LATER)
    after = dump()
    assert not Invitation.objects.exists() and AnonymousResponse.objects.count() == 2
    people = {one.pk: one.email for one in User.objects.all()}
    secret = {"surveys_anonymousresponse", "surveys_hasanswered"}
    for table, rows in after.items():
        new = [row for row in rows if row not in before[table]]
        if table in secret or not new:
            continue
        # Whatever else is new speaks of all six alike, or of nobody.
        words = json.dumps(new)
        told = {email for email in people.values() if email in words}
        assert told in (set(), {getattr(cast, name).email for name in TEAM}), (table, words)
    kept = json.dumps([after[table] for table in secret])
    assert not any(email in kept for email in people.values())


def test_the_mails_are_word_by_word_the_same_and_carry_no_token(cast, pulse):
    ask_teams(by="worker", now=TUESDAY)
    answer(cast.bob, pulse, 3)
    ask_teams(by="worker", now=LATER)
    texts = {(one.subject, one.text) for one in OutMail.objects.filter(to_first__contains="@")}
    languages = set(User.objects.values_list("language", flat=True))
    assert len(texts) == 2 * len(languages)
    address = f"https://dienst.example/surveys/{pulse.pk}/pulse/"
    assert all(address in text for _subject, text in texts)
    hashes = HasAnswered.objects.values_list("who_hash", flat=True)
    assert not any(one in text for one in hashes for _subject, text in texts)


def test_the_journal_says_that_the_team_was_asked_and_not_whom(cast, pulse):
    ask_teams(by="worker", now=TUESDAY)
    [entry] = [one for one in Entry.objects.all() if one.facts.get("count") == len(TEAM)]
    assert entry.subject_id == pulse.pk


def test_it_stands_on_my_day_until_it_is_answered_and_on_nobody_elses(cast, pulse):
    page = f"/surveys/{pulse.pk}/pulse/"
    for person in (cast.alice, cast.bob):
        assert page in signed_in(person).get("/").content.decode()
    answer(cast.alice, pulse, 4)
    assert page not in signed_in(cast.alice).get("/").content.decode()
    assert page in signed_in(cast.bob).get("/").content.decode()
    assert page not in signed_in(cast.boss).get("/", follow=True).content.decode()
