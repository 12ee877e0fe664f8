"""Say which teams somebody is in."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.models import Membership, Team, User
from augenhoehe.people.rules import may_confide


@action
def set_memberships(user, *, teams, by):
    """Put `user` into exactly these teams; confidential ones are the lead's to change."""
    User.objects.select_for_update().get(pk=user.pk)
    wanted = {team.pk for team in teams}
    held = set(Membership.objects.filter(user=user).values_list("team_id", flat=True))
    changed = Team.objects.filter(pk__in=wanted ^ held)
    if any(team.is_confidential for team in changed) and not may_confide(by):
        sentence = _("Only a lead lets people into a confidential team, or out of it.")
        raise Refused(sentence, code="team.lead_only")
    if wanted == held:
        return user
    Membership.objects.filter(user=user, team_id__in=held - wanted).delete()
    Membership.objects.bulk_create(Membership(user=user, team_id=pk) for pk in wanted - held)
    user.forget_standing()
    record(events.MEMBERSHIPS_SET, user, by=by, team_ids=sorted(wanted))
    return user
