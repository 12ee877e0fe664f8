"""What pages and other rooms need to know of companies and contacts."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from augenhoehe.customers import rules
from augenhoehe.customers.keys import name_keys, typed_words
from augenhoehe.customers.models import Company, Contact, ContactAddress, Keyword, Represents

MOST_MATCHES = 1000
MOST_SUGGESTED = 10
FIRST_EMAIL = Subquery(
    ContactAddress.objects.filter(contact=OuterRef("contact")).order_by("pk").values("email")[:1]
)


@dataclass(frozen=True)
class Suggestion:
    """A contact, or a company, that somebody may mean."""

    contact: Contact | None
    company: Company | None
    companies: list = field(default_factory=list)
    email: str = ""

    @property
    def name(self):
        """What is taken into the field."""
        return str(self.contact or self.company)

    @property
    def phone(self):
        """The contact's number."""
        return self.contact.phone if self.contact else ""

    @property
    def only_company(self):
        """The company that is certain."""
        return self.company or (self.companies[0] if len(self.companies) == 1 else None)


def begins(start, path="key"):
    """A condition on keys that an index answers on both databases."""
    if connection.vendor == "sqlite":
        return Q(**{f"{path}__gte": start, f"{path}__lt": start + "\U0010ffff"})
    return Q(**{f"{path}__startswith": start})


def matching(queryset, typed):
    """The rows of `queryset` (companies or contacts) of which every typed word begins a key."""
    words = typed_words(typed)
    if not words:
        return queryset.none() if typed.strip() else queryset
    side = "company" if queryset.model is Company else "contact"
    keys = Keyword.objects.filter(begins(words[0]), **{f"{side}__isnull": False})
    for word in words[1:]:
        same = Keyword.objects.filter(begins(word), **{side: OuterRef(side)})
        keys = keys.filter(Exists(same))
    ids = keys.values_list(f"{side}_id", flat=True).distinct()[:MOST_MATCHES]
    return queryset.filter(pk__in=list(ids))


def companies_for(user, *, typed="", only=""):
    """Companies for the list: `only` is "unchecked" or "contract"."""
    found = matching(rules.visible_to(user).filter(merged_into=None), typed)
    if only == "unchecked":
        found = found.filter(is_unchecked=True)
    elif only == "contract":
        found = found.exclude(contract_note="")
    return found.prefetch_related("domains")


def contacts_for(user, *, typed=""):
    """Contacts for the list."""
    found = matching(rules.contacts_visible_to(user).filter(merged_into=None), typed)
    return found.prefetch_related("addresses", "companies")


def contact_counts(companies=None):
    """{company id: number of contacts} in one query, of some companies or of all."""
    links = Represents.objects.filter(contact__erased_at=None, contact__merged_into=None)
    if companies is not None:
        links = links.filter(company__in=[company.pk for company in companies])
    return dict(links.values_list("company_id").annotate(Count("pk")).order_by())


def contacts_of(company, user):
    """The people who write for a company."""
    seen = rules.contacts_visible_to(user).filter(merged_into=None, represents__company=company)
    return seen.prefetch_related("addresses")


def with_merged(rows):
    """Rows that know whether others were merged into them, which saves `same_ids` a question."""
    return rows.annotate(has_merged=Exists(rows.model.objects.filter(merged_into=OuterRef("pk"))))


def same_ids(thing):
    """The ids of a contact or company and of all that were merged into it."""
    ids, latest = [thing.pk], [thing.pk]
    if not getattr(thing, "has_merged", True):
        return ids
    while latest:
        found = type(thing).objects.filter(merged_into__in=latest).values_list("pk", flat=True)
        latest = [pk for pk in found if pk not in ids]
        ids += latest
    return ids


def suggest(typed, *, user, only_companies=False, limit=MOST_SUGGESTED):
    """Who may be meant by at least three typed characters: contacts, companies and their people."""
    words = typed_words(typed)
    if len(typed.strip()) < 3 or not words or not user.reads_tickets:
        return []
    keys = Keyword.objects.filter(begins(words[0]), _alive("contact"), _alive("company"))
    if only_companies:
        keys = keys.filter(contact=None)
    for word in words[1:]:
        keys = keys.filter(_also(word))
    found = keys.select_related("contact", "company").annotate(email=FIRST_EMAIL)
    rows = _suggestions(found.order_by("key")[: limit * 6], words)
    return [row for row in rows if row.company or not only_companies][:limit]


def _also(word):
    """Another word that begins a key of the same contact, its company, or the company's people."""
    keys = Keyword.objects.filter(begins(word))
    return (
        Exists(keys.filter(contact=OuterRef("contact")))
        | Exists(keys.filter(company=OuterRef("company")))
        | Exists(keys.filter(company__represented_by__contact=OuterRef("contact")))
        | Exists(keys.filter(contact__represents__company=OuterRef("company")))
    )


def _alive(side):
    return Q(**{f"{side}__erased_at": None, f"{side}__merged_into": None})


def _suggestions(keys, words):
    """The contacts and companies behind `keys` in their order; a company brings its people."""
    people = {key.contact_id: key for key in reversed(keys) if key.contact_id}
    firms = {key.company_id: key.company for key in reversed(keys) if key.company_id}
    links = Represents.objects.filter(Q(contact__in=people) | Q(company__in=firms))
    links = links.filter(_alive("contact"), company__erased_at=None)
    links = list(links.select_related("company", "contact").annotate(email=FIRST_EMAIL)[:300])
    companies = defaultdict(list)
    for link in links:
        companies[link.contact_id].append(link.company)
    staff = [link for link in links if link.contact_id not in people and _fits(link, words)]
    rows = {row.contact_id: row for row in [*reversed(people.values()), *staff]}
    named = [Suggestion(row.contact, None, companies[pk], row.email) for pk, row in rows.items()]
    return named + [Suggestion(None, firm) for firm in reversed(firms.values())]


def _fits(link, words):
    """Does every word begin something of the person or of the company?"""
    keys = name_keys(link.contact.name) | name_keys(link.company.name) | {link.email or ""}
    return all(any(key.startswith(word) for key in keys) for word in words)
