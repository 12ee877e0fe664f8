"""Topics, products and service promises."""

from django.utils import timezone

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.catalogue.tests.promising import LONG_AGO, make_promise
from tests.doors.kinds import Thing, door

KEEPERS = "lead admin observer"
TABLES = ("topic", "product")

DOORS = {
    **{f"catalogue:{name}_list": door("setting see") for name in TABLES},
    **{f"catalogue:{name}_add": door("setting change", "", "GET POST") for name in TABLES},
    **{f"catalogue:{name}": door("setting change", name, "GET POST") for name in TABLES},
    **{f"catalogue:{name}_retire": door("setting change", name, "POST") for name in TABLES},
    **{
        f"catalogue:{name}_restore": door("setting change", f"retired {name}", "POST")
        for name in TABLES
    },
    "catalogue:promises": door("service promise read"),
    "catalogue:write_promise": door("service promise write", "", "GET POST"),
    "catalogue:promise": door("service promise read", "service promise"),
    "catalogue:promise_version": door("service promise read", "promise version"),
    "catalogue:rewrite_promise": door("service promise write", "service promise", "GET POST"),
    "catalogue:extend_promise": door("service promise write", "service promise", "POST"),
    "catalogue:retire_promise": door("service promise write", "service promise", "POST"),
    "catalogue:restore_promise": door("service promise write", "retired promise", "POST"),
}


def make_row(model, retired=False):
    """A row of a boring table."""
    at = timezone.now() if retired else None
    return lambda cast: [
        Thing({"pk": model.objects.create(name_de="Lohn", retired_at=at).pk}, seen=KEEPERS)
    ]


def make_given(cast):
    """What the house promises until some day."""
    until = timezone.localdate()
    return [Thing({"pk": make_promise(cast.lead, valid=(LONG_AGO, until)).pk})]


def make_retired_promise(cast):
    """What the house promised once."""
    made = make_promise(cast.lead)
    made.retired_on = timezone.localdate()
    made.save()
    return [Thing({"pk": made.pk})]


def make_promise_version(cast):
    """What a promise said."""
    return [Thing({"pk": make_promise(cast.lead).pk, "number": 1})]


THINGS = {
    "service promise": make_given,
    "retired promise": make_retired_promise,
    "promise version": make_promise_version,
    "topic": make_row(Topic),
    "product": make_row(Product),
    "retired topic": make_row(Topic, retired=True),
    "retired product": make_row(Product, retired=True),
}
