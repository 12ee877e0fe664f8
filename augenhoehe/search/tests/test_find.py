"""What is handed in is found at once by those who may, newest first, and is gone when dropped."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from augenhoehe.search.actions import Doc, drop, drop_groups, index_texts, purge, regroup, rescope
from augenhoehe.search.actions.rebuild import rebuild
from augenhoehe.search.models import SearchDoc
from augenhoehe.search.queries import MOST_CONTINUATIONS, find, is_outdated
from augenhoehe.search.scopes import SOURCES, source

pytestmark = pytest.mark.django_db
BLNS = Path(__file__).parents[3] / "../shared/data/hostile/blns.json"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def doc(number, *texts, scope="team1", names=(), minutes=0, group=None, language="de"):
    return Doc(
        owner=(7, number),
        at=START + timedelta(minutes=minutes),
        scope=scope,
        texts=texts,
        names=names,
        group=group,
        language=language,
    )


def found(words, *scopes):
    return [hit.owner[1] for hit in find(words, scopes=scopes or ["team1"])]


def test_words_are_found_in_all_their_forms():
    index_texts([doc(1, "Die Lohnabrechnungen für März fehlen."), doc(2, "Kündigung")])
    assert found("Lohnabrechnung") == [1]
    assert found("lohnabrechnungen märz") == [1]
    assert found("kündigungen ") == [2]
    assert found("Kuendigung ") == [2]


def test_english_texts_are_found_in_their_forms():
    index_texts([doc(1, "They were waiting for invoices.", language="en")])
    assert found("wait invoice ") == [1]
    assert found("waiting") == [1]


@pytest.mark.parametrize("typed", ["Ab", "Abre", "Abrech", "Abrechnu", "Abrechnun", "Abrechnung"])
def test_a_word_is_found_while_it_is_typed(typed):
    index_texts([doc(1, "Abrechnung")])
    assert found(typed) == [1]
    assert found(f"{typed}x ") == []


@pytest.mark.parametrize("count", [3, MOST_CONTINUATIONS, MOST_CONTINUATIONS + 1, 200])
def test_whatever_a_word_may_become_is_found_however_much_that_is(count):
    index_texts([doc(n, f"Vers{n}x", minutes=n) for n in range(count)])
    index_texts([doc(1000, "Verbund"), doc(1001, "Wers1x"), doc(1002, "vers", minutes=count)])
    assert found("vers") == [1002, *reversed(range(count))][:50]


def test_an_unfinished_word_never_becomes_the_name_of_a_scope():
    index_texts([doc(1, "Lohn"), doc(2, "Teamarbeit"), doc(3, "Lohn", scope="everyone")])
    assert found("team", "team1", "everyone") == [2] and found("every", "everyone") == []


def test_all_words_must_occur_and_quotes_keep_words_together():
    index_texts([doc(1, "eine alte Rechnung"), doc(2, "eine Rechnung, sehr alte")])
    assert found("rechnung alte ") == [2, 1]
    assert found('"alte Rechnung"') == [1]
    assert found("„alte Rechnung“") == [1]


def test_numbers_and_codes_are_found_as_they_are_written():
    index_texts([doc(1, "Vorgang RE-2024-001, anna.meier@bau.example")])
    assert found("RE-2024-001") == [1]
    assert found("anna.meier@bau.example") == [1]
    assert found("2024-002") == []


def test_names_are_found_by_parts_of_words():
    index_texts([doc(1, names=["Musterbau GmbH", "Jörg Müller", "#1042"])])
    assert found("terbau") == [1] and found("üller") == [1] and found("ueller jörg") == [1]
    assert found("1042") == [1] and found("#1042") == [1]
    assert found("bauer") == []


def test_the_newest_comes_first_whenever_it_was_handed_in():
    index_texts([doc(1, "Lohn", minutes=5)])
    index_texts([doc(2, "Lohn", minutes=9), doc(3, "Lohn", minutes=1)])
    assert found("lohn") == [2, 1, 3]
    hits = find("lohn", scopes=["team1"], limit=2)
    assert [h.owner[1] for h in hits] == [2, 1] and hits[0].at == START + timedelta(minutes=9)
    assert [h.owner[1] for h in find("lohn", scopes=["team1"], before=hits[-1].id)] == [3]


def test_many_texts_of_one_second_keep_apart():
    index_texts([doc(n, "Lohn") for n in range(50)])
    index_texts([doc(n + 4096, "Lohn") for n in range(50)])
    assert len(find("lohn", scopes=["team1"], limit=200)) == 100


def test_only_what_one_may_read_is_found():
    index_texts([doc(1, "Lohn", scope="team1", names=["Lohn"]), doc(2, "Lohn", scope="team17")])
    assert found("lohn", "team1") == [1]
    assert found("lohn", "team1", "team17") == [2, 1]
    assert found("lohn", "team7") == []
    assert find("lohn", scopes=[]) == []
    assert found("team17") == []


def test_a_text_handed_in_again_replaces_the_old_one():
    index_texts([doc(1, "Lohn", names=["Alt"])])
    index_texts([doc(1, "Steuer", names=["Neu"])])
    assert found("lohn") == [] and found("alt") == [] and found("steuer") == [1]


def test_what_is_dropped_leaves_no_ghost():
    index_texts([doc(1, "Lohn", names=["Lohn"]), doc(2, "Lohn", group=(9, 1))])
    drop([(7, 1)])
    assert found("lohn") == [2]
    drop_groups([(9, 1)])
    assert found("lohn") == [] and not SearchDoc.objects.exists()


def test_a_thing_that_moved_is_found_by_its_new_team_only():
    index_texts([doc(1, "Lohn", group=(9, 1), names=["Lohnlauf"])])
    rescope((9, 1), "team2")
    assert found("lohn", "team1") == [] and found("lohn", "team2") == [1]
    assert found("hnlauf", "team1") == [] and found("hnlauf", "team2") == [1]
    regroup((9, 1), to=(9, 5))
    assert find("lohn", scopes=["team2"])[0].group == (9, 5)


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "*", "AND", "OR NOT", "scope:team2", "{scope}: x", "a* OR b", "NEAR(a b)", "^a",
     "'", "\\", "%", "_", "a & b | !c", "a:*", "<->", "\0", "", "   ", "-a", "(", "lohn AND ("],
)  # fmt: skip
def test_whatever_is_typed_is_words_and_never_a_command(typed):
    index_texts([doc(1, "geheim", scope="team2"), doc(2, "lohn")])
    assert 1 not in found(typed)


def test_the_big_list_of_naughty_strings_is_taken_in_and_typed():
    if not BLNS.exists():
        pytest.skip("shared data is not here")
    strings = json.loads(BLNS.read_text())
    index_texts([doc(n, text, names=[text]) for n, text in enumerate(strings)])
    for text in strings:
        find(text, scopes=["team1"])


def test_a_search_costs_two_questions_and_one_for_an_unfinished_word(django_assert_num_queries):
    index_texts([doc(n, "Lohn", names=["Lohn"], minutes=n) for n in range(3)])
    with django_assert_num_queries(2):
        assert found("lohn ") == [2, 1, 0]
    with django_assert_num_queries(3 if connection.vendor == "sqlite" else 2):
        assert found("lohn") == [2, 1, 0]


def test_taking_in_many_costs_as_many_questions_as_one(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        index_texts([doc(n, "Lohn", minutes=n) for n in range(300)])


def test_a_rebuild_takes_everything_in_again_and_removes_what_nobody_has():
    index_texts([doc(1, "Lohn"), doc(2, "Geist")])
    SearchDoc.objects.update(stemmer="1.0")
    assert is_outdated()
    source("test")(lambda: iter([doc(1, "Lohn")]))
    try:
        rebuild()
    finally:
        del SOURCES["test"]
    assert found("lohn") == [1] and found("geist") == [] and not is_outdated()


@pytest.mark.django_db(transaction=True)
def test_an_erased_word_is_not_in_the_file_any_more():
    if connection.vendor != "sqlite":
        pytest.skip("SQLite keeps deleted words in old segments")
    index_texts([doc(n, "Lohn", names=["x"]) for n in range(20)])
    index_texts([doc(99, "Zwetschgenhausen", names=["Zwetschgenhausen"])])
    index_texts([doc(n + 100, "Lohn") for n in range(20)])
    path = Path(connection.settings_dict["NAME"])
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zwetschgenhau" in path.read_bytes()
    drop([(7, 99)])
    purge()
    connection.cursor().execute("VACUUM")
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zwetschgenhau" not in path.read_bytes()
