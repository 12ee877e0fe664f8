"""Help somebody in who forgot the password."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions.record import record
from augenhoehe.people import events
from augenhoehe.people.actions.invite_person import hand_out, stamp
from augenhoehe.people.models import Invitation
from augenhoehe.people.rules import may_let_in
from augenhoehe.people.tokens import new_token


@action
def let_in(person, *, by):
    """Draw a link by which `person` chooses a new password, once, for seven days."""
    if not may_let_in(by, person):
        sentence = _(
            "Another lead cannot be let in like this. Use “Forgot password?” or createlead."
        )
        raise Refused(sentence, code="person.lead")
    token = new_token()
    invitation = Invitation.objects.create(
        person=person,
        email=person.email,
        name=person.name,
        language=person.language,
        **stamp(token, by),
    )
    record(events.LET_IN, person, by=by)
    return hand_out(invitation, token, letter="let_in")
