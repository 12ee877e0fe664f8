"""My day, who is here, figures, the journal."""

from datetime import date

from augenhoehe.indicators.actions.agree import agree_on_team
from tests.doors.kinds import Thing, door

DOORS = {
    "dashboards:my_day": door("signed in"),
    "dashboards:counts": door("signed in"),
    "dashboards:lay": door("signed in", "", "POST", data={"key": "none"}, varies=True),
    "dashboards:take_up": door("signed in", "", "POST"),
    "dashboards:present": door("concern read"),
    "dashboards:figures": door("figure see"),
    "dashboards:figure": door("figure see", "figure"),
    "dashboards:target": door("figure set a target", "figure", "POST"),
    "dashboards:agreements": door("figure see", change="setting change"),
    "dashboards:end": door("setting change", "agreement", "POST"),
    "dashboards:journal": door("journal see"),
    "dashboards:inspect": door("journal inspect a person", "", "POST", varies=True),
}

TERMS = {"agreed_by": "Works council", "agreed_on": date(2026, 1, 5), "purpose": "Rota"}


def make_figure(cast):
    """A figure, known to everybody."""
    return [Thing({"name": "response.in_time"})]


def make_agreement(cast):
    """A works agreement, which everybody may read."""
    return [Thing({"pk": agree_on_team(cast.technical, terms=TERMS, by=cast.lead).pk})]


THINGS = {"figure": make_figure, "agreement": make_agreement}
