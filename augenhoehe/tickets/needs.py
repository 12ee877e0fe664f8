"""What of ours belongs on somebody's day, and why."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.people.models import Absence, Role
from augenhoehe.people.queries import asking_absent_on
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Handover, Notice

DANGER, BROKEN, HANDOVER, CHASER, SERVICE_TIME, FOLLOW_UP, UPKEEP = range(1, 8)
SOON = timedelta(hours=4)
AT_MOST = 30


def _door(name, one):
    return reverse(f"tickets:{name}", args=[one.pk])


def _mine_or_free(tickets, user):
    """What is the person's own to do: assigned to them, or free in one of their teams."""
    own = tickets.filter(assignee=user)
    return own | tickets.filter(assignee=None, team_id__in=user.team_ids)


@need("ticket.danger", seen=rules.handovers_to_answer)
def in_danger(mine, user, now):
    """Urgent handovers nobody has taken yet: for the lead, first of all."""
    waiting = mine.filter(kind=Handover.Kind.URGENT, state=Handover.State.WAITING)
    found = yield waiting.select_related("handed_by", "ticket")[:AT_MOST]
    return [
        Need(
            key=f"handover:{one.pk}",
            label=one.sentence[:120],
            url=one.get_absolute_url(),
            why=_("Urgent: %(danger)s. Handed over by %(name)s.")
            % {"danger": one.get_danger_display(), "name": one.handed_by.name},
            rank=DANGER,
            due_at=one.handed_at,
            ref=ref(one),
            verbs=((_("Take over"), _door("take_over", one)),),
        )
        for one in found
    ]


@need("handover.waiting", seen=rules.handovers_to_answer)
def handed_over(mine, user, now):
    """Handovers that wait for the lead, or for the deputy of an absent one."""
    waiting = mine.filter(kind=Handover.Kind.NORMAL, state=Handover.State.WAITING)
    found = yield waiting.select_related("ticket").order_by("handed_at")[:AT_MOST]
    return [
        Need(
            key=f"handover:{one.pk}",
            label=_("Handover: %(subject)s") % {"subject": one.ticket.subject},
            url=one.get_absolute_url(),
            why=_("Tried: %(tried)s") % {"tried": "; ".join(one.tried_words)[:160]},
            rank=HANDOVER,
            due_at=one.due_at or one.handed_at,
            ref=ref(one),
            verbs=((_("Take over"), _door("take_over", one)),),
        )
        for one in found
    ]


@need("handover.deputised", seen=rules.handovers_visible_to)
def deputy_began(mine, user, now):
    """What a deputy took over who stands in no more: the lead goes on with it."""
    if not user.is_lead:
        return []
    today = timezone.localdate(now)
    away = Absence.objects.filter(starts_on__lte=today, ends_on__gte=today, ended_at=None)
    standing_in = away.filter(user__grants__role=Role.LEAD).exclude(deputy=None).values("deputy")
    taken = mine.filter(state=Handover.State.TAKEN).exclude(lead__grants__role=Role.LEAD)
    left = taken.exclude(lead__in=standing_in).select_related("ticket", "lead")
    found = yield left[:AT_MOST]
    return [
        Need(
            key=f"deputised:{one.pk}",
            label=_("Handover: %(subject)s") % {"subject": one.ticket.subject},
            url=one.get_absolute_url(),
            why=_("%(name)s took it over while standing in; please go on with it.")
            % {"name": one.lead.name},
            rank=HANDOVER,
            due_at=one.due_at or one.taken_at,
            ref=ref(one),
            verbs=((_("Take over"), _door("take_over", one)),),
        )
        for one in found
    ]


@need("handover.answered", seen=rules.handovers_visible_to)
def lead_answered(mine, user, now):
    """What the lead answered, and at the end what the team would have needed, until it is read."""
    told = mine.filter(handed_by=user, answer_read_at=None).exclude(lead=user)
    told = told.exclude(answer="", needed="")
    found = yield told.select_related("ticket")[:AT_MOST]
    return [
        Need(
            key=f"answer:{one.pk}",
            label=_("The lead answered: %(subject)s") % {"subject": one.ticket.subject},
            url=one.ticket.get_absolute_url(),
            why=one.last_word[:200],
            rank=HANDOVER,
            due_at=one.closed_at or one.handed_at,
            ref=ref(one.ticket),
            verbs=((pgettext("verb done", "Read"), _door("read_answer", one)),),
        )
        for one in found
    ]


@need("promise.due", seen=rules.promises_visible_to)
def promised(mine, user, now):
    """Promises of mine that are broken or due today; all broken ones for the lead."""
    waiting = mine.filter(kept_at=None, withdrawn_at=None, due_at__lt=now + timedelta(hours=12))
    if not user.is_lead:
        waiting = waiting.filter(owner=user)
    rows = waiting.select_related("ticket__company", "owner").order_by("due_at")
    found = yield rows[:AT_MOST]
    return [
        Need(
            key=f"promise:{one.pk}",
            label=_("Promise: %(text)s") % {"text": one.text},
            url=one.ticket.get_absolute_url(),
            why=_("%(name)s promised it to %(customer)s.")
            % {"name": one.owner.name, "customer": one.ticket.company or one.ticket.sender},
            rank=BROKEN if one.due_at < now else SERVICE_TIME,
            due_at=one.due_at,
            ref=ref(one.ticket),
            verbs=((pgettext("verb", "Kept"), _door("keep_promise", one)),),
        )
        for one in found
        if one.owner_id == user.pk or one.due_at < now
    ]


