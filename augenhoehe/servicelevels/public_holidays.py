"""Public holidays by state, computed offline by the `holidays` package."""

from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIRST_YEAR, LAST_YEAR = 1991, 2100
PACKAGE_LANGUAGE = {"de": "de", "en": "en_US"}


class State(NamedTuple):
    """A region with holidays of its own; `local` adds those that hold in parts of a state only."""

    label: str
    subdivision: str | None
    local: bool = False
    country: str = "DE"


STATES = {
    "BW": State(pgettext_lazy("state", "Baden-Württemberg"), "BW"),
    "BY": State(pgettext_lazy("state", "Bavaria"), "BY"),
    "BY-C": State(_("Bavaria, Catholic communities"), "BY", local=True),
    "BY-A": State(_("Bavaria, Augsburg"), "Augsburg"),
    "BE": State(pgettext_lazy("state", "Berlin"), "BE"),
    "BB": State(pgettext_lazy("state", "Brandenburg"), "BB"),
    "HB": State(pgettext_lazy("state", "Bremen"), "HB"),
    "HH": State(pgettext_lazy("state", "Hamburg"), "HH"),
    "HE": State(pgettext_lazy("state", "Hesse"), "HE"),
    "MV": State(_("Mecklenburg-Western Pomerania"), "MV"),
    "NI": State(_("Lower Saxony"), "NI"),
    "NW": State(_("North Rhine-Westphalia"), "NW"),
    "RP": State(pgettext_lazy("state", "Rhineland-Palatinate"), "RP"),
    "SL": State(pgettext_lazy("state", "Saarland"), "SL"),
    "SN": State(pgettext_lazy("state", "Saxony"), "SN"),
    "SN-C": State(_("Saxony, Catholic communities"), "SN", local=True),
    "ST": State(pgettext_lazy("state", "Saxony-Anhalt"), "ST"),
    "SH": State(pgettext_lazy("state", "Schleswig-Holstein"), "SH"),
    "TH": State(pgettext_lazy("state", "Thuringia"), "TH"),
    "TH-C": State(_("Thuringia, Catholic communities"), "TH", local=True),
    "AT": State(pgettext_lazy("state", "Austria"), None, country="AT"),
}
STATE_CHOICES = [(code, state.label) for code, state in STATES.items()]


@lru_cache(maxsize=1024)
def public_holidays(state, year, language="de"):
    """{date: name} of a state and year in order; none for an unknown state or a far-off year."""
    found = STATES.get(state)
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return MappingProxyType({})
    # By name, here: a tenth of a second that only whoever asks for a calendar should wait for.
    days = import_module("holidays").country_holidays(
        found.country,
        found.subdivision,
        years=year,
        language=PACKAGE_LANGUAGE.get(language, "de"),
        categories=("public", "catholic") if found.local else ("public",),
    )
    return MappingProxyType(dict(sorted(days.items())))
