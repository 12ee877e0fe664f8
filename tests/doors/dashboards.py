"""My day, who is here, figures, the journal."""

from tests.doors.kinds import door

DOORS = {
    "dashboards:my_day": door("signed in"),
    "dashboards:counts": door("signed in"),
    "dashboards:lay": door("signed in", "", "POST", data={"key": "none"}, varies=True),
    "dashboards:take_up": door("signed in", "", "POST"),
    "dashboards:present": door("concern read"),
    "dashboards:figures": door("figure see"),
    "dashboards:journal": door("journal see"),
    "dashboards:inspect": door("journal inspect a person", "", "POST", varies=True),
}

THINGS = {}
