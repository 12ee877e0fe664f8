"""What customers read of a service promise: the newest version of it, line by line."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.house_texts import TONGUES, Said, apart, house_texts, side_by_side
from augenhoehe.catalogue import events, rules
from augenhoehe.catalogue.models import ServicePromise

_lines = side_by_side(
    {
        "included": pgettext_lazy("service promise", "Included"),
        "impossible": pgettext_lazy("service promise", "Not possible"),
        "response": pgettext_lazy("service promise", "Response"),
        "solution": pgettext_lazy("service promise", "Solution"),
        "complain": _("Ways to complain"),
    }
)


def _in_use():
    return ServicePromise.objects.filter(retired_on=None).prefetch_related("versions__extras")


def _says(promise):
    version = next(iter(promise.versions.all()), None)
    if version is None:
        return
    for said in _lines(version):
        yield replace(said, text=apart(said.text.splitlines()))
    for tongue in TONGUES:
        extras = apart(getattr(one, f"what_{tongue}") for one in version.extras.all())
        yield Said("extras", pgettext_lazy("service promise", "Costs extra"), tongue, extras)


def _edit(promise, part):
    return reverse("catalogue:rewrite_promise", args=[promise.pk])


house_texts(
    "promises",
    ServicePromise,
    label=_("Service promises"),
    rows=_in_use,
    says=_says,
    visible_to=rules.promises_visible_to,
    may_change=rules.may_write,
    edit_url=_edit,
    after=(
        events.PROMISE_WRITTEN,
        events.PROMISE_CHANGED,
        events.PROMISE_RETIRED,
        events.PROMISE_RESTORED,
    ),
)
