"""Somebody opened the page of an invitation."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.surveys.models import Invitation


@housekeeping("that a page was looked at is only ever counted")
def note_opened(invitation):
    """Note the first time a page was opened."""
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())
