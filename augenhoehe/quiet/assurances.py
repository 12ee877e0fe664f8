"""What is assured about the quiet hour, and what can be known of it."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ALL, OWN, OWNER, assured, keeps
from augenhoehe.quiet.models import SharedLine, Space

TESTS = "augenhoehe/quiet/tests/test_attacks.py::"

assured(
    "quiet.sealed",
    _(
        "Notes of the quiet hour are encrypted with a key of their owner. Lead, administration and "
        "whoever has a copy of the database or a backup cannot read them."
    ),
    held_by=(
        f"{TESTS}test_the_database_holds_no_word_after_everything_one_can_do",
        f"{TESTS}test_a_backup_holds_no_word",
        f"{TESTS}test_neither_key_nor_code_is_in_the_database_nor_in_the_session",
        f"{TESTS}test_nobody_else_reaches_a_note_whatever_their_role",
    ),
)

keeps(
    Space,
    what=_(
        "that there is a private space, when it is offered, the day of its last use; else sealed"
    ),
    reads=OWN,
    until=OWNER,
    forgets=("quiet.left",),
)
keeps(
    SharedLine,
    what=_("a line that somebody shared on purpose, with the name"),
    reads=ALL,
    until=OWNER,
    forgets=("quiet.lines",),
)
