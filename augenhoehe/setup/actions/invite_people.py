"""Several invitations at once."""

from augenhoehe.base.actions import action
from augenhoehe.people.actions.invite_person import invite_person


@action
def invite_people(invitees, *, by):
    """Invite all or, if one cannot be invited, nobody. Gives back what `invite_person` gives."""
    return [invite_person(one, by=by) for one in invitees]
