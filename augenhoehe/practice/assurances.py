"""What is assured about practising, and what is kept of it."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ALL, HOUSE, OWN, OWNER, assured, keeps
from augenhoehe.practice.models import OwnCase, Schedule

TESTS = "augenhoehe/practice/tests/test_alone.py::"

assured(
    "practice.private",
    _("Who practises, and how it went, is seen by nobody else; answers are stored nowhere."),
    held_by=(
        f"{TESTS}test_nobody_else_sees_a_schedule_or_that_there_is_one",
        f"{TESTS}test_without_a_schedule_a_rating_is_kept_nowhere",
    ),
)

keeps(
    Schedule,
    what=_("when somebody wants to practise which situation again, if they wish it"),
    reads=OWN,
    until=OWNER,
)
keeps(OwnCase, what=_("who proposed and who checked an own situation"), reads=ALL, until=HOUSE)
