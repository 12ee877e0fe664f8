"""What pages and other rooms need to know about clearing talks."""

from datetime import timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from augenhoehe.base.tokens import hash_of, is_token
from augenhoehe.mediation.models import LookBack, Party, Point, TalkSheet, Understanding

ANSWER_AFTER = timedelta(days=3)


def in_talks(ids, now):
    """Of these contacts, the ids of those with whom a clearing talk is open.

    For whoever must know that something is open, and may never say what.
    """
    is_open = Q(talk__closed_at=None) & Q(contact__in=ids)
    return Party.objects.filter(is_open).order_by().values_list("contact_id", flat=True)


def listed(talks, *, state="open", words=""):
    """Talks for the list, with their parties: "open", "later" (a look-back is to come) or "all"."""
    if state == "open":
        talks = talks.filter(closed_at=None)
    elif state == "later":
        talks = talks.filter(closed_at__isnull=False, look_backs__done_at=None).distinct()
    for word in words.split()[:5]:
        named = Q(parties__own_name__icontains=word) | Q(parties__contact__name__icontains=word)
        named |= Q(parties__company__name__icontains=word)
        talks = talks.filter(Q(title__icontains=word) | named).distinct()
    return talks.order_by("-opened_at", "-pk")


def with_parties(talks):
    """The same talks with names of parties and look-backs, in two more questions."""
    parties = Party.objects.select_related("contact", "company")
    return talks.select_related("lead").prefetch_related(
        Prefetch("parties", parties, to_attr="sides"),
        Prefetch("look_backs", LookBack.objects.filter(done_at=None), to_attr="ahead"),
    )


def by_token(token):
    """What a link in a mail leads to, or None."""
    if not is_token(token):
        return None
    rows = Understanding.objects.select_related("party__talk", "party__contact", "party__company")
    return rows.filter(token_hash=hash_of(token)).first()


def points_of(talk):
    """The agreed points of a talk, with who does them."""
    return talk.points.select_related("user", "party__contact", "party__company")


def understandings_of(talk):
    """The mails about how a talk was understood, the newest last."""
    return Understanding.objects.filter(party__talk=talk).order_by("sent_at", "pk")


def unanswered(talks, now):
    """Mails of open talks that nobody confirmed for some days, while the link works."""
    rows = Understanding.objects.filter(
        party__talk__in=talks, party__talk__closed_at=None, answer="", token_hash__isnull=False
    )
    return rows.filter(sent_at__lte=now - ANSWER_AFTER).order_by("sent_at")


def to_read(talks):
    """Corrections, and mails that reached somebody else, which nobody has read."""
    told = (Understanding.Answer.CORRECTED, Understanding.Answer.STRANGER)
    rows = Understanding.objects.filter(party__talk__in=talks, answer__in=told, read_at=None)
    return rows.order_by("answered_at")


def look_backs_due(talks, day):
    """Look-backs whose day has come."""
    rows = LookBack.objects.filter(talk__in=talks, done_at=None, due_on__lte=day)
    return rows.select_related("talk").order_by("due_on")


def talks_on(talks, day):
    """Open talks that are held on a day."""
    start = timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time()))
    return talks.filter(
        closed_at=None, talk_at__gte=start, talk_at__lt=start + timedelta(days=1)
    ).order_by("talk_at")


def points_due(user, day):
    """What `user` said they would do, from the day before it is due."""
    rows = Point.objects.filter(user=user, kept_at=None, due_on__lte=day + timedelta(days=1))
    return rows.order_by("due_on", "pk")


def sheet_at_work(ticket):
    """The talk sheet of a conversation that is in use, or None."""
    return TalkSheet.objects.filter(ticket=ticket, ended_at=None).first()
