"""What is being written to a customer about a complaint is kept until it is told."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.complaints.models import WordDraft

NOBODY = "a draft is its author's own business until it is sent"


@housekeeping(NOBODY)
def save_word_draft(complaint, *, kind, given, by):
    """Keep what `by` has written so far; an empty text is forgotten."""
    whose = {"complaint": complaint, "user": by, "kind": kind}
    if not given["text"].strip():
        WordDraft.objects.filter(**whose).delete()
        return None
    now = timezone.now()
    return WordDraft.objects.update_or_create(**whose, defaults={**given, "saved_at": now})[0]
