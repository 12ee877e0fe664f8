"""Attacks on the full form: what closes after it was drawn."""

from base64 import urlsafe_b64encode

import pytest

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.practice.situations import situations
from augenhoehe.reviews import rules
from augenhoehe.reviews.actions.dispute import items_seen_otherwise, raise_dispute
from augenhoehe.reviews.tests.cast import SECRET
from augenhoehe.reviews.tests.full_cast import make_drawing, revealed
from augenhoehe.tickets.models import Ticket


def test_what_became_confidential_is_closed_to_who_may_not_read_it_any_more(cast):
    appraisal = revealed(cast)
    ids = items_seen_otherwise(appraisal)
    dispute = raise_dispute(appraisal, item_ids=ids[:1], words=SECRET, by=cast.alice)
    pages = (appraisal.get_absolute_url(), dispute.get_absolute_url())
    bob = signed_in(cast.bob)
    assert [bob.get(page).status_code for page in pages] == [200, 200]
    Ticket.objects.filter(pk=appraisal.ticket_id).update(is_confidential=True, assignee=cast.lead)
    assert [bob.get(page).status_code for page in pages] == [404, 404]
    for page in ("/", "/reviews/"):
        assert SECRET not in bob.get(page, follow=True).content.decode()
    assert appraisal.pk in rules.appraisals_hidden_from(cast.bob)


@pytest.mark.parametrize(
    ("since", "until"),
    [("0001-01-01", "0001-03-01"), ("9999-01-01", "9999-12-31"), ("2026-01-01", "9999-12-31")],
)
def test_days_at_the_end_of_all_calendars_break_nothing(cast, since, until):
    make_drawing(cast)
    lead = signed_in(cast.lead)
    given = {"from_on": since, "until_on": until, "count": 3, "seed": "x"}
    assert lead.post("/reviews/full/drawings/new/", given).status_code == 422
    for page in ("/reviews/department/", "/reviews/calibration/agreement/", "/privacy/works/seen/"):
        asked = {"from": since, "until": until, "since": since, "to": until, "period": "own"}
        assert lead.get(page, asked).status_code in (200, 422)


def test_what_is_no_key_of_a_page_breaks_nothing(cast):
    deep = urlsafe_b64encode(b"[" * 3000).decode()
    huge = urlsafe_b64encode(b'[{"is": "2026-01-01", "at": "2026-01-01T00:00:00+00:00"}, 1e999]')
    late = b'[{"is": "9999-12-31", "at": "9999-12-31T23:59:59-12:00"}, %d]'
    more = urlsafe_b64encode(late % 10**30)
    alice = signed_in(cast.alice)
    for after in (deep, huge.decode(), more.decode(), "\0", "ü"):
        for page in ("/attitude/moments/", "/quiet/lines/", "/practice/", "/reviews/"):
            assert alice.get(page, {"after": after}).status_code == 200


def test_a_hundred_kilobytes_are_answered_with_a_sentence(cast):
    appraisal = revealed(cast)
    lead, alice = signed_in(cast.lead), signed_in(cast.alice)
    here, situation = appraisal.get_absolute_url(), situations("de")[0].code
    for words in ("ä" * 100_000, "x\0y"):
        day = "2030-01-01"
        told = {"behaviour": words, "example": words, "look_on": day}
        assert alice.post(f"{here}agree/", told).status_code == 422
        items = items_seen_otherwise(appraisal)[:1]
        assert alice.post(f"{here}dispute/", {"items": items, "words": words}).status_code == 422
        people = [cast.alice.pk, cast.bob.pk]
        begun = {"text": words, "people": people, "is_read": "on", "number": words}
        assert lead.post("/reviews/calibration/new/", begun).status_code == 422
        case = {"language": "de", "number": words}
        assert alice.post("/practice/own/new/", case).status_code == 422
        assert alice.post(f"/practice/{situation}/", {"answer": words}).status_code == 422
