"""What conversation reviews keep of a person from outside, for a few days, and how it goes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from augenhoehe.base.personal import personal
from augenhoehe.reviews.actions.forget import blank_appraisals, clear_brought
from augenhoehe.reviews.models import Appraisal, Brought


def _theirs(person):
    return Brought.objects.filter(ticket__contact__in=person.ids).order_by("pk")


def _talked_about(person):
    return Appraisal.objects.filter(ticket__contact__in=person.ids).order_by("pk")


def preview(person):
    """Conversations with the person that lie on the table of a review, or were talked about."""
    yield _("conversations taken from reviews"), _theirs(person)
    yield _("words about conversations, of two people"), _talked_about(person)


def erase(erasure, *, by):
    """Take conversations with the person from tables, and words about them from full reviews."""
    ids = list(_theirs(erasure.person).values_list("pk", flat=True))
    erasure.note("review_conversations", clear_brought(ids))
    tickets = list(_talked_about(erasure.person).values_list("ticket", flat=True))
    if tickets:
        erasure.note("review_words", blank_appraisals(tickets))


personal(
    "reviews",
    title=gettext_lazy("Conversation reviews"),
    preview=preview,
    erase=erase,
    order=35,
)
