"""The list of service promises as a table."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.catalogue.models import PromiseVersion
from augenhoehe.catalogue.prices import Priced, write_price
from augenhoehe.catalogue.queries import shown_version, state_of, state_words

HEAD = [
    pgettext_lazy("service promise", "Title"),
    pgettext_lazy("service promise", "Product, system or service"),
    _("For whom"),
    pgettext_lazy("service promise", "State"),
    pgettext_lazy("service promise", "Version"),
    pgettext_lazy("service promise", "Valid from"),
    pgettext_lazy("service promise", "Valid to"),
    pgettext_lazy("service promise", "Public"),
    pgettext_lazy("service promise", "Included"),
    _("Costs extra"),
    _("Not possible"),
    _("When we answer"),
    _("When it is solved"),
    _("Where one can complain"),
    pgettext_lazy("service promise", "Owner"),
]
AT_MOST = 5000


def lines_of(promises, today):
    """A row a promise, with what it says now (or said last, or will say)."""
    rows = list(promises.order_by("title_de", "pk")[:AT_MOST])
    shown = {one.pk: shown_version(one, today).pk for one in rows}
    found = PromiseVersion.objects.filter(pk__in=shown.values()).prefetch_related("extras")
    whole = {one.pk: one for one in found}
    for promise in rows:
        yield _line(promise, whole[shown[promise.pk]], state_of(promise, today))


def _line(promise, version, state):
    return [
        str(promise),
        str(promise.product or ""),
        for_whom(promise),
        state_words(state),
        version.number,
        version.valid_from,
        version.valid_to,
        pgettext("service promise", "yes")
        if version.is_public
        else pgettext("service promise", "no"),
        version.says("included"),
        "\n".join(_priced(one) for one in version.extras.all()),
        version.says("impossible"),
        version.says("response"),
        version.says("solution"),
        version.says("complain"),
        str(promise.owner or ""),
    ]


def for_whom(promise):
    """For everybody, or for those it was agreed with."""
    if promise.is_agreed:
        return pgettext("service promise", "agreed with companies")
    return pgettext("service promise", "everybody")


def _priced(extra):
    tongue = "de" if extra.what_de and str(extra) == extra.what_de else "en"
    return write_price(Priced(str(extra), extra.cents, extra.says("per")), tongue)
