"""What colleagues noted on a person: the words of follow-up dates."""

from django.utils.translation import gettext_lazy

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.personal import personal
from augenhoehe.people.models import FollowUp


@housekeeping("the erasure records itself")
def erase(erasure, *, by):
    """Blank the notes of follow-up dates on the contact."""
    person = erasure.person
    found = FollowUp.objects.filter(subject_type=person.kind, subject_id__in=person.ids)
    erasure.note("notes", found.exclude(note="").update(note=""))


personal("people", title=gettext_lazy("Follow-up dates"), erase=erase, order=70)
