"""What waits in jobs of a person: arguments and errors that name an address."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext_lazy

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.models import Job
from augenhoehe.base.personal import forget, personal
from augenhoehe.privacy.actions.forget_contacts import forget_contacts, without_concern


def _jobs(person):
    named = Q(pk=None)
    for email in person.emails:
        named |= Q(words__icontains=email) | Q(error__icontains=email) | Q(key__icontains=email)
    return Job.objects.annotate(words=Cast("args", TextField())).filter(named)


def preview(person):
    """Jobs that are dropped."""
    yield _("waiting or failed jobs that name an address"), _jobs(person)


@housekeeping("the erasure records itself")
def erase(erasure, *, by):
    """Drop jobs that name the person."""
    ids = list(_jobs(erasure.person).values_list("pk", flat=True))
    Job.objects.filter(pk__in=ids).delete()
    erasure.note("jobs", len(ids))


personal(
    "privacy.jobs", title=pgettext_lazy("privacy", "Jobs"), preview=preview, erase=erase, order=75
)


def count_contacts(before):
    """Contacts noted before this moment of whom there is no concern."""
    return without_concern(before).count()


forget(
    "contacts",
    title=_lazy("Contacts without concerns"),
    hint=_lazy(
        "People of whom there is no concern, or none any more, counted from their first day."
    ),
    count=count_contacts,
    remove=forget_contacts,
)
