"""What two say of a conversation is found by nobody else, whatever their role and way of asking."""

import pytest
from django.db import connection

from augenhoehe.base.codes import type_of
from augenhoehe.base.indicators import INDICATORS
from augenhoehe.base.offers import ref, resolve
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.reviews.actions.dispute import (
    answer_dispute,
    call_second_instance,
    items_seen_otherwise,
    raise_dispute,
)
from augenhoehe.reviews.models import Appraisal, Dispute, Mark
from augenhoehe.reviews.tests.cast import SECRET
from augenhoehe.reviews.tests.full_cast import agree_on, hand_in, make_appraisal, revealed, say
from augenhoehe.search.models import SearchDoc
from augenhoehe.tickets.models import Concealment
from tests.test_concealed import ALL, EMPTY, addresses, body
from tests.test_doors import DOORS, path_of

# The word of the concern's subject is everybody's to read; these are not.
WORDS = tuple(f"{SECRET}-{one}" for one in ("Grund", "Verhalten", "Beispiel", "Streit", "Antwort"))
OTHERS = ["lead", "lea", "carol", "boss", "admin", "observer"]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def people(cast):
    named = {name: getattr(cast, name) for name in OTHERS if name != "lea"}
    return named | {"lea": make_person("Lea Zweite", "lead")}


@pytest.fixture
def appraisal(cast, people, work):
    appraisal = revealed(cast)
    agree_on(appraisal, cast.alice)
    ids = items_seen_otherwise(appraisal)[:1]
    dispute = raise_dispute(appraisal, item_ids=ids, words=f"{SECRET}-Streit", by=cast.alice)
    answer_dispute(dispute, granted_ids=[], words=f"{SECRET}-Antwort", by=cast.bob)
    work()
    return appraisal


def fresh(user):
    return User.objects.get(pk=user.pk)


def found_at(door, path):
    answer = door.get(path)
    text = body(answer) if answer.status_code < 400 else ""
    return [(path, word) for word in WORDS if word in text]


@pytest.mark.parametrize("who", OTHERS)
def test_no_address_of_the_house_shows_a_trace(people, appraisal, who):
    door, found = signed_in(fresh(people[who])), []
    door.raise_request_exception = False
    for name in addresses()[""]:
        for query in ("", f"{ALL}&q={SECRET}&export=csv"):
            found += found_at(door, f"{path_of(name, DOORS[name], EMPTY)}?{query}")
    drawing = appraisal.drawn.drawing.get_absolute_url()
    for path in (drawing, f"{drawing}protocol/", appraisal.ticket.get_absolute_url(), "/reviews/"):
        found += found_at(door, path)
    assert found == []


@pytest.mark.parametrize("who", OTHERS)
def test_there_is_nothing_by_its_number(people, appraisal, who):
    door, at = signed_in(fresh(people[who])), appraisal.get_absolute_url()
    dispute = appraisal.dispute.get_absolute_url()
    for path in (at, dispute):
        assert door.get(path).status_code == 404, path
    for path in (f"{at}view/", f"{at}agree/", f"{at}look/", f"{at}dispute/", f"{dispute}decide/"):
        assert door.post(path).status_code == 404, path


@pytest.mark.parametrize("who", OTHERS)
def test_no_link_from_elsewhere_resolves(people, appraisal, who):
    things = [ref(appraisal), ref(appraisal.dispute)]
    assert resolve(things, user=fresh(people[who])) == {}


def test_neither_search_nor_journal_nor_figures_know_a_word(appraisal):
    types = [type_of(one) for one in (Appraisal, Mark, Dispute)]
    assert not SearchDoc.objects.filter(owner_type__in=types).exists()
    kept = str(list(Entry.objects.values_list("facts", flat=True)))
    assert not any(word in kept for word in WORDS)
    assert not [name for name in INDICATORS if "appraisal" in name or "review" in name]


def test_neither_of_the_two_sees_the_others_view_before_both_are_in(cast):
    appraisal = make_appraisal(cast)
    at = appraisal.get_absolute_url()
    alice, bob = signed_in(cast.alice), signed_in(cast.bob)
    say(appraisal, cast.alice, words=f"{SECRET}-Grund")
    assert WORDS[0] in body(alice.get(at)) and WORDS[0] not in body(bob.get(at))
    bob.post(f"{at}view/", {"hand_in": "1"})
    assert not Appraisal.objects.get().is_revealed
    hand_in(appraisal, cast.alice)
    assert (
        WORDS[0] not in body(bob.get(at)) and bob.get(f"{at}?side=own&as=json").status_code == 200
    )
    say(appraisal, cast.bob, words=f"{SECRET}-Streit")
    assert WORDS[3] in body(bob.get(at)) and WORDS[3] not in body(alice.get(at))
    hand_in(appraisal, cast.bob)
    assert WORDS[0] in body(bob.get(at)) and WORDS[0] in body(alice.get(at))


def test_nobody_writes_in_the_others_name(cast):
    appraisal = make_appraisal(cast)
    item = appraisal.scorecard.items.first()
    said = {f"answer_{item.pk}": "no", "side": "own", "author": cast.bob.pk}
    assert signed_in(cast.bob).post(f"{appraisal.get_absolute_url()}view/", said).status_code == 422
    assert not Mark.objects.exists()


def test_the_second_instance_reads_what_is_disputed_and_no_more(cast, people, appraisal):
    call_second_instance(appraisal.dispute, by=cast.alice)
    lead = signed_in(fresh(cast.lead))
    page = body(lead.get(appraisal.dispute.get_absolute_url()))
    assert WORDS[3] in page and WORDS[4] in page and WORDS[1] not in page and WORDS[2] not in page
    titles = [one.words["en"]["title"] for one in appraisal.scorecard.items.all()]
    assert sum(title in page for title in titles) == 1
    assert lead.get(appraisal.get_absolute_url()).status_code == 404
    assert signed_in(people["lea"]).get(appraisal.dispute.get_absolute_url()).status_code == 404


def test_the_protocol_names_nobody_whose_conversation_it_is(cast, appraisal):
    for who in (cast.observer, cast.carol):
        door, at = signed_in(fresh(who)), appraisal.drawn.drawing.get_absolute_url()
        for path in (at, f"{at}protocol/"):
            page = body(door.get(path))
            assert f"#{appraisal.ticket_id}" in page or str(appraisal.ticket_id) in page
            assert "Alice" not in page and "Bob" not in page


def test_a_concern_that_is_about_one_of_the_two_leaves_no_trace_for_that_one(cast, appraisal):
    Concealment.objects.create(ticket=appraisal.ticket, user=cast.bob)
    door = signed_in(fresh(cast.bob))
    assert door.get(appraisal.get_absolute_url()).status_code == 404
    assert door.get(appraisal.dispute.get_absolute_url()).status_code == 404
    assert SECRET not in body(door.get("/reviews/")) and SECRET not in body(door.get("/"))


def test_the_words_are_sealed_in_the_database(appraisal):
    tables = {
        "reviews_mark": "words",
        "reviews_appraisal": "behaviour, example",
        "reviews_dispute": "words, answer",
    }
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            cursor.execute(f"SELECT {columns} FROM {table}")
            assert SECRET not in str(cursor.fetchall())
