"""Two general promises for the same may not hold at the same time: which one would apply?"""

from django.db.models import DateField, Q, Value
from django.db.models.functions import Greatest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused
from augenhoehe.catalogue.applying import FOREVER
from augenhoehe.catalogue.models import PromiseVersion


def check_free(promise, valid_from, valid_to):
    """Refuse where another general promise for the same holds within these days."""
    if promise.is_agreed:
        return
    other = _others(promise, valid_from, valid_to or FOREVER).first()
    if other is None:
        return
    told = {"title": other.promise, "since": date_format(other.valid_from, "SHORT_DATE_FORMAT")}
    if other.valid_to:
        told["until"] = date_format(other.valid_to, "SHORT_DATE_FORMAT")
        sentence = _(
            "“%(title)s” holds for the same from %(since)s to %(until)s. Choose other days, or "
            "retire it first."
        )
    else:
        sentence = _(
            "“%(title)s” holds for the same since %(since)s, without an end. Give it one, or "
            "retire it first."
        )
    raise Refused(sentence % told, code="promise.overlap")


def _others(promise, valid_from, valid_to):
    """Versions of others for the same product that hold on one of these days."""
    return (
        PromiseVersion.objects.filter(
            Q(valid_to=None)
            | Q(valid_to__gte=Greatest("valid_from", Value(valid_from, DateField()))),
            Q(promise__retired_on=None) | Q(promise__retired_on__gt=valid_from),
            promise__product=promise.product_id,
            promise__is_agreed=False,
            valid_from__lte=valid_to,
        )
        .exclude(promise=promise.pk)
        .select_related("promise")
        .order_by("valid_from")
    )
