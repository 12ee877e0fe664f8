"""Attacks on the private space: whoever is not its owner finds no word of it, anywhere."""

import tarfile

import pytest
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db import connection

from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.quiet import door, sealing
from augenhoehe.quiet.actions.unlock import TRIES, count_try
from augenhoehe.quiet.models import Note, Space
from augenhoehe.quiet.opening import open_space
from augenhoehe.quiet.sealing import Shut
from augenhoehe.quiet.tests.cast import PASSPHRASE, WORDS, make_space, unlocked, write
from augenhoehe.web.backup.make import make_backup

HOME = "/quiet/"
OTHERS = ("lead", "boss", "admin", "observer", "bob")


@pytest.fixture
def mine(cast):
    """Alice's space and her note in it."""
    space, key, _code = make_space(cast.alice)
    return space, key, write(space, key, kind="goal", title=WORDS, next=f"{WORDS}!")


def everything():
    """Each value of each column of each table, as one text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    is_bytes = isinstance(value, bytes | memoryview)
                    yield bytes(value).decode("latin-1") if is_bytes else str(value)


def walk(client):
    """Alice writes, reads, changes, lists and takes along, through the doors."""
    given = {"situation": WORDS, "did": WORDS, "next": WORDS}
    address = client.post(f"{HOME}write/week/", given).headers["Location"]
    client.post(f"{address}change/", {**given, "did": f"{WORDS} {WORDS}"})
    for page in (address, f"{HOME}export/", f"{HOME}export/?as=json"):
        assert WORDS in client.get(page).content.decode()
    return address


def test_the_database_holds_no_word_after_everything_one_can_do(cast, mine):
    client = unlocked(signed_in(cast.alice))
    walk(client)
    found = [text for text in everything() if WORDS in text or PASSPHRASE in text]
    assert found == []
    escaped = WORDS.encode("unicode_escape").decode()
    assert not any(escaped in text for text in everything())


def test_neither_key_nor_code_is_in_the_database_nor_in_the_session(cast):
    space, key, code = make_space(cast.alice)
    unlocked(signed_in(cast.alice))
    sessions = [str(one.get_decoded()) for one in Session.objects.all()]
    texts = [*everything(), *sessions]
    forms = {key.decode("latin-1"), key.hex(), code, code.replace("-", "")}
    assert not any(form in text for text in texts for form in forms)


def test_session_and_cookie_open_nothing_without_each_other(cast, mine):
    client = unlocked(signed_in(cast.alice))
    note = f"{HOME}notes/{mine[2].pk}/"
    assert client.get(note).status_code == 200
    opener = client.cookies.pop(door.COOKIE)
    assert client.get(note).status_code == 302
    other = signed_in(cast.alice)
    other.cookies[door.COOKIE] = opener.value
    assert other.get(note).status_code == 302


def test_the_cookie_goes_to_the_quiet_hour_only_and_to_no_script(cast, mine):
    cookie = unlocked(signed_in(cast.alice)).cookies[door.COOKIE]
    assert cookie["path"] == HOME and cookie["httponly"] and cookie["samesite"] == "Strict"
    assert not cookie["max-age"] and not cookie["expires"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reaches_a_note_whatever_their_role(cast, mine, who):
    client = signed_in(getattr(cast, who))
    make_space(getattr(cast, who))
    unlocked(client)
    for end in ("", "change/", "share/?part=next&line=0"):
        assert client.get(f"{HOME}notes/{mine[2].pk}/{end}").status_code == 404
    for end in ("change/", "erase/", "share/"):
        assert client.post(f"{HOME}notes/{mine[2].pk}/{end}").status_code == 404
    assert WORDS not in client.get(HOME).content.decode()
    assert WORDS not in client.get(f"{HOME}export/").content.decode()
    assert Note.objects.filter(pk=mine[2].pk).exists()


def test_whoever_gives_somebody_a_new_password_does_not_open_their_space(cast, mine):
    cast.alice.set_password("vom Administrator gesetzt")
    cast.alice.save()
    client = signed_in(cast.alice)
    assert WORDS not in client.get(HOME).content.decode()
    assert client.get(f"{HOME}notes/{mine[2].pk}/").status_code == 302
    assert client.post(f"{HOME}open/", {"secret": "vom Administrator gesetzt"}).status_code == 422


@pytest.mark.parametrize("who", ("alice", *OTHERS))
def test_no_page_of_others_search_journal_or_export_says_a_word(cast, mine, who):
    walk(unlocked(signed_in(cast.alice)))
    client = signed_in(getattr(cast, who))
    for page in ("/", f"/search/?q={WORDS}", "/figures/", "/quiet/lines/", "/setup/"):
        answer = client.get(page, follow=True)
        # The search repeats what was asked for.
        assert answer.content.decode().count(WORDS) <= (4 if "search" in page else 0), page


def test_the_journal_keeps_nothing_of_it(cast, mine):
    before = list(everything_of("journal_entry"))
    walk(unlocked(signed_in(cast.alice)))
    assert list(everything_of("journal_entry")) == before


def everything_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        yield from cursor.fetchall()


def test_a_sealed_text_opens_in_its_own_row_only(cast, mine):
    space, key, note = mine
    other = write(space, key)
    other.sealed = note.sealed
    with pytest.raises(Shut):
        sealing.unseal(key, other.sealed, other.context)


def test_a_wrapped_key_put_into_ones_own_row_opens_nothing(cast, mine):
    own, _key, _code = make_space(cast.admin)
    own.by_passphrase = mine[0].by_passphrase
    with pytest.raises(Shut):
        typed = sealing.as_typed(PASSPHRASE)
        sealing.unwrap(own.by_passphrase, typed, own.context)


def test_guessing_is_made_slow(cast, mine):
    client = signed_in(cast.alice)
    for _ in range(5):
        assert client.post(f"{HOME}open/", {"secret": "geraten geraten"}).status_code == 422
    answer = client.post(f"{HOME}open/", {"secret": PASSPHRASE})
    assert answer.status_code == 422 and "Too many wrong tries" in answer.content.decode()


def test_signing_out_shuts_it_and_so_does_half_an_hour_alone(cast, mine):
    client = unlocked(signed_in(cast.alice))
    client.post("/account/logout/")
    client.force_login(cast.alice)
    assert WORDS not in client.get(HOME).content.decode()
    assert WORDS in unlocked(client).get(HOME).content.decode()
    session = client.session
    until, sealed = session[door.HALF]
    session[door.HALF] = [until - door.IDLE, sealed]
    session.save()
    assert client.get(f"{HOME}notes/{mine[2].pk}/").status_code == 302
    session[door.HALF] = [until + 3600, sealed]
    session.save()
    assert client.get(f"{HOME}notes/{mine[2].pk}/").status_code == 302


def test_no_answer_is_kept_by_a_browser_or_a_proxy(cast, mine):
    client = unlocked(signed_in(cast.alice))
    for end in ("", f"notes/{mine[2].pk}/", "export/", "positions/", "write/week/"):
        assert "no-store" in client.get(f"{HOME}{end}")["Cache-Control"]


def test_what_is_written_is_shown_as_text(cast, mine):
    space, key, _note = mine
    evil = "<script>alert(1)</script>"
    note = write(space, key, kind="position", title=evil, clear=evil)
    client = unlocked(signed_in(cast.alice))
    for end in ("", f"notes/{note.pk}/", "positions/", f"notes/{note.pk}/change/"):
        assert evil not in client.get(f"{HOME}{end}").content.decode()


def test_djangos_own_dump_holds_no_word(cast, mine):
    walk(unlocked(signed_in(cast.alice)))
    text = serializers.serialize("json", Note.objects.all(), ensure_ascii=False)
    assert WORDS not in text and "sealed" in text


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_no_word(tmp_path):
    cast = make_cast()
    _space, key, code = make_space(cast.alice)
    walk(unlocked(signed_in(cast.alice)))
    target = tmp_path / "house.backup"
    make_backup(target, with_secret=True)
    data = b"".join(contents(target))
    told = [WORDS.encode(), WORDS.encode("unicode_escape"), PASSPHRASE.encode(), key, code.encode()]
    assert b"quiet_note" in data
    assert [one for one in told if one in data] == []


def contents(path):
    """The bytes of each file in a backup."""
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile():
                yield archive.extractfile(member).read()


def test_many_hands_at_once_neither_lift_the_bar_nor_pass_it(cast, mine):
    stale = Space.objects.get(pk=mine[0].pk)
    for _ in range(TRIES):
        count_try(mine[0], is_right=False)
    for secret in ("geraten geraten", PASSPHRASE):
        with pytest.raises(Refused):
            open_space(stale, secret=secret)
    stale.refresh_from_db()
    assert stale.barred_until


def test_a_damaged_note_closes_none_of_the_others(cast, mine):
    space, key, note = mine
    write(space, key, kind="position", title="Hafen", clear=WORDS)
    Note.objects.filter(pk=note.pk).update(sealed=bytes(note.sealed)[:-1] + b"!")
    client = unlocked(signed_in(cast.alice))
    page = client.get(HOME)
    assert "damaged" in page.content.decode() and "Hafen" in page.content.decode()
    for door_ in ("export/", "export/?as=json"):
        text = client.get(HOME + door_).content.decode()
        assert "Hafen" in text and "damaged" in text
    assert "Hafen" in client.get(f"{HOME}positions/").content.decode()
    for door_ in ("", "change/", "share/?part=next&line=0"):
        assert client.get(f"{HOME}notes/{note.pk}/{door_}").status_code == 409
    new = "Anker Wolle Kessel Mond"
    given = {"secret": PASSPHRASE, "passphrase": new, "again": new}
    assert client.post(f"{HOME}secret/", given).status_code == 200
    assert "Hafen" in client.get(HOME).content.decode()
    assert client.post(f"{HOME}notes/{note.pk}/erase/").status_code == 302
    assert "damaged" not in client.get(HOME).content.decode()
