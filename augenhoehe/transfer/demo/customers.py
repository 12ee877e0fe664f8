"""The customers: companies with their people, advisers, and who writes privately."""

from dataclasses import dataclass
from datetime import timedelta

from augenhoehe.customers.actions.keep_findable import (
    keep_company_findable,
    keep_contact_findable,
)
from augenhoehe.customers.keys import sort_key
from augenhoehe.customers.models import (
    Company,
    CompanyDomain,
    Contact,
    ContactAddress,
    Represents,
)
from augenhoehe.transfer.actions.write_rows import write_rows
from augenhoehe.transfer.demo.texts import load

CUSTOMER_SINCE = timedelta(days=560)


@dataclass
class Writer:
    """Somebody who writes: facts of the data, the rows they became, and how often they do."""

    key: str
    person: dict
    company: dict | None
    contact: Contact
    company_row: Company | None
    weight: float = 1.0
    client: str = ""

    @property
    def language(self):
        return self.person["language"]


def build_customers(house, *, now):
    """Make companies and contacts; the list of all who write."""
    since = now - CUSTOMER_SINCE
    writers = _companies(house, load("companies")["companies"], since)
    writers += [_private(row, since) for row in load("companies")["private"]]
    write_rows([list({id(w.company_row): w.company_row for w in writers if w.company}.values())])
    write_rows([[writer.contact for writer in writers]])
    _link(writers)
    for writer in writers:
        keep_contact_findable(writer.contact, addresses=[writer.person["email"]])
    for company in {w.key: w for w in writers if w.company}.values():
        keep_company_findable(company.company_row, domains=[company.company["domain"]])
    return writers


def _companies(house, rows, since):
    names = {row["key"]: row["name"] for row in rows}
    writers = []
    for number, row in enumerate(rows):
        company = Company(
            name=row["name"],
            sort_key=sort_key(row["name"]),
            customer_number=f"EL-{10400 + number * 37}",
            contract_note=house.told(row["contract"]),
            created_at=since,
        )
        for place, person in enumerate(row["contacts"]):
            weight = row["employees"] ** 0.5 / (1 + place)
            contact = _contact(person, since, house.told(person["role"]))
            writer = Writer(row["key"], person, row, contact, company, weight)
            writer.clients = [names[key] for key in row["writes_for"]]
            writers.append(writer)
    return writers


def _private(person, since):
    return Writer(person["key"], person, None, _contact(person, since, ""), None)


def _contact(person, since, position):
    return Contact(
        name=person["name"],
        sort_key=sort_key(f"{person['last_name']} {person['first_name']}"),
        phone=person["phone"],
        language=person["language"],
        position=position,
        created_at=since,
    )


def _link(writers):
    addresses = [ContactAddress(contact=w.contact, email=w.person["email"]) for w in writers]
    companies = {w.key: w for w in writers if w.company}
    domains = [
        CompanyDomain(company=w.company_row, domain=w.company["domain"]) for w in companies.values()
    ]
    write_for = [Represents(contact=w.contact, company=w.company_row) for w in writers if w.company]
    for writer in companies.values():
        others = [companies[key].company_row for key in writer.company["writes_for"]]
        write_for += [Represents(contact=writer.contact, company=other) for other in others]
    write_rows([addresses, domains, write_for])
