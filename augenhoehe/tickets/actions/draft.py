"""What is being written is kept."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.tickets.models import Draft

TEXTS = ("to", "cc", "bcc", "subject", "html")
NOBODY = "a draft is its author's own business until it is sent"


@housekeeping(NOBODY)
def save_draft(user, *, ticket, kind, seen_id=0, extra=None, texts):
    """Keep an unsent text; an empty one is forgotten."""
    mine = Draft.objects.filter(user=user, ticket=ticket, kind=kind)
    if not any((texts.get(name) or "").strip() for name in TEXTS):
        mine.delete()
        return None
    draft = mine.select_for_update().first() or Draft(user=user, ticket=ticket, kind=kind)
    for name in TEXTS:
        setattr(draft, name, texts.get(name) or "")
    draft.seen_id = draft.seen_id or seen_id
    draft.extra = draft.extra if extra is None else extra
    draft.saved_at = timezone.now()
    draft.save()
    return draft


@housekeeping(NOBODY)
def drop_draft(draft):
    """Forget an unsent text."""
    draft.delete()
