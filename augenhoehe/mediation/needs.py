"""What of clearing talks belongs on somebody's day. No reason tells who may not read."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.mediation import queries, rules

BROKEN, FOLLOW_UP = 2, 6
AT_MOST = 30


@need("talk.today", seen=rules.visible_to)
def today(mine, user, now):
    """Clearing talks that are held today, for everybody who takes part in keeping them."""
    rows = yield queries.talks_on(mine, timezone.localdate(now))[:AT_MOST]
    return [
        Need(
            key=f"talk:{one.pk}:{one.talk_at:%Y%m%d%H%M}",
            label=str(one),
            url=one.get_absolute_url(),
            why=_("The talk is today. Have the sheet in front of you."),
            rank=FOLLOW_UP,
            due_at=one.talk_at,
            ref=ref(one),
        )
        for one in rows
    ]


@need("talk.unconfirmed", seen=rules.visible_to)
def unconfirmed(mine, user, now):
    """For the lead: how a talk was understood, and nobody confirmed it."""
    if not user.is_lead:
        return []
    rows = yield _of(queries.unanswered(mine.filter(lead=user), now))
    return [
        Need(
            key=f"understanding:{one.pk}",
            label=str(one.party.talk),
            url=one.party.talk.get_absolute_url(),
            why=_("%(party)s has not confirmed how you understood the talk. A call may help.")
            % {"party": one.party},
            rank=FOLLOW_UP,
            due_at=one.sent_at + queries.ANSWER_AFTER,
            ref=ref(one.party.talk),
            verbs=((_("Nobody answers"), reverse("mediation:give_up", args=[one.pk])),),
        )
        for one in rows
    ]


@need("talk.corrected", seen=rules.visible_to)
def corrected(mine, user, now):
    """For the lead: somebody understood the talk differently, or the mail reached a stranger."""
    if not user.is_lead:
        return []
    rows = yield _of(queries.to_read(mine.filter(lead=user)))
    return [
        Need(
            key=f"correction:{one.pk}",
            label=str(one.party.talk),
            url=f"{one.party.talk.get_absolute_url()}#mails",
            why=_why_read(one),
            rank=BROKEN,
            due_at=one.answered_at,
            ref=ref(one.party.talk),
        )
        for one in rows
    ]


def _of(rows):
    return rows.select_related("party__talk", "party__contact", "party__company")[:AT_MOST]


def _why_read(mail):
    if mail.answer == mail.Answer.STRANGER:
        return _("Your mail reached somebody else than %(party)s.") % {"party": mail.party}
    return _("%(party)s corrected how you understood the talk.") % {"party": mail.party}


@need("talk.look_back", seen=rules.visible_to)
def look_backs(mine, user, now):
    """For the lead: a talk some weeks ago, and the question what became of it."""
    if not user.is_lead:
        return []
    due = queries.look_backs_due(mine.filter(lead=user), timezone.localdate(now))
    rows = yield due[:AT_MOST]
    return [
        Need(
            key=f"look-back:{one.pk}",
            label=str(one.talk),
            url=one.get_absolute_url(),
            why=_("%(days)s days after the talk: was it kept, do they understand each other?")
            % {"days": one.days},
            rank=FOLLOW_UP,
            due_at=_noon(one.due_on),
            ref=ref(one.talk),
        )
        for one in rows
    ]


@need("talk.point", seen=rules.points_visible_to)
def points(mine, user, now):
    """What one promised to do: the words of that point, and nothing else of the talk."""
    rows = yield queries.points_due(user, timezone.localdate(now))[:AT_MOST]
    return [
        Need(
            key=f"point:{one.pk}:{one.due_on}",
            label=one.text[:120],
            url=one.get_absolute_url(),
            why=_("You said you would do this, by then. It belongs to an open matter."),
            rank=BROKEN if one.due_on < timezone.localdate(now) else FOLLOW_UP,
            due_at=_noon(one.due_on),
            ref=ref(one),
            verbs=((pgettext("point", "Done"), reverse("mediation:point_done", args=[one.pk])),),
        )
        for one in rows
    ]


def _noon(day):
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))
