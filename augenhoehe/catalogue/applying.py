"""Which promise applies: agreed ones before general ones, a product's before the house's."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from augenhoehe.catalogue.models import PromiseVersion

# No promise is thought of that far.
FOREVER = date(9999, 12, 31)


@dataclass(frozen=True)
class Applying:
    """The version of a promise that applies; `company`: a name, where it was agreed with one."""

    version: PromiseVersion
    company: str = ""

    @property
    def promise(self):
        """The promise of which it is a version."""
        return self.version.promise

    @property
    def why(self):
        """Why this one, in a sentence."""
        if self.promise.is_agreed:
            return _("Agreed with %(company)s.") % {"company": self.company}
        if self.promise.product_id:
            product = self.promise.product.name
            return _("Our general promise for %(product)s.") % {"product": product}
        return _("Our general promise for everything that has none of its own.")


def held_on(day):
    """The versions that held on `day`, of promises that were not retired by then."""
    return PromiseVersion.objects.filter(
        Q(promise__retired_on=None) | Q(promise__retired_on__gt=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
        valid_from__lte=day,
    ).select_related("promise__product")


def candidates(*, product_id, on, agreed_ids=()):
    """What may apply to a concern about a product that came on a day; `best_of` chooses."""
    about = Q(promise__product=None)
    if product_id:
        about |= Q(promise__product_id=product_id)
    for_us = Q(promise__is_agreed=False) | Q(promise_id__in=agreed_ids)
    return held_on(on).filter(about, for_us).prefetch_related("extras")


def best_of(versions):
    """Agreed before general, the product's before the house's, then the latest; or None."""
    return max(versions, key=_rank, default=None)


def _rank(version):
    promise = version.promise
    return (promise.is_agreed, promise.product_id is not None, version.valid_from, -version.pk)
