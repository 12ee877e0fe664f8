"""A house without teams gets its first one."""

from django.utils.translation import override, pgettext

from augenhoehe.base.actions import action
from augenhoehe.people.actions.save_team import save_team
from augenhoehe.people.actions.save_touchpoint import save_touchpoint
from augenhoehe.people.models import Team
from augenhoehe.people.queries import department


@action
def prepare_first_touchpoint(team, *, by):
    """A place where mail comes in, for this team or for the first one; made when there is none."""
    team = team or Team.objects.filter(retired_at=None, is_confidential=False).first()
    with override(department().language):
        team = team or save_team(None, values={"name": pgettext("word", "Support")}, by=by)
        values = {"name": pgettext("word", "E-mail"), "kind": "mail", "team": team}
        return save_touchpoint(None, values=values, by=by)
