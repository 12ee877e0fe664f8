"""The first teams, with the ways by which one reaches them."""

from typing import NamedTuple

from django.utils.text import slugify
from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.people.actions.save_team import save_team
from augenhoehe.people.actions.save_touchpoint import save_touchpoint
from augenhoehe.people.models import Team, Touchpoint, TouchpointKind
from augenhoehe.people.queries import department
from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels


class NewTeam(NamedTuple):
    """A team's name, its kinds of touchpoints, and whether it takes calls for others."""

    name: str
    kinds: tuple
    is_reception: bool = False


@action
def found_teams(teams, *, by):
    """Make the teams that are not there yet, with touchpoints and the suggested deadlines."""
    made = []
    for new in teams:
        team = Team.objects.filter(name__iexact=new.name).first()
        if team is None:
            values = {"name": new.name, "is_reception": new.is_reception}
            team = save_team(None, values=values, by=by)
            made.append(team)
        _reach(team, new.kinds, by)
    suggest_servicelevels(state=department().state, by=by)
    return made


def _reach(team, kinds, by):
    there = set(team.touchpoints.values_list("kind", flat=True))
    for kind in kinds:
        if kind not in there:
            save_touchpoint(None, values=_touchpoint(team, TouchpointKind(kind)), by=by)


def _touchpoint(team, kind):
    words = {"team": team.name, "kind": kind.label}
    slug = _free_slug(team.name) if kind == TouchpointKind.FORM else None
    name = _("%(team)s: %(kind)s") % words
    return {"name": name[:80], "kind": kind, "team": team, "slug": slug}


def _free_slug(name):
    slug = base = slugify(name)[:50] or "team"
    number = 2
    while Touchpoint.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug
