"""What is missing is said in sentences; how far it has gone as a range; which options stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.mediation import escalation
from augenhoehe.mediation.models import Interest
from augenhoehe.mediation.paper import paper_of
from augenhoehe.mediation.tests.cast import KEY, agree, customer_of, link_to, make_talk, write


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def missing(talk):
    return [str(one) for one in paper_of(talk).missing]


def hear_everybody(talk):
    for party in talk.parties.all():
        name = f"{party.pk}-happened"
        write(talk, **{f"box-h-{name}": "1", f"h-{name}": "on"})


def test_nobody_is_left_unheard(cast):
    talk = make_talk(cast)
    assert missing(talk) == [
        "Mia Muster has not been heard yet.",
        "our service has not been heard yet.",
    ]
    hear_everybody(talk)
    assert missing(talk) == []


def test_a_point_needs_a_date_and_a_person(cast):
    talk = make_talk(cast)
    hear_everybody(talk)
    agree(talk)
    assert missing(talk) == ["No date for point 1.", "Nobody is named for point 1."]
    agree(talk, due="2026-12-01", who=f"user-{cast.bob.pk}")
    assert missing(talk) == []


def test_each_interest_is_in_a_point_or_knowingly_left_open(cast):
    talk = make_talk(cast)
    hear_everybody(talk)
    party = customer_of(talk)
    write(talk, **{f"i-{party.pk}": "to be believed"})
    assert missing(talk) == ["Mia Muster's interest “to be believed” is in no agreed point."]
    wish = Interest.objects.get()
    write(talk, **{f"box-l-{wish.pk}": "1", f"l-{wish.pk}": "on"})
    assert missing(talk) == []
    write(talk, **{f"box-l-{wish.pk}": "1"})
    agree(talk, due="2026-12-01", who=f"user-{cast.bob.pk}")
    write(talk, **{f"box-p-{KEY}-meets": "1", f"p-{KEY}-meets": [str(wish.pk)]})
    assert missing(talk) == []


def options(talk, *rows):
    parties = list(talk.parties.all())
    for number, (text, *values) in enumerate(rows):
        key = f"{number:012x}"
        rated = {
            f"r-{key}-{party.pk}": str(value)
            for party, value in zip(parties, values, strict=False)
            if value is not None
        }
        write(talk, **{f"o-{key}-text": text, **rated})


def test_fewer_than_three_options_are_not_rated(cast):
    talk = make_talk(cast)
    hear_everybody(talk)
    options(talk, ("A",), ("B",))
    assert missing(talk) == []
    options(talk, ("A", 1, 2), ("B", 2, 1))
    assert missing(talk) == ["There are only 2 options so far. Collect three before you rate them."]


def test_only_what_all_rated_is_weighed(cast):
    talk = make_talk(cast)
    options(talk, ("A", 4, 0), ("B", 2, 2), ("C", 1, 1), ("D", 4, None))
    paper = paper_of(talk)
    unbeaten, fairest = paper.weighed
    assert [one.text for one in unbeaten] == ["A", "B"]
    assert [one.text for one in fairest] == ["B"]
    assert paper.unrated == 1


def test_who_has_not_confirmed_is_named(cast):
    talk = make_talk(cast)
    hear_everybody(talk)
    link_to(customer_of(talk), by=cast.lead)
    assert missing(talk) == ["Mia Muster has not confirmed yet how you understood the talk."]


CODES = st.lists(st.sampled_from([*escalation.STAGES, "nonsense"]))


@given(CODES)
def test_the_stage_is_a_range_around_what_was_seen(codes):
    found = escalation.stages_of(codes)
    seen = [escalation.STAGES[code] for code in codes if code in escalation.STAGES]
    if not seen:
        assert found is None and escalation.ways_for(found) == []
        return
    low, high = found
    assert 1 <= low <= high <= 9 and low < high
    assert low <= max(seen) <= high
    assert escalation.ways_for(found)
