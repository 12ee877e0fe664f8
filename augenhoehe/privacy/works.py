"""What the page for the works agreement shows: assurances, what is kept, consents, switches."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from augenhoehe.base import assurances
from augenhoehe.base.personal import FORGETTINGS
from augenhoehe.privacy.models import Retention


@dataclass(frozen=True)
class Kept:
    """What is kept of people who work here: what, who reads it, how long, in which columns."""

    what: str
    reads: str
    until: str
    fields: list


@dataclass(frozen=True)
class Standing:
    """A switch as it stands."""

    title: str
    state: str
    is_on: bool
    sentence: str


def assured():
    """What cannot be done, in the order of the rooms."""
    return list(assurances.ASSURANCES.values())


def kept_of_staff():
    """All that the rooms declare, once each, in their order."""
    months = dict(Retention.objects.values_list("name", "months"))
    every = dict.fromkeys(assurances.KEEPINGS.values())
    return [
        Kept(capfirst(str(one.what)), str(one.reads), _until(one, months), one.fields)
        for one in every
    ]


def _until(keeping, months):
    ends = [_ends(FORGETTINGS[name], months.get(name)) for name in keeping.forgets]
    return "; ".join([str(keeping.until), *ends])


def _ends(forgetting, months):
    if not months:
        return _("%(kind)s: no end is set") % {"kind": forgetting.title}
    text = ngettext("%(kind)s: one month", "%(kind)s: %(months)s months", months)
    return text % {"kind": forgetting.title, "months": months}


def agreed():
    """Consents and agreements on record, those that hold first."""
    rows = [row for rows in assurances.CONSENTS.values() for row in rows()]
    rows.sort(key=lambda one: (not one.is_in_force, -one.on.toordinal()))
    return rows


def switches():
    """Each switch that touches people, as it stands."""
    return [_standing(one) for one in assurances.SWITCHES.values()]


def _standing(switch):
    state = switch.state()
    word = pgettext("switch", "on") if state.is_on else pgettext("switch", "off")
    return Standing(str(switch.title), word, state.is_on, state.sentence)
