"""Save a team; retire it, bring it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.duties import duties_of
from augenhoehe.people.models import Team
from augenhoehe.people.rules import may_confide


@action
def save_team(team, *, values, by):
    """Save a team's fields (`values`: field name -> value); None makes a new team."""
    team = Team.objects.select_for_update().get(pk=team.pk) if team else Team()
    was_confidential = team.is_confidential
    for field, value in values.items():
        setattr(team, field, value)
    if Team.objects.filter(name__iexact=team.name).exclude(pk=team.pk).exists():
        raise Refused(_("There is a team of this name already."), code="team.name_taken")
    if team.is_confidential != was_confidential and not may_confide(by):
        sentence = _("Only a lead decides whether a team is confidential.")
        raise Refused(sentence, code="team.lead_only")
    if team.pk is None and not team.position:
        team.position = Team.objects.count() + 1
    team.save()
    record(events.TEAM_SAVED, team, by=by)
    return team


@action
def retire_team(team, *, by):
    """Take a team out of work; its past stays readable."""
    team = Team.objects.select_for_update().get(pk=team.pk)
    if held := duties_of(team):
        what = ", ".join(f"{duty.count} {duty.label}" for duty in held)
        sentence = _("%(name)s still has: %(what)s. Give that away first.")
        raise Refused(sentence % {"name": team.name, "what": what}, code="team.has_work")
    if not Team.objects.filter(retired_at=None).exclude(pk=team.pk).exists():
        raise Refused(_("This is the last team. Make another one first."), code="team.last")
    team.retired_at = timezone.now()
    team.save(update_fields=["retired_at"])
    record(events.TEAM_RETIRED, team, by=by)
    return team


@action
def revive_team(team, *, by):
    """Put a retired team to work again."""
    team.retired_at = None
    team.save(update_fields=["retired_at"])
    record(events.TEAM_REVIVED, team, by=by)
    return team