@need("ticket.chaser", seen=rules.visible_to)
def chased(mine, user, now):
    """Customers who wrote again without an answer."""
    waiting = _mine_or_free(mine.filter(is_live=True, chaser_count__gt=0), user)
    found = yield waiting.order_by("unanswered_since")[:AT_MOST]
    return [
        Need(
            key=f"ticket:{one.pk}",
            label=f"{one.sender}: {one.subject}",
            url=one.get_absolute_url(),
            why=_("Wrote again without an answer."),
            rank=CHASER,
            due_at=one.unanswered_since,
            ref=ref(one),
        )
        for one in found
    ]


@need("ticket.absent_owner", seen=rules.visible_to)
def owner_is_away(mine, user, now):
    """New mail in a concern of somebody who is away: for the deputy and the team."""
    away = yield from asking_absent_on(timezone.localdate(now))
    away.pop(user.pk, None)
    if not away:
        return []
    waiting = mine.filter(is_live=True, assignee__in=away).exclude(unanswered_since=None)
    deputised = [pk for pk, one in away.items() if one.deputy_id == user.pk]
    own = waiting.filter(Q(team_id__in=user.team_ids) | Q(assignee__in=deputised))
    rows = yield own.select_related("assignee").order_by("unanswered_since")[:AT_MOST]
    return [_of_absent(one, away[one.assignee_id]) for one in rows]


def _of_absent(one, absence):
    until = date_format(absence.ends_on, "SHORT_DATE_FORMAT")
    return Need(
        key=f"ticket:{one.pk}",
        label=f"{one.sender}: {one.subject}",
        url=one.get_absolute_url(),
        why=_("New mail, but %(name)s is away until %(day)s.")
        % {"name": one.assignee.name, "day": until},
        rank=CHASER if one.chaser_count else SERVICE_TIME,
        due_at=one.next_due_at or one.unanswered_since,
        ref=ref(one),
    )


@need("ticket.due", seen=rules.visible_to)
def due_soon(mine, user, now):
    """Tickets with the least service time left."""
    pressing = mine.filter(is_live=True, next_due_at__lt=now + SOON, chaser_count=0)
    found = yield _mine_or_free(pressing, user).order_by("next_due_at")[:AT_MOST]
    return [
        Need(
            key=f"ticket:{one.pk}",
            label=f"{one.sender}: {one.subject}",
            url=one.get_absolute_url(),
            why=_("The deadline has passed.")
            if one.next_due_at < now
            else _("Little service time is left."),
            rank=SERVICE_TIME,
            due_at=one.next_due_at,
            ref=ref(one),
        )
        for one in found
    ]


@need("consultation.waiting", seen=rules.consultations_visible_to)
def asked_and_answered(mine, user, now):
    """Questions of other teams to mine, and what another team answered me until I read it."""
    waiting = Q(team_id__in=user.team_ids, answered_at=None)
    unread = Q(asked_by=user, answered_at__isnull=False, answer_read_at=None)
    rows = mine.filter(waiting | (unread & ~Q(answered_by=user)), withdrawn_at=None)
    people = ("asked_by", "answered_by", "ticket")
    found = yield rows.select_related(*people).order_by("asked_at")[: 2 * AT_MOST]
    return [_answered(one) if one.answered_at else _asked(one) for one in found]


def _asked(one):
    return Need(
        key=f"consultation:{one.pk}",
        label=_("%(name)s asks: %(question)s")
        % {"name": one.asked_by.name, "question": one.question[:100]},
        url=one.ticket.get_absolute_url(),
        why=_("Another team asked yours."),
        rank=SERVICE_TIME,
        due_at=one.due_at or one.asked_at,
        ref=ref(one.ticket),
    )


def _answered(one):
    return Need(
        key=f"team_answer:{one.pk}",
        label=_("%(name)s answers: %(answer)s")
        % {"name": one.answered_by.name, "answer": one.answer[:100]},
        url=one.ticket.get_absolute_url(),
        why=_("You asked: %(question)s") % {"question": one.question[:160]},
        rank=SERVICE_TIME,
        due_at=one.answered_at,
        ref=ref(one.ticket),
        verbs=((pgettext("verb done", "Read"), _door("read_team_answer", one)),),
    )


@need("notice.new", seen=rules.notices_visible_to)
def noticed(mine, user, now):
    """What colleagues noticed, for the lead to answer."""
    if not user.is_lead:
        return []
    waiting = mine.filter(answered_at=None).select_related("noticed_by", "ticket")
    found = yield waiting.order_by("noticed_at")[:AT_MOST]
    return [_noticed(one) for one in found]


def _noticed(one: Notice):
    return Need(
        key=f"notice:{one.pk}",
        label=_("Noticed: %(text)s") % {"text": one.text},
        url=one.ticket.get_absolute_url() if one.ticket_id else "/tickets/notices/",
        why=_("%(name)s noticed something.") % {"name": one.noticed_by.name},
        rank=UPKEEP,
        due_at=one.noticed_at,
        ref=ref(one),
    )
