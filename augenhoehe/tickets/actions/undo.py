"""What a change looked like before is kept, so that it can be taken back once."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.tickets.models import Undo

KEPT = timedelta(days=30)
SENT = timedelta(days=1)
RECORDED = "what is taken back, and by whom, is recorded on what it changes"


@housekeeping(RECORDED)
def keep_undo(user, *, verb, before):
    """Keep what `verb` changed, for its author to take back."""
    return Undo.objects.create(user=user, verb=verb, before=before, done_at=timezone.now())


def open_undo(undo, *, verbs, by=None):
    """The locked undo (of `by`, if only the author may), refused when used or of another verb."""
    mine = {"user": by} if by else {}
    undo = Undo.objects.select_for_update().get(pk=undo.pk, **mine)
    if undo.undone_at or undo.verb not in verbs:
        raise Refused(_("This was taken back already."), code="undo.done")
    return undo


@housekeeping(RECORDED)
def mark_undone(undo):
    """It cannot be taken back a second time."""
    undo.undone_at = timezone.now()
    undo.save(update_fields=["undone_at"])


@housekeeping("what is too old to be taken back holds words for no purpose")
def forget_undos(now):
    """Forget what a change looked like before: of a sent mail after a day, else after a month."""
    old = Q(done_at__lt=now - KEPT) | Q(verb="send", done_at__lt=now - SENT)
    return Undo.objects.filter(old).delete()[0]


@housekeeping("the erasure and the nightly forgetting record themselves")
def forget_undos_of(ids):
    """Forget the changes of these tickets: they hold previews and senders."""
    ids = list(ids)
    if not ids:
        return
    many = Q(before__before__has_any_keys=[str(pk) for pk in ids])
    merged = Q(before__source__id__in=ids) | Q(before__target__id__in=ids)
    Undo.objects.filter(many | merged).delete()
