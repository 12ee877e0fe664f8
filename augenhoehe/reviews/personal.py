"""What conversation reviews keep of a person from outside, for a few days, and how it goes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from augenhoehe.base.personal import personal
from augenhoehe.reviews.actions.forget import clear_brought
from augenhoehe.reviews.models import Brought


def _theirs(person):
    return Brought.objects.filter(ticket__contact__in=person.ids).order_by("pk")


def preview(person):
    """Conversations with the person that lie on the table of a review."""
    yield _("conversations taken from reviews"), _theirs(person)


def erase(erasure, *, by):
    """Take conversations with the person from the tables of reviews."""
    ids = list(_theirs(erasure.person).values_list("pk", flat=True))
    erasure.note("review_conversations", clear_brought(ids))


personal(
    "reviews",
    title=gettext_lazy("Conversation reviews"),
    preview=preview,
    erase=erase,
    order=35,
)
