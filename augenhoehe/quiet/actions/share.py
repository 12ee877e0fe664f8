"""One line is shared on purpose, as a plain copy, and taken back."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.quiet.models import SharedLine

OWN = "whoever shares a line stands beside it, and taking it back shall leave nothing"


@housekeeping(OWN)
def share_line(owner, *, text, audience):
    """Share a line with a circle."""
    now = timezone.now()
    return SharedLine.objects.create(owner=owner, text=text, audience=audience, shared_at=now)


@housekeeping(OWN)
def take_back_line(line):
    """Take a shared line back: nobody reads it any more."""
    SharedLine.objects.filter(pk=line.pk).delete()
