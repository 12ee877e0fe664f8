"""What is being written is kept."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.files.actions.attach import detach_all
from augenhoehe.files.queries import attachments_of
from augenhoehe.tickets.models import Draft

TEXTS = ("to", "cc", "bcc", "subject", "html")
NOBODY = "a draft is its author's own business until it is sent"


@housekeeping(NOBODY)
def save_draft(user, *, ticket, kind, seen_id=0, extra=None, texts):
    """Keep an unsent text; an empty one is forgotten."""
    draft = Draft.objects.select_for_update().filter(user=user, ticket=ticket, kind=kind).first()
    if not any((texts.get(name) or "").strip() for name in TEXTS) and not _has_files(draft):
        if draft:
            draft.delete()
        return None
    draft = draft or Draft(user=user, ticket=ticket, kind=kind)
    for name in TEXTS:
        setattr(draft, name, texts.get(name) or "")
    draft.seen_id = draft.seen_id or seen_id
    draft.extra = draft.extra if extra is None else extra
    draft.saved_at = timezone.now()
    draft.save()
    return draft


@housekeeping(NOBODY)
def drop_draft(draft):
    """Forget an unsent text and its files."""
    detach_all(Draft, [draft.pk])
    draft.delete()


def _has_files(draft):
    return draft is not None and bool(attachments_of(draft))
