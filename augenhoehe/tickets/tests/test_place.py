import pytest

from augenhoehe.customers.models import Company, Contact
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.place import introduce_contact, place_ticket, put_customer
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket
from augenhoehe.tickets.tests.refusing import refused

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def mia(cast):
    return make_contact("Mia Muster", company="Muster GmbH")


def whose(ticket):
    now = Ticket.objects.get(pk=ticket.pk)
    return now.contact, now.company


def test_the_customer_is_named(cast):
    ticket = make_ticket(cast.technical)
    company = Company.objects.create(name="Teehaus", created_at=ticket.opened_at)
    place_ticket(ticket, company=company, contact=None, by=cast.alice)
    assert whose(ticket) == (None, company)


def test_the_journal_says_who_named_whom_and_nothing_twice(cast, mia):
    ticket = make_ticket(cast.technical)
    for _time in range(2):
        put_customer(ticket, company=mia.company, contact=mia, by=cast.alice)
    entry = Entry.objects.get(kind=events.PLACED.code)
    assert (entry.by_id, entry.subject_id) == (cast.alice.pk, ticket.pk)
    assert entry.facts == {"company_id": mia.company.pk, "contact_id": mia.pk}


def test_the_search_finds_it_by_the_new_name(cast, mia, work):
    ticket = make_ticket(cast.technical, subject="x")
    place_ticket(ticket, company=None, contact=mia, by=cast.alice)
    work()
    assert found_ids(cast.alice, "Muster GmbH") == [ticket.pk]


def test_who_was_unknown_is_noted_and_writes_for_the_company_of_the_concern(cast, mia):
    ticket = make_ticket(cast.technical)
    put_customer(ticket, company=mia.company, contact=None, by=cast.alice)
    introduce_contact(ticket, name="Neu Ling", email="neu@x.example", phone="040 1", by=cast.alice)
    contact, company = whose(ticket)
    assert (contact.name, contact.phone, company) == ("Neu Ling", "040 1", mia.company)
    assert list(contact.companies.all()) == [mia.company]
    assert contact.addresses.get().email == "neu@x.example"


def test_an_address_somebody_has_makes_nobody_new(cast, mia):
    ticket = make_ticket(cast.technical)
    with refused("address.taken"):
        introduce_contact(ticket, name="Mia", email="mia@muster.example", by=cast.alice)
    with refused("contact.nameless"):
        introduce_contact(ticket, name=" ", by=cast.alice)
    assert whose(ticket) == (None, None) and Contact.objects.count() == 1


def test_an_adviser_of_several_companies_is_asked_for_which(cast):
    mia = make_contact("Mia Muster", company="Eins")
    two = make_contact("Ute Unger", company="Zwei")
    mia.represents.create(company=two.company)
    delattr(mia, "company")
    ticket = make_ticket(cast.technical, contact=mia)
    door = signed_in(cast.alice)
    assert "Zwei" in door.get(f"/tickets/{ticket.pk}/side/", **HTMX).content.decode()
    door.post(f"/tickets/{ticket.pk}/place/", {"company": two.company.pk})
    assert Ticket.objects.get().company == two.company


def test_a_concern_without_or_with_the_wrong_customer_gets_the_right_one(cast):
    ticket = make_ticket(cast.technical)
    mia = make_contact("Mia Muster", company="Muster GmbH")
    door = signed_in(cast.alice)
    door.post(f"/tickets/{ticket.pk}/place/", {"contact": mia.pk})
    placed = Ticket.objects.get()
    assert (placed.contact, placed.company) == (mia, mia.company)
    ute = make_contact("Ute Unger", company="Unger KG")
    door.post(f"/tickets/{ticket.pk}/place/", {"contact": ute.pk, "company": ute.company.pk})
    assert Ticket.objects.get().company == ute.company


def test_a_wrong_company_is_corrected_and_the_contact_stays(cast, mia):
    ticket = make_ticket(cast.technical, contact=mia)
    other = Company.objects.create(name="Andere AG", created_at=ticket.opened_at)
    signed_in(cast.alice).post(f"/tickets/{ticket.pk}/place/", {"company": other.pk})
    assert whose(ticket) == (mia, other)


def test_neither_this_person_nor_this_company(cast, mia):
    ticket, door = make_ticket(cast.technical, contact=mia), signed_in(cast.alice)
    door.post(f"/tickets/{ticket.pk}/unplace/", {"wrong": "company"})
    assert whose(ticket) == (mia, None)
    door.post(f"/tickets/{ticket.pk}/unplace/", {"wrong": "contact"})
    assert whose(ticket) == (None, None)


def test_each_step_can_be_taken_back_from_its_toast(cast, mia):
    ticket, door = make_ticket(cast.technical, contact=mia), signed_in(cast.alice)
    ute = make_contact("Ute Unger")
    door.post(f"/tickets/{ticket.pk}/place/", {"contact": ute.pk})
    assert whose(ticket) == (ute, None)
    page = door.get(f"/tickets/{ticket.pk}/").content.decode()
    back = f"/tickets/{ticket.pk}/replace/?company={mia.company.pk}&amp;contact={mia.pk}"
    assert back in page
    door.post(back.replace("&amp;", "&"))
    assert whose(ticket) == (mia, mia.company)


def test_words_that_mean_one_person_alone_are_enough(cast, mia):
    ticket, door = make_ticket(cast.technical), signed_in(cast.alice)
    Contact.objects.create(name="Max Muster", created_at=ticket.opened_at)
    door.post("/customers/contacts/add/", {"name": "Olga Ohm", "language": "de"})
    answer = door.post(f"/tickets/{ticket.pk}/place/", {"q": "niemand den es gibt"})
    assert answer.status_code == 409 and whose(ticket) == (None, None)
    door.post(f"/tickets/{ticket.pk}/place/", {"q": "olga"})
    assert whose(ticket)[0].name == "Olga Ohm"


def test_the_side_offers_it_with_what_is_known(cast):
    ticket = make_ticket(cast.technical)
    side = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/side/", **HTMX).content.decode()
    assert 'value="mia@muster.example"' in side and "/introduce/" in side
    side = signed_in(cast.bob).get(f"/tickets/{ticket.pk}/side/", **HTMX).content.decode()
    assert "/introduce/" not in side and "/place/" not in side
