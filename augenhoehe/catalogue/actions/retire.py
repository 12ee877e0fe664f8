"""A service promise is given no more, or is given again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.offers import ref
from augenhoehe.catalogue import events
from augenhoehe.catalogue.clashes import check_free
from augenhoehe.catalogue.finding import doc_of
from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.journal.actions import record
from augenhoehe.search.actions import drop, index_texts


@action
def retire_promise(promise, *, by):
    """Give a promise no more from today on; it still counts for concerns from before."""
    promise = ServicePromise.objects.select_for_update().get(pk=promise.pk)
    if promise.retired_on:
        raise Refused(_("This promise is retired already."), code="promise.retired")
    promise.retired_on = timezone.localdate()
    promise.save(update_fields=["retired_on"])
    drop([ref(promise)])
    record(events.PROMISE_RETIRED, promise, by=by)
    return promise


@action
def restore_promise(promise, *, by):
    """Give a retired promise again, as if it had not been retired."""
    promise = ServicePromise.objects.select_for_update().get(pk=promise.pk)
    if promise.retired_on is None:
        raise Refused(_("This promise is not retired."), code="promise.given")
    for version in promise.versions.all():
        if not version.never_held:
            check_free(promise, max(version.valid_from, promise.retired_on), version.valid_to)
    promise.retired_on = None
    promise.save(update_fields=["retired_on"])
    index_texts([doc_of(promise)])
    record(events.PROMISE_RESTORED, promise, by=by)
    return promise
