"""What can happen to people, teams and the department."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

FIRST_LEAD = kind("person.first_lead", _("{subject} became the first lead"))
INVITED = kind("invitation.sent", _("{by} invited {subject}"))
ACCEPTED = kind("invitation.accepted", _("{subject} accepted an invitation"), ("invitation_id",))
INVITATION_WITHDRAWN = kind("invitation.withdrawn", _("{by} withdrew the invitation of {subject}"))
LET_IN = kind("person.let_in", _("{by} drew a link to a new password for {subject}"))
PASSWORD_RENEWED = kind("person.password_renewed", _("{subject} chose a new password by a link"))
PASSWORD_CHANGED = kind("person.password_changed", _("{subject} changed the password"))
ADDRESS_ASKED = kind("person.address_asked", _("{by} drew a link to a new address of {subject}"))
ADDRESS_CHANGED = kind("person.address_changed", _("{subject} changed the address of the sign-in"))
ROLE_GRANTED = kind("person.role_granted", _("{by} gave {subject} a role"), facts=("role",))
ROLE_WITHDRAWN = kind("person.role_withdrawn", _("{by} took a role from {subject}"), ("role",))
DEACTIVATED = kind("person.deactivated", _("{by} deactivated {subject}"))
REACTIVATED = kind("person.reactivated", _("{by} reactivated {subject}"))
MEMBERSHIPS_SET = kind("person.teams_set", _("{by} set the teams of {subject}"), ("team_ids",))
PROFILE_CHANGED = kind("person.profile_changed", _("{subject} changed the own profile"))

TEAM_SAVED = kind("team.saved", _("{by} saved the team {subject}"))
TEAM_RETIRED = kind("team.retired", _("{by} retired the team {subject}"))
TEAM_REVIVED = kind("team.revived", _("{by} brought the team {subject} back"))
TOUCHPOINT_SAVED = kind("touchpoint.saved", _("{by} saved the touchpoint {subject}"))
TOUCHPOINT_RETIRED = kind("touchpoint.retired", _("{by} retired the touchpoint {subject}"))
DEPARTMENT_SAVED = kind("department.saved", _("{by} changed what holds for the department"))

ABSENCE_STARTED = kind(
    "absence.started", _("{by} noted the absence of {subject}"), facts=("absence_id",)
)
ABSENCE_ENDED = kind("absence.ended", _("{by} ended the absence of {subject}"), ("absence_id",))

FOLLOW_UP_SET = kind("followup.set", _("{by} set a follow-up date on {subject}"))
FOLLOW_UP_PUT_OFF = kind("followup.put_off", _("{by} put off the follow-up date of {subject}"))
FOLLOW_UP_DONE = kind("followup.done", _("{by} followed {subject} up"))
