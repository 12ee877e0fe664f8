"""Moments: shown by consent, counted nowhere, taken back at any time, without a trace."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from augenhoehe.attitudes.actions.forget_moments import black_out_moments, forget_moments
from augenhoehe.attitudes.actions.thank import (
    keep_moment,
    remove_moment,
    share_moment,
    write_moment,
)
from augenhoehe.attitudes.models import Moment
from augenhoehe.base.actions import Refused
from augenhoehe.base.offers import SUBJECTS
from augenhoehe.journal.models import Entry
from augenhoehe.kernel.mailtext.blackout import Finder
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.search.models import SearchDoc
from tests.doors.kinds import Thing
from tests.test_concealed import ALL, addresses, body
from tests.test_doors import DOORS, path_of

SECRET = "Zitronenfalter"


@pytest.fixture
def moment(cast):
    return write_moment(cast.bob, words=f"{SECRET}: ruhig geblieben", by=cast.alice)


def page(person, address="/attitude/moments/"):
    return signed_in(person).get(address)


def test_one_sees_the_covered_text_before_the_colleague_is_asked(cast):
    client = signed_in(cast.alice)
    data = {"colleague": cast.bob.pk, "words": "Danke, Tel. 0221 4711471", "quote": "a@b.example"}
    preview = client.post("/attitude/moments/new/", data).content.decode()
    assert not Moment.objects.exists()
    assert "4711471" not in preview and "a@b.example" not in preview
    client.post("/attitude/moments/new/", data | {"seen": "1"})
    kept = Moment.objects.get()
    assert "4711471" not in kept.words and "@" not in kept.quote
    assert (kept.author, kept.colleague, kept.state) == (cast.alice, cast.bob, "asked")


def test_nobody_thanks_themselves_or_somebody_who_left_or_with_nothing(cast):
    cast.bob.is_active = False
    for colleague, words in ((cast.alice, "Ich"), (cast.bob, "Danke"), (cast.rita, " ")):
        with pytest.raises(Refused):
            write_moment(colleague, words=words, by=cast.alice)
    assert not Moment.objects.exists()


def test_unconsented_it_is_seen_by_the_two_and_nobody_else_anywhere(cast, moment):
    """All addresses of the house that need no object, with the filters and exports of lists."""
    for person in (cast.alice, cast.bob):
        assert SECRET in page(person).content.decode()
        assert SECRET in page(person, moment.get_absolute_url()).content.decode()
    for name in ("lead", "rita", "boss", "admin", "observer"):
        client = signed_in(getattr(cast, name))
        assert client.get(moment.get_absolute_url()).status_code == 404
        for verb in ("share", "keep", "remove"):
            door = reverse(f"attitudes:moment_{verb}", args=[moment.pk])
            assert client.post(door).status_code == 404
    client = signed_in(cast.lead)
    for address in addresses()[""]:
        path = path_of(address, DOORS[address], Thing({}))
        answer = client.get(f"{path}?{ALL}&q={SECRET[:8]}&export=csv")
        if not str(answer.get("Content-Type")).startswith("text/event-stream"):
            assert SECRET not in body(answer), path


def test_kept_it_stays_between_the_two(cast, moment):
    keep_moment(moment, by=cast.bob)
    assert SECRET in page(cast.bob).content.decode()
    assert SECRET not in page(cast.rita).content.decode()
    assert page(cast.rita, moment.get_absolute_url()).status_code == 404


def test_only_the_colleague_consents(cast, moment):
    assert signed_in(cast.alice).post(f"{moment.get_absolute_url()}share/").status_code == 403
    with pytest.raises(Refused):
        share_moment(moment, by=cast.alice)
    signed_in(cast.bob).post(f"{moment.get_absolute_url()}share/")
    assert SECRET in page(cast.rita).content.decode()


def test_consent_is_asked_on_my_day_without_the_words(cast, moment):
    mine, others = page(cast.bob, "/").content.decode(), page(cast.rita, "/").content.decode()
    assert f"{cast.alice.name} thanks you" in mine and SECRET not in mine
    assert "thanks you" not in others


def test_both_take_it_back_at_any_time_and_it_is_gone(cast, moment):
    share_moment(moment, by=cast.bob)
    keep_moment(moment, by=cast.bob)
    assert SECRET not in page(cast.rita).content.decode()
    share_moment(moment, by=cast.bob)
    assert signed_in(cast.rita).post(f"{moment.get_absolute_url()}remove/").status_code == 403
    signed_in(cast.alice).post(f"{moment.get_absolute_url()}remove/")
    assert not Moment.objects.exists()
    with pytest.raises(Refused):
        share_moment(moment, by=cast.bob)


def test_only_the_newest_shared_one_stands_on_my_day(cast):
    for words in ("Erster", "Zweiter"):
        share_moment(write_moment(cast.bob, words=words, by=cast.alice), by=cast.bob)
    shown = page(cast.rita, "/").content.decode()
    assert "Zweiter" in shown and "Erster" not in shown
    assert "Zweiter" not in page(cast.boss, "/").content.decode()


def test_no_page_counts_them_or_picks_a_person_out(cast):
    for words in ("Eins", "Zwei", "Drei"):
        share_moment(write_moment(cast.bob, words=words, by=cast.alice), by=cast.bob)
    share_moment(write_moment(cast.rita, words="Vier", by=cast.alice), by=cast.rita)
    plain = page(cast.lead).content.decode()
    for query in (f"?colleague={cast.bob.pk}", "?q=Bob", f"?author={cast.alice.pk}", "?export=csv"):
        found = page(cast.lead, f"/attitude/moments/{query}")
        assert found["Content-Type"].startswith("text/html")
        assert all(words in found.content.decode() for words in ("Eins", "Zwei", "Drei", "Vier"))
    main = re.search(r"<main.*?</main>", plain, re.S)[0]
    words = re.sub(r"<[^>]+>", " ", main)
    assert not re.search(r"\d", words)


def test_it_leaves_no_entry_no_search_document_and_is_nobodys_subject(cast, moment):
    before, documents = Entry.objects.count(), SearchDoc.objects.count()
    share_moment(moment, by=cast.bob)
    remove_moment(moment, by=cast.alice)
    assert Entry.objects.count() == before
    assert SearchDoc.objects.count() == documents
    assert all(one.model is not Moment for one in SUBJECTS.values())


def test_it_ends_after_a_year_and_with_whoever_leaves(cast, moment):
    other = write_moment(cast.rita, words="Bleibt", by=cast.alice)
    Moment.objects.filter(pk=moment.pk).update(
        written_on=timezone.localdate() - timedelta(days=366)
    )
    assert forget_moments(timezone.now()) == 1
    assert Moment.objects.get() == other
    cast.rita.is_active = False
    cast.rita.save()
    forget_moments(timezone.now())
    assert not Moment.objects.exists()


def test_an_erased_customer_is_blacked_out_in_all_of_them(cast):
    write_moment(cast.bob, words="Petra Keller war froh", by=cast.alice)
    assert black_out_moments(Finder(("Petra Keller",)), "[x]") == 1
    assert Moment.objects.get().words == "[x] war froh"


@pytest.mark.parametrize("key", ["x", "bnVsbA", "eyJpcyI6IjEifQ"])
def test_a_forged_page_key_is_no_error(cast, key):
    assert page(cast.alice, f"/attitude/moments/?after={key}").status_code == 200
