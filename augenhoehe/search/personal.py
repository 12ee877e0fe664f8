"""What the index keeps of a person: whatever the rooms did not take out themselves."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.offers import without_hidden
from augenhoehe.base.personal import personal
from augenhoehe.search.actions.drop import drop
from augenhoehe.search.models import SearchDoc
from augenhoehe.search.stems import plain


def _docs(person):
    """Documents that carry one of the person's addresses, as a part of their names or as words."""
    found = SearchDoc.objects.none()
    for email in person.emails:
        found |= SearchDoc.objects.filter(names__contains=plain(email))
    return without_hidden(found, person.hidden, on="owner")


def preview(person):
    """How many texts leave the search."""
    yield _("texts in the search that name an address"), _docs(person)


def erase(erasure, *, by):
    """Take out every document that still names an address of the person."""
    owners = list(_docs(erasure.person).values_list("owner_type", "owner_id"))
    drop(owners)
    erasure.note("search", len(owners))


personal("search", title=pgettext_lazy("search", "Search"), preview=preview, erase=erase, order=80)
