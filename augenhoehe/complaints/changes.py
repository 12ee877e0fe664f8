"""What a customer is told when something was changed after their complaint; who waits for it."""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.base.codes import type_of
from augenhoehe.complaints.letters import tongue_of
from augenhoehe.complaints.models import ChangeTold, Complaint
from augenhoehe.measures.models import Measure


def change_text(complaint, measure, *, by):
    """The mail to begin with, in the customer's language."""
    name = complaint.representative or (complaint.contact.name if complaint.contact else "")
    with override(tongue_of(complaint)):
        hello = _("Good day %(name)s,") % {"name": name} if name else pgettext("mail", "Good day,")
        parts = [
            hello,
            _("you complained to us (%(number)s). That led to something, and I want you to know.")
            % {"number": complaint},
            _("What we changed: %(what)s") % {"what": measure.ending or measure.title},
            _("Thank you for telling us. Without you we would not have noticed."),
            by.name,
        ]
    return "\n\n".join(parts)


def done_measures():
    """Measures that are done and were taken for a complaint."""
    return Measure.objects.filter(signal_type=type_of(Complaint), state=Measure.State.DONE)


def told_measures():
    """Ids of measures of which the customers were told, or shall not be."""
    return ChangeTold.objects.values("measure_id")


def measures_of(complaint):
    """All measures that were taken for this complaint, the newest first."""
    taken = Measure.objects.filter(signal_type=type_of(Complaint), signal_id=complaint.pk)
    return taken.select_related("owner").order_by("-created_at")
