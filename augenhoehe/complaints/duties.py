"""What must be given away before a person or a team leaves."""

from django.utils.translation import gettext as _

from augenhoehe.base.at_once import counting
from augenhoehe.complaints.models import Complaint
from augenhoehe.people.duties import duty
from augenhoehe.people.models import Team, User


@duty("complaints.open")
def open_complaints(holder):
    """Open complaints that somebody or a team still has."""
    names = {User: "owner", Team: "team"}
    if type(holder) not in names:
        return 0, "", None
    mine = Complaint.objects.filter(closed_at=None, **{names[type(holder)]: holder})
    count = sum((yield counting(mine)))
    where = f"/complaints/?owner={holder.pk}" if type(holder) is User else "/complaints/"
    return count, _("open complaints"), where
