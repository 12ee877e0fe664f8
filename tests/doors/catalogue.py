"""Topics and products."""

from django.utils import timezone

from augenhoehe.catalogue.models import Product, Topic
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
}


def make_row(model, retired=False):
    """A row of a boring table."""
    at = timezone.now() if retired else None
    return lambda cast: [
        Thing({"pk": model.objects.create(name_de="Lohn", retired_at=at).pk}, seen=KEEPERS)
    ]


THINGS = {
    "topic": make_row(Topic),
    "product": make_row(Product),
    "retired topic": make_row(Topic, retired=True),
    "retired product": make_row(Product, retired=True),
}
