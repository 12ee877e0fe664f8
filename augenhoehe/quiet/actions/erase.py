"""What somebody wrote for themselves is deleted by themselves, at once and for good."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.quiet.actions.begin import PRIVATE
from augenhoehe.quiet.models import Note, SharedLine, Space


@housekeeping(PRIVATE)
def erase_note(note):
    """Delete one sealed note."""
    Note.objects.filter(pk=note.pk).delete()


@housekeeping(PRIVATE)
def erase_space(space):
    """Delete a private space: its key, its notes, and every line that was shared out of it."""
    SharedLine.objects.filter(owner=space.owner_id).delete()
    Space.objects.filter(pk=space.pk).delete()
