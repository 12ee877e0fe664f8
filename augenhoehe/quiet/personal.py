"""What the quiet hour keeps, and how long: nothing of persons from outside, lines of colleagues."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.personal import forget, personal
from augenhoehe.quiet import queries
from augenhoehe.quiet.actions.forget import end_lines, end_spaces

personal("quiet", title=pgettext_lazy("page", "Quiet hour"))
forget(
    "quiet.lines",
    title=_("Shared lines of the quiet hour"),
    hint=_("Lines that somebody shared on purpose."),
    count=lambda before: queries.lines_before(before).count(),
    remove=end_lines,
)
forget(
    "quiet.left",
    title=_("Private spaces of people who left"),
    hint=_("Sealed notes that nobody opens any more, from the last sign-in of their owner on."),
    count=lambda before: queries.left_before(before).count(),
    remove=end_spaces,
)
