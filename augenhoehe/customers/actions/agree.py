"""A service promise is agreed with a company, or no longer holds for it."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.customers import events
from augenhoehe.customers.actions.save_company import existing
from augenhoehe.customers.models import Agreement
from augenhoehe.customers.promises import agreements_of
from augenhoehe.journal.actions import record


@action
def agree_promise(company, *, promise, agreed_on, by):
    """Note that a service promise was agreed with a company, and since when."""
    company = existing(company)
    promise = ServicePromise.objects.select_for_update().get(pk=promise.pk)
    _check_promise(promise)
    _check_free(company, promise)
    agreement = Agreement.objects.create(company=company, promise=promise, agreed_on=agreed_on)
    record(events.AGREED, company, by=by, agreement_id=agreement.pk)
    return agreement


@action
def end_agreement(agreement, *, by):
    """From today on it holds no more for the company; for earlier concerns it still does."""
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.ended_on:
        raise Refused(_("This has ended already."), code="agreement.ended")
    agreement.ended_on = timezone.localdate()
    agreement.save(update_fields=["ended_on"])
    record(events.AGREEMENT_ENDED, agreement.company, by=by, agreement_id=agreement.pk)
    return agreement


@action
def resume_agreement(agreement, *, by):
    """It holds on, as if it had not ended."""
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.ended_on is None:
        raise Refused(_("This holds already."), code="agreement.running")
    _check_promise(agreement.promise)
    _check_free(agreement.company, agreement.promise)
    agreement.ended_on = None
    agreement.save(update_fields=["ended_on"])
    record(events.AGREEMENT_RESUMED, agreement.company, by=by, agreement_id=agreement.pk)
    return agreement


def _check_promise(promise):
    told = {"title": promise}
    if not promise.is_agreed:
        raise Refused(
            _("“%(title)s” holds for everybody; it needs no agreement.") % told,
            code="agreement.general",
        )
    if promise.retired_on:
        raise Refused(
            _("“%(title)s” is retired and is given no more.") % told, code="agreement.retired"
        )
    end = promise.versions.first().valid_to
    if end and end < timezone.localdate():
        told["day"] = date_format(end, "SHORT_DATE_FORMAT")
        raise Refused(
            _("“%(title)s” ended on %(day)s. Let it hold longer first.") % told,
            code="agreement.over",
        )


def _check_free(company, promise):
    """Of two agreements for the same nobody would know which one applies."""
    running = agreements_of(company).filter(ended_on=None, promise__retired_on=None)
    other = running.filter(promise__product=promise.product_id).select_related("promise").first()
    if other and other.promise_id == promise.pk:
        raise Refused(_("This is agreed already."), code="agreement.twice")
    if other:
        raise Refused(
            _("“%(title)s” is agreed with them for the same. End that first.")
            % {"title": other.promise},
            code="agreement.overlap",
        )
