"""Every list that leaves the house as a table leaves a line in the journal."""

import pytest

from augenhoehe.base.events import KINDS
from augenhoehe.journal.models import Entry
from augenhoehe.journal.queries import entries_of
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

LISTS = {
    "/tickets/export/?as=csv": "ticket.exported",
    "/tickets/promises/?export=csv": "promise.exported",
    "/tickets/handovers/?export=xlsx": "handover.exported",
    "/tickets/questions/?export=csv": "consultation.exported",
    "/customers/?export=csv": "company.exported",
    "/customers/contacts/?export=xlsx": "contact.exported",
}


@pytest.fixture
def cast(db):
    return make_cast()


def exports():
    kinds = {one.code: one.name for one in KINDS.values()}
    found = [(kinds[one.kind], one) for one in Entry.objects.order_by("pk")]
    return [(name, one.by_id, one.facts) for name, one in found if name.endswith(".exported")]


@pytest.mark.parametrize(("path", "name"), LISTS.items())
def test_who_took_a_list_out_and_how_long_it_was(cast, path, name):
    make_ticket(cast.technical, contact=make_contact(company="Muster GmbH"))
    assert signed_in(cast.alice).get(path).status_code == 200
    rows = {"ticket.exported": 1, "company.exported": 1, "contact.exported": 1}
    assert exports() == [(name, cast.alice.pk, {"count": rows.get(name, 0)})]


@pytest.mark.parametrize("path", LISTS)
def test_who_may_not_take_it_out_leaves_nothing(cast, path):
    for person in (cast.boss, cast.admin, cast.observer, cast.stranger, None):
        assert signed_in(person).get(path).status_code in (302, 403)
    assert exports() == []


def test_it_stands_in_the_journal_but_on_nobodys_page(cast):
    signed_in(cast.alice).get("/tickets/export/?as=csv")
    page = signed_in(cast.observer).get("/journal/all/").content.decode()
    assert "Alice Anders exported a list of concerns" in page
    assert entries_of(cast.alice, user=cast.lead) == []
