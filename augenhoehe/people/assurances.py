"""What is assured to people about their account, and what is kept of it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import (
    ACCOUNT,
    ALL,
    ENDED,
    NOBODY,
    OWN,
    SETTINGS,
    assured,
    keeps,
)
from augenhoehe.people.models import (
    Absence,
    AddressChange,
    DemoSignIn,
    FollowUp,
    Grant,
    Invitation,
    Membership,
    User,
)

assured(
    "people.administrator",
    _(
        "Administration reaches no concern and cannot give itself a role that reads concerns, nor "
        "the one that may read what a person did."
    ),
    held_by=(
        "augenhoehe/people/tests/test_roles.py"
        "::test_an_administrator_gives_nobody_a_role_that_reads_concerns",
        "augenhoehe/people/tests/test_roles.py"
        "::test_an_administrator_makes_no_observer_who_may_read_what_a_person_did",
        "tests/test_doors.py::test_a_door_opens_to_whom_the_table_says_and_to_nobody_else",
    ),
)

keeps(
    User,
    what=_(
        "name, address, telephone, language, whether the account is open (last sign-in: nobody)"
    ),
    reads=ALL,
    until=ACCOUNT,
)
keeps(Grant, Membership, what=_("roles and teams"), reads=ALL, until=ACCOUNT)
keeps(
    EmailAddress,
    AddressChange,
    Invitation,
    DemoSignIn,
    what=_("the address one signs in with, a change of it, an invitation"),
    reads=SETTINGS,
    until=ENDED,
)
keeps(
    Authenticator,
    what=_("the secret of the second factor, sealed, for whoever wants one"),
    reads=NOBODY,
    until=ENDED,
)
keeps(
    UserSession,
    what=_("where somebody is signed in at the moment: browser, address in the net, last visit"),
    reads=OWN,
    until=ENDED,
)
keeps(
    Absence,
    what=_("from when until when somebody is away and who stands in; never why"),
    reads=ALL,
    until=ACCOUNT,
)
keeps(FollowUp, what=_("own follow-up dates with a note"), reads=OWN, until=ENDED)
