"""One's own date for coming back can be set on whatever has a page."""

import pytest

from augenhoehe.people.models import FollowUp
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.collective import start_collective
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.tests.cast import make_contact, make_ticket


@pytest.fixture
def things(cast, ticket):
    contact = make_contact("Tom Tester", company="Tester KG")
    return {
        "company": contact.company,
        "contact": contact,
        "handover": hand_over_urgently(ticket, danger="press", sentence="Presse", by=cast.alice),
        "collective": start_collective([make_ticket(cast.technical)], title="Alle", by=cast.lead),
    }


@pytest.mark.parametrize("name", ["company", "contact", "handover", "collective"])
def test_a_page_offers_it_and_it_is_set(cast, things, name):
    lead, thing = signed_in(cast.lead), things[name]
    page = lead.get(thing.get_absolute_url()).content.decode()
    path = page.partition('action="/people/follow-ups/on/')[2].partition('"')[0]
    assert path, "the page offers none"
    lead.post(f"/people/follow-ups/on/{path}", {"in": "3"})
    assert FollowUp.objects.get().subject_id == thing.pk
