"""People, companies and contacts for tests."""

from django.utils import timezone

from augenhoehe.customers.actions.basis import Evidence, note_basis
from augenhoehe.customers.actions.save_company import add_company
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.customers.models import Company
from augenhoehe.people.models import Grant, User


def person(*roles, name="Anna"):
    """A colleague with these roles."""
    user = User.objects.create(
        email=f"{name.lower()}{User.objects.count()}@example.org",
        name=name,
        language="de",
        date_joined=timezone.now(),
    )
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in roles)
    return user


def customers(by, count=1):
    """`count` companies of one contact each."""
    made, start = [], Company.objects.count()
    for n in range(start, start + count):
        company = add_company(f"Musterbau {n}", customer_number=f"K-{n}", by=by)
        contact = add_contact(
            f"Jörg Müller {n}",
            email=f"jm{n}@bau{n}.example",
            phone=f"0221 1234{n}",
            companies=[company],
            by=by,
        )
        made.append((company, contact))
    return made


def consented(owner, *, by):
    """A contact, or everybody at a company, agreed to be asked."""
    evidence = Evidence(
        kind="consent", given_at=timezone.now(), text_version="1", proof="Formular 7"
    )
    return note_basis(owner, evidence=evidence, by=by)
