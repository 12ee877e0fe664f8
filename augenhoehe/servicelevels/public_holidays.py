"""Public holidays by state, computed offline by the `holidays` package."""

from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import holidays
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1991, 2100
PACKAGE_LANGUAGE = {"de": "de", "en": "en_US"}


class State(NamedTuple):
    """A region with holidays of its own; `local` adds those that hold in parts of a state only."""

    label: str
    subdivision: str | None
    local: bool = False
    country: str = "DE"


STATES = {
    "BW": State(_("Baden-Württemberg"), "BW"),
    "BY": State(_("Bavaria"), "BY"),
    "BY-C": State(_("Bavaria, Catholic communities"), "BY", local=True),
    "BY-A": State(_("Bavaria, Augsburg"), "Augsburg"),
    "BE": State(_("Berlin"), "BE"),
    "BB": State(_("Brandenburg"), "BB"),
    "HB": State(_("Bremen"), "HB"),
    "HH": State(_("Hamburg"), "HH"),
    "HE": State(_("Hesse"), "HE"),
    "MV": State(_("Mecklenburg-Western Pomerania"), "MV"),
    "NI": State(_("Lower Saxony"), "NI"),
    "NW": State(_("North Rhine-Westphalia"), "NW"),
    "RP": State(_("Rhineland-Palatinate"), "RP"),
    "SL": State(_("Saarland"), "SL"),
    "SN": State(_("Saxony"), "SN"),
    "SN-C": State(_("Saxony, Catholic communities"), "SN", local=True),
    "ST": State(_("Saxony-Anhalt"), "ST"),
    "SH": State(_("Schleswig-Holstein"), "SH"),
    "TH": State(_("Thuringia"), "TH"),
    "TH-C": State(_("Thuringia, Catholic communities"), "TH", local=True),
    "AT": State(_("Austria"), None, country="AT"),
}
STATE_CHOICES = [(code, state.label) for code, state in STATES.items()]


@lru_cache(maxsize=1024)
def public_holidays(state, year, language="de"):
    """{date: name} of a state and year in order; none for an unknown state or a far-off year."""
    found = STATES.get(state)
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return MappingProxyType({})
    days = holidays.country_holidays(
        found.country,
        found.subdivision,
        years=year,
        language=PACKAGE_LANGUAGE.get(language, "de"),
        categories=("public", "catholic") if found.local else ("public",),
    )
    return MappingProxyType(dict(sorted(days.items())))
