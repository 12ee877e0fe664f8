"""What practice keeps of a person from outside: drafts made of conversations with them.

Released cases lead to no conversation; where one still names an erased person, a mark stands.
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.personal import personal, unsearched_passages
from augenhoehe.practice.actions.forget import black_out_case, drop_drafts
from augenhoehe.practice.actions.write import FIELDS
from augenhoehe.practice.models import CaseText, OwnCase


def _theirs(person):
    return OwnCase.objects.filter(source__contact__in=person.ids).order_by("pk")


def preview(person):
    """Drafts of own cases that were begun from conversations with the person."""
    yield _("drafts of own cases that are deleted"), _theirs(person)


def erase(erasure, *, by):
    """Delete those drafts."""
    ids = list(_theirs(erasure.person).values_list("pk", flat=True))
    erasure.note("practice_drafts", drop_drafts(ids))


unsearched_passages(CaseText, *FIELDS, black_out=black_out_case)
personal(
    "practice",
    title=pgettext_lazy("page", "Practice"),
    preview=preview,
    erase=erase,
    order=36,
)
