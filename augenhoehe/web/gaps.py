"""What the roof misses: a backup."""

from django.utils.translation import gettext as _

from augenhoehe.people.gaps import Gap, gap
from augenhoehe.web.checks import check_backups


@gap("web.backup", order=90)
def backup(department):
    """Is there a backup of the last two days? A demonstration needs none."""
    if department.is_demo or not check_backups():
        return None
    why = _(
        "There is none of the last two days. One is made every night while Augenhöhe runs; "
        "“augenhoehe backup FILE” makes one at once."
    )
    return Gap(_("Make a backup"), why, is_grave=False)
