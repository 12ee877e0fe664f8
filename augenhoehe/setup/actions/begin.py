"""The one-time address by which an empty installation begins."""

from django.urls import reverse

from augenhoehe.base.actions import housekeeping
from augenhoehe.people.models import Department
from augenhoehe.people.queries import DEPARTMENT_ID, has_lead
from augenhoehe.people.tokens import hash_of, new_token


@housekeeping("the address is printed on the console and gone with the first lead")
def renew_begin_token():
    """Draw a new address (a path) for beginning; the one before ends. None if there is a lead."""
    if has_lead():
        return None
    token = new_token()
    values = {"begin_hash": hash_of(token)}
    Department.objects.update_or_create(pk=DEPARTMENT_ID, defaults=values)
    return reverse("setup:begin", args=[token])
