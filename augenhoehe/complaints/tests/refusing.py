"""with refused("code"): … – refused with that code, and not one row of complaints is different."""

from contextlib import contextmanager

from django.apps import apps

from augenhoehe.tickets.tests import refusing


@contextmanager
def refused(code):
    """As in tickets, and the rows of this room are as they were, too."""
    before = _rows()
    with refusing.refused(code) as no:
        yield no
    assert _rows() == before


def _rows():
    models = apps.get_app_config("complaints").get_models()
    return {model: list(model.objects.order_by("pk").values()) for model in models}
