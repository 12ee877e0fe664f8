"""Whom the relation survey asks today: a few, so that everybody is asked once in the period."""

from datetime import timedelta
from hashlib import sha256
from math import ceil

from django.db.models import Exists, OuterRef
from django.utils import timezone

from augenhoehe.customers.models import Contact, ContactAddress
from augenhoehe.kernel.businesstime import is_open_at
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.surveys.gathering import asking_rules
from augenhoehe.surveys.models import Invitation

WORKDAYS = 5 / 7
MOST_A_DAY = 500


def todays_sample(survey, *, now=None):
    """The contacts of today's portion; none on days without service."""
    now = timezone.localtime(now or timezone.now())
    noon = now.replace(hour=11, minute=0)
    if not is_open_at(noon, hours_for(0)):
        return []
    period = asking_rules().relation_days
    people = _people()
    wanted = min(MOST_A_DAY, ceil(len(people) / (period * WORKDAYS)))
    since = now - timedelta(days=period)
    asked = Invitation.objects.filter(survey=survey, created_at__gte=since)
    done = set(asked.values_list("contact_id", flat=True))
    left = sorted((one for one in people if one not in done), key=lambda pk: _lot(survey.pk, pk))
    chosen = Contact.objects.filter(pk__in=left[:wanted]).prefetch_related("companies")
    return list(chosen)


def _people():
    """Ids of contacts who can be reached by mail at all."""
    address = ContactAddress.objects.filter(contact=OuterRef("pk"), bounced_at=None)
    known = Contact.objects.filter(Exists(address), erased_at=None, merged_into=None)
    return list(known.values_list("pk", flat=True))


def _lot(survey_id, contact_id):
    """The same for everybody who draws again, and in no order that means anything."""
    return sha256(f"{survey_id}-{contact_id}".encode()).digest()
