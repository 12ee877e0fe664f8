"""What forms and filters of other rooms need, and what the list of promises shows."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import pgettext

from augenhoehe.catalogue.applying import FOREVER, held_on
from augenhoehe.catalogue.finding import PARTS
from augenhoehe.catalogue.models import Extra, Product, PromiseVersion, Topic

TEXTS = [f"{part}_{tongue}" for part in PARTS for tongue in ("de", "en")]
STATES = ("valid", "coming", "ended", "retired")


def topics_in_use():
    """Topics that are offered, in their order."""
    return Topic.objects.filter(retired_at=None)


def products_in_use():
    """Products that are offered, in their order."""
    return Product.objects.filter(retired_at=None)


def public_on(day):
    """What everybody may read on a day: versions marked public, with what costs extra."""
    shown = held_on(day).filter(is_public=True, promise__is_agreed=False)
    return shown.order_by("promise__product__position", "promise__title_de", "promise_id")


def listed(promises, *, typed="", product="", kind="", state="", public=""):
    """The promises of the list, each with its versions; `state` "" leaves out what is retired."""
    if product.isascii() and product.isdigit() and len(product) < 19:
        promises = promises.filter(product_id=int(product))
    if kind in ("general", "agreed"):
        promises = promises.filter(is_agreed=kind == "agreed")
    for word in typed.replace("\0", "").split()[:8]:
        promises = promises.filter(_occurs(word))
    promises = _in_state(promises, state)
    if public:
        promises = promises.filter(Exists(_versions().filter(is_public=True)))
    dates = PromiseVersion.objects.defer(*TEXTS)
    return promises.select_related("product", "owner").prefetch_related(
        Prefetch("versions", queryset=dates)
    )


def _versions():
    return PromiseVersion.objects.filter(promise=OuterRef("pk"))


def _in_state(promises, state):
    if state == "retired":
        return promises.exclude(retired_on=None)
    promises, today = promises.filter(retired_on=None), timezone.localdate()
    holds = Exists(held_on(today).filter(promise=OuterRef("pk")))
    comes = Exists(_versions().filter(valid_from__gt=today))
    if state == "valid":
        return promises.filter(holds)
    if state == "coming":
        return promises.filter(~holds, comes)
    return promises.filter(~holds, ~comes) if state == "ended" else promises


def _occurs(word):
    said = reduce(or_, (Q(**{f"{name}__icontains": word}) for name in TEXTS))
    costs = Q(what_de__icontains=word) | Q(what_en__icontains=word)
    extras = Extra.objects.filter(costs, version__promise=OuterRef("pk"))
    named = Q(title_de__icontains=word) | Q(title_en__icontains=word)
    return named | Q(Exists(_versions().filter(said))) | Q(Exists(extras))


def shown_version(promise, day):
    """The version to show first of those loaded: what holds on `day`, else the latest."""
    versions = [one for one in promise.versions.all() if not one.never_held]
    holding = (one for one in versions if one.held_on(day))
    return next(holding, None) or promise.versions.all()[0]


def state_of(promise, day):
    """valid, coming, ended or retired on a day, from the versions loaded."""
    if promise.retired_on and promise.retired_on <= day:
        return "retired"
    version = shown_version(promise, day)
    if version.held_on(day):
        return "valid"
    return "coming" if version.valid_from > day else "ended"


def ending(promises, until):
    """Promises that are given and hold no longer than until a day (`ends_on`)."""
    latest = _versions().order_by("-number")
    end = Coalesce(Subquery(latest.values("valid_to")[:1]), FOREVER)
    return promises.filter(retired_on=None).annotate(ends_on=end).filter(ends_on__lte=until)


def state_words(state):
    """A state in words."""
    return {
        "valid": pgettext("service promise", "valid"),
        "coming": pgettext("service promise", "not valid yet"),
        "ended": pgettext("service promise", "ended"),
        "retired": pgettext("service promise", "retired"),
    }[state]
