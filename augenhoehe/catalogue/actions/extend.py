"""A service promise was looked through and holds for another year."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.catalogue import events
from augenhoehe.catalogue.clashes import check_free
from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.journal.actions import record


@action
def extend_promise(promise, *, by):
    """Let the latest version hold a year longer, and at least a year from today."""
    promise = ServicePromise.objects.select_for_update().get(pk=promise.pk)
    latest = promise.versions.first()
    if promise.retired_on:
        raise Refused(_("This promise is retired. Give it again first."), code="promise.retired")
    if latest.valid_to is None:
        raise Refused(_("It has no end that could be put off."), code="promise.endless")
    latest.valid_to = _a_year_after(max(latest.valid_to, timezone.localdate()))
    check_free(promise, latest.valid_from, latest.valid_to)
    latest.save(update_fields=["valid_to"])
    record(events.PROMISE_EXTENDED, promise, by=by, version=latest.number)
    return latest


def _a_year_after(day):
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
