"""Promises for tests."""

from datetime import date

from augenhoehe.catalogue.actions.write import Said, write_promise
from augenhoehe.catalogue.models import ServicePromise

LONG_AGO = date(2020, 1, 1)


def make_promise(by, *, title="Zusage", valid=(LONG_AGO, None), said=None, **names):
    """A service promise that includes something."""
    texts = {"included_de": "Hilfe am Telefon"} | (said or {}).get("texts", {})
    more = {name: value for name, value in (said or {}).items() if name != "texts"}
    what = Said(valid_from=valid[0], valid_to=valid[1], texts=texts, **more)
    return write_promise({"title_de": title, **names}, said=what, by=by)


def ensure_promise(by):
    """The house's general promise; written at the first call."""
    return ServicePromise.objects.filter(is_agreed=False).first() or make_promise(by)
