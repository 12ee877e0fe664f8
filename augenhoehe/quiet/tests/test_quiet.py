"""The quiet hour for its owner: begin, write, read again, share, take back, take along, delete."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.base.actions import Refused
from augenhoehe.base.at_once import answer_of
from augenhoehe.goals.models import Goal
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.quiet import guides, needs, queries, rules, sealing
from augenhoehe.quiet.actions.begin import begin_space, renew_secrets
from augenhoehe.quiet.actions.erase import erase_note, erase_space
from augenhoehe.quiet.actions.forget import end_lines, end_spaces
from augenhoehe.quiet.actions.offer import choose_time, skip_hour
from augenhoehe.quiet.actions.share import share_line, take_back_line
from augenhoehe.quiet.actions.unlock import TRIES, count_try
from augenhoehe.quiet.actions.write import change_note
from augenhoehe.quiet.models import Note, SharedLine, Space
from augenhoehe.quiet.opening import open_space, secrets_for
from augenhoehe.quiet.tests.cast import PASSPHRASE, WORDS, make_space, unlocked, write

HOME = "/quiet/"
OFFER = {"is_offered": True, "weekday": 4, "at": time(15), "every": 1}


@pytest.fixture
def client(cast):
    return signed_in(cast.alice)


def test_a_space_begins_with_a_passphrase_and_shows_its_code_once(cast, client):
    given = {"passphrase": PASSPHRASE, "again": PASSPHRASE}
    first = client.post(f"{HOME}begin/", given)
    code = first.content.decode().partition("<code>")[2].partition("</code>")[0]
    space = Space.objects.get(owner=cast.alice)
    assert open_space(space, secret=code) == open_space(space, secret=PASSPHRASE) is not None
    assert client.post(f"{HOME}begin/", given)["Location"] == HOME
    assert code not in client.get(HOME).content.decode()


def test_a_short_passphrase_or_two_different_ones_begin_nothing(cast, client):
    for first, again in (("kurz", "kurz"), (PASSPHRASE, f"{PASSPHRASE}!")):
        answer = client.post(f"{HOME}begin/", {"passphrase": first, "again": again})
        assert answer.status_code == 422
    assert not Space.objects.exists()


def test_a_second_space_is_refused(cast):
    space, key, _code = make_space(cast.alice)
    secrets = secrets_for(Space(owner=cast.alice), key=key, passphrase=PASSPHRASE)
    with pytest.raises(Refused):
        begin_space(cast.alice, secrets=secrets)
    assert Space.objects.get() == space


def test_one_writes_reads_again_and_changes(cast, client):
    make_space(cast.alice)
    unlocked(client)
    told = {"situation": "Ein lauter Anruf", "did": "Zugehört", "next": "Früher fragen"}
    address = client.post(f"{HOME}write/week/", told)["Location"]
    text = client.get(address).content.decode()
    assert all(words in text for words in told.values())
    client.post(f"{address}change/", {**told, "next": "Gleich fragen"})
    text = client.get(address).content.decode()
    assert "Gleich fragen" in text and "Früher fragen" not in text


def test_the_question_that_was_answered_stays_with_the_note(cast, client):
    make_space(cast.alice)
    unlocked(client)
    question = guides.questions()[3]
    given = {"situation": "x", "question": question.code}
    address = client.post(f"{HOME}write/week/", given)["Location"]
    assert question.words["en"] in client.get(address).content.decode()


def test_what_was_typed_stays_when_the_space_has_shut_and_the_passphrase_saves_it(cast, client):
    space, key, _code = make_space(cast.alice)
    note = write(space, key)
    told = {"situation": "Lange überlegt", "kind": "week"}
    for address in (f"{HOME}write/week/", f"{HOME}notes/{note.pk}/change/"):
        assert "Lange überlegt" in client.post(address, told).content.decode()
        wrong = client.post(address, {**told, "secret": "nicht dieses Wort"})
        assert wrong.status_code == 422 and "Lange überlegt" in wrong.content.decode()
        saved = client.post(address, {**told, "secret": PASSPHRASE})
        assert "Lange überlegt" in client.get(saved["Location"]).content.decode()
        client.post(f"{HOME}close/")


def test_a_new_passphrase_keeps_the_notes_and_ends_the_old_one(cast, client):
    space, key, code = make_space(cast.alice)
    new = "Anker Wolle Kessel Mond"
    note = write(space, key)
    other = unlocked(signed_in(cast.alice))
    given = {"secret": code.lower().replace("-", " "), "passphrase": new, "again": new}
    answer = client.post(f"{HOME}secret/", given)
    assert answer.status_code == 200 and "<code>" in answer.content.decode()
    space.refresh_from_db()
    note.refresh_from_db()
    fresh = open_space(space, secret=new)
    assert fresh != key and queries.read(note, fresh).title
    with pytest.raises(sealing.Shut):
        queries.read(note, key)
    assert other.get(f"{HOME}notes/{note.pk}/").status_code == 302
    assert open_space(space, secret=PASSPHRASE) is open_space(space, secret=code) is None
    secrets = secrets_for(space, key=key, passphrase=PASSPHRASE)
    renew_secrets(space, secrets=secrets, old=fresh, new=key)
    assert open_space(space, secret=PASSPHRASE) == key


def test_what_is_written_while_the_key_changes_is_refused(cast):
    space, key, _code = make_space(cast.alice)
    stale = Space.objects.get(pk=space.pk)
    new = sealing.new_key()
    secrets = secrets_for(space, key=new, passphrase=PASSPHRASE)
    renew_secrets(space, secrets=secrets, old=key, new=new)
    with pytest.raises(Refused):
        write(stale, key)
    assert not Note.objects.exists()


def test_five_wrong_tries_bar_and_a_right_one_forgets_them(cast):
    space, _key, _code = make_space(cast.alice)
    for _ in range(TRIES - 1):
        count_try(space, is_right=False)
    count_try(space, is_right=True)
    count_try(space, is_right=False)
    space.refresh_from_db()
    assert (space.wrong_count, space.barred_until) == (1, None)
    for _ in range(TRIES - 1):
        count_try(space, is_right=False)
    space.refresh_from_db()
    with pytest.raises(Refused):
        open_space(space, secret=PASSPHRASE)


def test_one_line_is_shared_and_taken_back(cast, client):
    space, key, _code = make_space(cast.alice)
    note = write(space, key)
    page = f"{HOME}notes/{note.pk}/share/?part=next&line=1"
    assert "Nachfragen" in unlocked(client).get(page).content.decode()
    client.post(page, {"text": "Nachfragen hilft", "audience": "lead"})
    lead, bob = signed_in(cast.lead), signed_in(cast.bob)
    lines = f"{HOME}lines/"
    assert "Nachfragen hilft" in lead.get(lines).content.decode()
    assert WORDS not in lead.get(lines).content.decode()
    assert "Nachfragen hilft" not in bob.get(lines).content.decode()
    line = SharedLine.objects.get()
    assert lead.post(f"{lines}{line.pk}/take-back/").status_code in (403, 404)
    assert bob.post(f"{lines}{line.pk}/take-back/").status_code == 404
    client.post(f"{lines}{line.pk}/take-back/")
    assert "Nachfragen hilft" not in lead.get(lines).content.decode()
    assert not SharedLine.objects.exists()


def test_a_line_reaches_the_circle_it_was_shared_with_and_nobody_else(cast):
    seen = {}
    for audience in ("lead", "teams", "house"):
        line = share_line(cast.alice, text="x", audience=audience)
        people = ("alice", "bob", "lead", "admin", "stranger")
        seen[audience] = [
            who for who in people if line in rules.lines_visible_to(getattr(cast, who))
        ]
        take_back_line(line)
    assert seen == {
        "lead": ["alice", "lead"],
        "teams": ["alice"],
        "house": ["alice", "bob", "lead", "admin"],
    }


def test_a_line_that_is_not_there_is_not_shared(cast, client):
    space, key, _code = make_space(cast.alice)
    note = write(space, key)
    unlocked(client)
    for query in ("", "?part=next&line=7", "?part=x&line=0", "?part=next&line=-1", "?line=²"):
        assert client.get(f"{HOME}notes/{note.pk}/share/{query}").status_code == 404


def test_positions_stand_side_by_side_with_what_is_open(cast, client):
    space, key, _code = make_space(cast.alice)
    write(space, key, kind="position", title="Leitung bei Nordwind", clear="Das Team")
    write(space, key, kind="position", title="Leitung bei Südhang")
    write(space, key)
    text = unlocked(client).get(f"{HOME}positions/").content.decode()
    assert "Nordwind" in text and "Südhang" in text and "to be asked" in text
    assert WORDS not in text


def test_notes_go_with_the_person_as_text_and_for_machines(cast, client):
    space, key, _code = make_space(cast.alice)
    write(space, key)
    unlocked(client)
    text = client.get(f"{HOME}export/")
    assert WORDS in text.content.decode() and "attachment" in text["Content-Disposition"]
    assert client.get(f"{HOME}export/?as=json").json()[0]["situation"].startswith(WORDS)


def test_a_note_and_the_whole_space_are_deleted_by_oneself(cast, client):
    space, key, _code = make_space(cast.alice)
    first, second = write(space, key), write(space, key)
    client.post(f"{HOME}notes/{first.pk}/erase/")
    assert list(Note.objects.all()) == [second]
    erase_note(second)
    share_line(cast.alice, text="x", audience="house")
    assert client.post(f"{HOME}erase/", {}).status_code == 422 and Space.objects.exists()
    client.post(f"{HOME}erase/", {"is_sure": "on"})
    assert not Space.objects.exists() and not SharedLine.objects.exists()


def test_a_space_that_began_again_is_not_open_by_the_old_key(cast, client):
    space, _key, _code = make_space(cast.alice)
    unlocked(client)
    erase_space(space)
    make_space(cast.alice)
    assert "It is shut" in client.get(HOME).content.decode()


def test_words_that_change_are_sealed_anew(cast):
    space, key, _code = make_space(cast.alice)
    note = write(space, key)
    before = bytes(note.sealed)
    change_note(note, key=key, answers={"situation": "anders"})
    note.refresh_from_db()
    assert bytes(note.sealed)[:12] != before[:12]
    assert queries.read(note, key).answers["situation"] == "anders"


def test_lines_and_spaces_that_were_left_behind_end_with_time(cast):
    for owner in (cast.alice, cast.bob):
        make_space(owner)
    line = share_line(cast.alice, text="x", audience="house")
    User.objects.filter(pk=cast.alice.pk).update(is_active=False)
    assert line not in rules.lines_visible_to(cast.bob)
    now = timezone.now()
    assert [one.owner for one in queries.left_before(now)] == [cast.alice]
    assert (end_spaces(now, by="worker"), end_lines(now, by="worker")) == (1, 1)
    assert Space.objects.get().owner == cast.bob and not SharedLine.objects.exists()


def test_the_companys_goals_stand_beside_a_personal_one(cast, client):
    make_space(cast.alice)
    Goal.objects.create(place=1, wording="Weniger Kündigungen")
    assert "Weniger Kündigungen" in client.get(f"{HOME}write/goal/").content.decode()
    assert "Weniger Kündigungen" not in client.get(f"{HOME}write/position/").content.decode()


def friday(hour):
    """A Friday at an hour, here."""
    today = timezone.localtime().replace(hour=hour, minute=30, second=0)
    return today + timedelta(days=(4 - today.weekday()) % 7)


def test_it_is_offered_at_the_chosen_time_only_and_only_if_switched_on(cast):
    space, _key, _code = make_space(cast.alice)
    assert not queries.is_due(space, friday(16))
    choose_time(space, chosen=OFFER)
    assert queries.is_due(space, friday(16))
    assert not queries.is_due(space, friday(14))
    assert not queries.is_due(space, friday(16) + timedelta(days=1))
    assert not queries.is_due(space, friday(16) - timedelta(days=1))
    space.settled_on = friday(16).date() - timedelta(days=2)
    assert not queries.is_due(space, friday(16))
    space.every, space.settled_on = 4, None
    assert sum(queries.is_due(space, friday(16) + timedelta(weeks=n)) for n in range(8)) == 2


def test_my_day_offers_it_to_its_owner_and_not_this_time_takes_it_away(cast, client):
    space, _key, _code = make_space(cast.alice)
    now = timezone.localtime()
    choose_time(space, chosen={**OFFER, "weekday": now.weekday(), "at": time(0)})
    assert "Quiet hour" in offered(cast.alice, now)
    assert offered(cast.lead, now) == []
    client.post(f"{HOME}skip/")
    assert offered(cast.alice, now) == []
    choose_time(space, chosen={**OFFER, "is_offered": False})
    skip_hour(space)


def offered(user, now):
    """The labels of what is offered to a person."""
    mine = rules.spaces_of(user)
    return [one.label for one in answer_of(needs.quiet_hour, mine, user, now)]


def test_there_are_enough_questions_and_they_take_turns_in_both_languages():
    every = guides.questions()
    assert len(every) >= 30 and len({one.code for one in every}) == len(every)
    assert {one.attitude for one in every[:5]} == set(ATTITUDES)
    words = [one.words for one in every] + [
        w for g in guides.guides().values() for _c, w in g.fields
    ]
    assert all(one["de"].strip() and one["en"].strip() for one in words)
    assert guides.after(every[-1]) == every[0]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=9), st.text(max_size=3_000), max_size=4))
def test_whatever_is_written_comes_back_and_its_size_says_little(told):
    key, context = sealing.new_key(), uuid4().bytes
    sealed = sealing.seal(key, told, context)
    assert sealing.unseal(key, sealed, context) == told
    assert (len(sealed) - sealing.NONCE - 16) % sealing.BLOCK == 0
    with pytest.raises(sealing.Shut):
        sealing.unseal(key, sealed, context + b"x")


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff" * 200, bytes(80)])
def test_damaged_keys_are_shut_and_cost_nothing(damage):
    with pytest.raises(sealing.Shut):
        sealing.unwrap(damage, b"secret", b"space:1")
