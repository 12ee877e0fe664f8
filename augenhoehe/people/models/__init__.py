"""The models of people: who works here and how they come in."""

from augenhoehe.people.models.access import AddressChange, DemoSignIn, Invitation
from augenhoehe.people.models.house import (
    LANGUAGES,
    READING_ROLES,
    STATES,
    Absence,
    Department,
    FollowUp,
    Grant,
    Membership,
    Role,
    Team,
    Touchpoint,
    TouchpointKind,
    User,
    UserManager,
    standing_of,
)

__all__ = [
    "Absence",
    "AddressChange",
    "DemoSignIn",
    "Department",
    "FollowUp",
    "Grant",
    "Invitation",
    "LANGUAGES",
    "Membership",
    "READING_ROLES",
    "Role",
    "STATES",
    "Team",
    "Touchpoint",
    "TouchpointKind",
    "User",
    "UserManager",
    "standing_of",
]
