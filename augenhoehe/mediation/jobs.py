"""What the clockwork does for clearing talks."""

from datetime import timedelta

from django.db.models import Max, Q
from django.utils import timezone

from augenhoehe.base.jobs import job
from augenhoehe.mediation.actions.forget import forget_feelings, forget_sheet_feelings
from augenhoehe.mediation.models import Talk, TalkSheet

# Six months, by the longest of them.
KEPT = timedelta(days=184)
# A talk that nobody ended is looked back at as long after it was opened as one that ended.
UNENDED = timedelta(days=60)
BATCH = 200


@job("mediation.forget")
def forget():
    """Delete what was said about feelings, six months after the last look-back."""
    now = timezone.now()
    for talk in old_talks(now)[:BATCH]:
        forget_feelings(talk, by="worker")
    old = TalkSheet.objects.filter(begun_at__lt=now - KEPT, feelings_gone_at=None)
    forget_sheet_feelings(list(old.order_by("pk")[:BATCH]))


def old_talks(now):
    """Talks whose last look-back, done or due, lies six months back."""
    day = timezone.localdate(now) - KEPT
    known = Talk.objects.filter(feelings_gone_at=None).order_by("pk")
    known = known.annotate(last=Max("look_backs__due_on"), done=Max("look_backs__done_at"))
    ended = known.filter(Q(done=None) | Q(done__lt=now - KEPT), last__lt=day)
    unended = known.filter(last=None, opened_at__lt=now - KEPT - UNENDED)
    return (ended | unended).distinct()
