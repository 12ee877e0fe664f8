"""with refused("code"): … – the action says no with that code, and not one row is different."""

from contextlib import contextmanager

import pytest
from django.apps import apps

from augenhoehe.base.actions import Refused

ROOMS = ("tickets", "mail", "journal", "people", "customers", "base")


@contextmanager
def refused(code):
    """The block is refused with `code`, and all rows are as they were before."""
    before = rows()
    with pytest.raises(Refused) as no:
        yield no
    assert no.value.code == code, no.value
    assert str(no.value)
    assert rows() == before


def rows():
    """Every row of the rooms that an action of ours could touch."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model: list(model.objects.order_by("pk").values()) for model in models}
