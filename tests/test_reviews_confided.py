"""What was said in a conversation review is found by nobody who was not there, whatever they ask."""

import pytest

from augenhoehe.base.codes import type_of
from augenhoehe.base.indicators import INDICATORS
from augenhoehe.base.offers import ref, resolve
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.reviews.actions.calibrate import begin_calibration
from augenhoehe.reviews.actions.reword import note_calibration
from augenhoehe.reviews.models import Brought, Calibration, Review
from augenhoehe.reviews.tests.cast import SECRET, agree, bring, make_review
from augenhoehe.reviews.tests.rounds_cast import rate
from augenhoehe.search.models import SearchDoc
from tests.test_concealed import ALL, EMPTY, addresses, body
from tests.test_doors import DOORS, path_of

NAMES = (
    "onversation review, ",
    "allbesprechung, ",
    "alibration round, ",
    "alibrierungsrunde, ",
)
OTHERS = ["lead", "carol", "boss", "admin", "observer"]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def review(cast, work):
    review = make_review(cast)
    bring(review, cast.alice)
    agree(review, cast.bob)
    work()
    return review


@pytest.fixture(autouse=True)
def rounds(cast):
    """A blind calibration round and a revealed one, with something to say in each."""
    found = []
    for raters in ([cast.bob], [cast.alice, cast.bob, cast.rita]):
        people = [cast.bob, cast.rita]
        one = begin_calibration(f"{SECRET}-Text", people=people, by=cast.alice)
        for person in raters:
            rate(one, person, "no", words=f"{SECRET}-Grund")
        found.append(one)
    note_calibration(found[1], agreed=f"{SECRET}-Notiz", by=cast.alice)
    return found


def fresh(user):
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("who", OTHERS)
def test_no_address_of_the_house_shows_a_trace(cast, review, who):
    door, found = signed_in(fresh(getattr(cast, who))), []
    door.raise_request_exception = False
    for name in addresses()[""]:
        for query in ("", f"{ALL}&q={SECRET}&export=csv"):
            answer = door.get(f"{path_of(name, DOORS[name], EMPTY)}?{query}")
            text = body(answer).replace(f"q={SECRET}", "") if answer.status_code < 400 else ""
            found += [(name, word) for word in (f"{SECRET}-", *NAMES) if word in text]
    assert found == []


@pytest.mark.parametrize("who", OTHERS)
def test_no_link_from_elsewhere_resolves(cast, review, rounds, who):
    things = [ref(review), ref(review.brought.get()), *map(ref, rounds)]
    assert resolve(things, user=fresh(getattr(cast, who))) == {}


def test_neither_search_nor_journal_nor_figures_know_a_word(review):
    types = [type_of(Review), type_of(Brought), type_of(Calibration)]
    assert not SearchDoc.objects.filter(owner_type__in=types).exists()
    assert SECRET not in str(list(Entry.objects.values_list("facts", flat=True)))
    assert not [name for name in INDICATORS if "review" in name or "attitude" in name]
