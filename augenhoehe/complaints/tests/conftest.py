import pytest

from augenhoehe.complaints.tests.cast import make_complaint
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.tests.cast import make_contact, make_ticket


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical, contact=make_contact(company="Muster GmbH"))


@pytest.fixture
def complaint(cast, ticket):
    return make_complaint(ticket, by=cast.alice)
