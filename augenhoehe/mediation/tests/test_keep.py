"""What is typed on the sheet is kept: only what was touched, in one row each, sealed."""

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict

from augenhoehe.base.actions import Refused
from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.keep import keep_sheet
from augenhoehe.mediation.models import Interest, Voice
from augenhoehe.mediation.tests.cast import KEY, SECRET, agree, customer_of, make_talk, typed, write
from augenhoehe.mediation.typing import Typed
from augenhoehe.people.tests.cast import signed_in


def voice(party, line):
    return party.voices.get(line=line)


def test_a_line_is_kept_with_whether_it_was_heard(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    name = f"{party.pk}-happened"
    write(talk, **{f"v-{name}": " Es war laut.\r\n ", f"h-{name}": "on", f"box-h-{name}": "1"})
    assert voice(party, "happened").text == "Es war laut."
    assert voice(party, "happened").heard_at
    write(talk, **{f"box-h-{name}": "1"})
    assert voice(party, "happened").heard_at is None
    assert voice(party, "happened").text == "Es war laut."


def test_of_two_people_none_writes_over_what_the_other_wrote(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    write(talk, **{f"v-{party.pk}-expected": "von der Leitung"})
    post = QueryDict(mutable=True)
    post.update(
        {
            "touched": f"v-{party.pk}-matters",
            f"v-{party.pk}-expected": "",
            f"v-{party.pk}-matters": "von Alice",
        }
    )
    keep_sheet(talk, typed=Typed(post))
    assert voice(party, "expected").text == "von der Leitung"
    assert voice(party, "matters").text == "von Alice"


def test_a_point_is_one_row_however_often_it_is_sent(cast):
    talk = make_talk(cast)
    point = agree(talk, "Rückruf", due="2026-12-01", who=f"user-{cast.bob.pk}")
    assert (point.due_on, point.user) == (date(2026, 12, 1), cast.bob)
    agree(talk, "Rückruf um zehn")
    assert [one.text for one in talk.points.all()] == ["Rückruf um zehn"]
    assert talk.points.get().user == cast.bob
    write(talk, **{f"p-{KEY}-text": ""})
    assert not talk.points.exists()


def test_a_party_may_do_a_point_and_nobody_from_elsewhere(cast):
    talk, other = make_talk(cast), make_talk(cast, ticket=None)
    party = customer_of(talk)
    assert agree(talk, who=f"party-{party.pk}").party == party
    strange = other.parties.get()
    assert agree(talk, who=f"party-{strange.pk}").who == ""
    assert agree(talk, who=f"user-{cast.admin.pk}").who == ""
    assert agree(talk, who="user-²").who == ""


@pytest.mark.parametrize("due", ["", "gestern", "2026-02-31", "0000-00-00"])
def test_a_date_that_is_none_is_no_date(cast, due):
    assert agree(make_talk(cast), due=due).due_on is None


def test_a_better_word_for_an_interest_keeps_what_meets_it(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    write(talk, **{f"i-{party.pk}": "geglaubt werden\nRuhe"})
    first = Interest.objects.get(party=party, pk=party.interests.first().pk)
    point = agree(talk)
    write(talk, **{f"p-{KEY}-meets": [str(first.pk)], f"box-p-{KEY}-meets": "1"})
    write(talk, **{f"i-{party.pk}": "dass man mir glaubt\nRuhe"})
    assert [one.text for one in point.meets.all()] == ["dass man mir glaubt"]
    write(talk, **{f"box-l-{first.pk}": "1", f"l-{first.pk}": "on"})
    assert Interest.objects.get(pk=first.pk).is_left_open
    write(talk, **{f"i-{party.pk}": ""})
    assert not party.interests.exists()


def test_options_and_ratings(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    rating = f"r-{KEY}-{party.pk}"
    write(talk, **{f"o-{KEY}-text": "Gutschrift", f"o-{KEY}-criterion": "Rechnung", rating: "3"})
    assert talk.options.get().ratings.get().value == 3
    write(talk, **{rating: "9"})
    assert not talk.options.get().ratings.exists()
    write(talk, **{f"o-{KEY}-text": ""})
    assert not talk.options.exists()


def test_signs_rules_and_the_day_of_the_talk(cast):
    talk = make_talk(cast)
    fields = {"signs": ["threats", "nonsense"], "box-signs": "1", "rules": "on", "box-rules": "1"}
    talk = write(talk, **fields, **{"talk_at": "2026-12-01T10:00"})
    assert talk.signs == ["threats"]
    assert talk.rules_said_at
    assert talk.talk_at.year == 2026


def test_after_its_end_nothing_is_written(cast):
    talk = close_talk(make_talk(cast), outcome="none", by=cast.lead)
    with pytest.raises(Refused):
        keep_sheet(talk, typed=typed(rules="on"))


def test_what_people_say_is_sealed_in_the_database(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    write(talk, **{f"v-{party.pk}-feelings": f"{SECRET}-Wut"})
    agree(talk, f"{SECRET}-Punkt")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text FROM mediation_voice UNION ALL SELECT text FROM mediation_point"
        )
        found = [row[0] for row in cursor.fetchall()]
    assert len(found) == 2
    assert not any(SECRET in text for text in found)
    assert Voice.objects.get().text == f"{SECRET}-Wut"


def test_the_script_is_answered_without_a_page_and_the_button_with_one(cast):
    talk = make_talk(cast)
    door, path = signed_in(cast.lead), f"/mediation/{talk.pk}/write/"
    said = {"touched": "*", f"v-{customer_of(talk).pk}-expected": "Rückruf"}
    assert door.post(path, said, headers={"x-requested-with": "fetch"}).status_code == 204
    assert door.post(path, said)["Location"] == talk.get_absolute_url()
