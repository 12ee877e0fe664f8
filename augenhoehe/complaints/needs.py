"""What of complaints belongs on somebody's day, and why: only clocks that run."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import Need, need, ref
from augenhoehe.complaints import decision_rules, rules
from augenhoehe.complaints.amounts import written
from augenhoehe.complaints.breach_words import clock_of
from augenhoehe.complaints.changes import done_measures, told_measures
from augenhoehe.complaints.clocks import UNDECIDED, WAITS_FOR_NEWS
from augenhoehe.complaints.limits import covers, limit_of
from augenhoehe.complaints.models import Breach, Complaint, Decision, RedressRules

DANGER, BROKEN, SERVICE_TIME, FOLLOW_UP = 1, 2, 5, 6
SOON = timedelta(hours=30)
QUIET = timedelta(days=14)
AT_MOST = 30


@need("complaint.due", seen=rules.visible_to)
def due(mine, user, now):
    """The nearest clock of each open complaint that is one's own to work on."""
    pressing = mine.filter(closed_at=None, next_due_at__lt=now + SOON)
    own = pressing.filter(owner=user)
    if user.is_lead:
        own |= pressing.filter(owner=None)
        own |= pressing.filter(next_due_at__lt=now)
    else:
        own |= pressing.filter(owner=None, team_id__in=user.team_ids)
    rows = own.select_related("company", "contact", "owner").order_by("next_due_at")
    found = yield rows[:AT_MOST]
    return [_need(one, now) for one in found]


def _need(one, now):
    which = due_clock(one)
    return Need(
        key=f"complaint:{one.pk}",
        label=_("Complaint %(name)s: %(wrong)s") % {"name": one, "wrong": one.wrong[:100]},
        url=one.get_absolute_url(),
        why=WHY[which]() + _of_whom(one),
        rank=BROKEN if one.next_due_at < now and which != "internal" else SERVICE_TIME,
        due_at=one.next_due_at,
        ref=ref(one),
    )


def due_clock(complaint):
    """Which of the running clocks is the nearest."""
    running = {
        "acknowledge": complaint.state == Complaint.State.RECEIVED,
        "news": complaint.state in WAITS_FOR_NEWS,
        "decision": complaint.told_at is None,
        "internal": complaint.state in UNDECIDED,
    }
    due = {which: getattr(complaint, f"{which}_due_at") for which, runs in running.items() if runs}
    known = {which: at for which, at in due.items() if at}
    return min(known, key=known.get)


WHY = {
    "acknowledge": lambda: _("Confirm to the customer that it arrived."),
    "news": lambda: _("The customer waits for news."),
    "decision": lambda: _("The customer waits for the decision."),
    "internal": lambda: _("To be decided, as we ask of ourselves."),
}


def _of_whom(one):
    customer = one.company or one.contact
    return f" {customer}." if customer else ""


@need("complaint.quiet", seen=rules.visible_to)
def quiet(mine, user, now):
    """The decision was told two weeks ago and nothing was heard: ask once more, or close."""
    told = mine.filter(state=Complaint.State.TOLD, told_at__lt=now - QUIET)
    own = told.filter(owner=user)
    if user.is_lead:
        own |= told.filter(owner=None)
    found = yield own.order_by("told_at")[:AT_MOST]
    return [
        Need(
            key=f"complaint:{one.pk}",
            label=_("Complaint %(name)s: %(wrong)s") % {"name": one, "wrong": one.wrong[:100]},
            url=f"{reverse('complaints:show', args=[one.pk])}#end",
            why=pgettext("complaint", "Nothing was heard to the decision for two weeks."),
            rank=FOLLOW_UP,
            due_at=one.told_at,
            ref=ref(one),
        )
        for one in found
    ]


@need("complaint.second", seen=decision_rules.seconds_visible_to)
def second_eyes(mine, user, now):
    """Decisions above a limit that wait for this pair of eyes; never one's own."""
    if not decision_rules.may_be_eyes(user):
        return []
    rows = mine.filter(state=Decision.State.WAITING).exclude(by=user).order_by("at")
    found, set_rules = yield (
        rows.select_related("complaint", "by")[:AT_MOST],
        RedressRules.objects.all()[:1],
    )
    limit = limit_of(user, next(iter(set_rules), RedressRules()))
    return [
        Need(
            key=f"complaint.second:{one.pk}",
            label=_("To be approved: %(amount)s on the complaint %(name)s")
            % {"amount": f"{written(one.total_cents)}\u00a0€", "name": one.complaint},
            url=reverse("complaints:second", args=[one.pk]),
            why=_("%(name)s decided it: %(why)s.")
            % {"name": one.by.name, "why": one.get_second_why_display()},
            rank=SERVICE_TIME,
            due_at=one.at,
        )
        for one in found
        if covers(limit, one.total_cents)
    ]


@need("complaint.declined", seen=decision_rules.decisions_visible_to)
def not_agreed(mine, user, now):
    """The second eyes or the customer said no: whoever decided goes on with it."""
    said_no = Q(state=Decision.State.DECLINED) | Q(
        state=Decision.State.STANDS, answer=Decision.Answer.REFUSED
    )
    newer = Decision.objects.filter(complaint=OuterRef("complaint"), pk__gt=OuterRef("pk"))
    rows = mine.filter(said_no, ~Exists(newer), by=user, complaint__closed_at=None)
    rows = rows.exclude(complaint__state=Complaint.State.CLARIFYING, answered_at__isnull=False)
    found = yield rows.select_related("complaint").order_by("at")[:AT_MOST]
    return [_said_no(one) for one in found]


def _said_no(one):
    is_declined = one.state == Decision.State.DECLINED
    words = one.second_words if is_declined else one.answer_words
    label = (
        _("Not approved: decision on the complaint %(name)s")
        if is_declined
        else _("Not accepted: decision on the complaint %(name)s")
    )
    return Need(
        key=f"complaint.no:{one.pk}:{one.state}{one.answer}",
        label=label % {"name": one.complaint},
        url=one.get_absolute_url(),
        why=words[:200] or _("Go on clarifying it, decide anew, or close it with the reasons."),
        rank=SERVICE_TIME,
        due_at=one.second_at if is_declined else one.answered_at,
        ref=ref(one.complaint),
    )


@need("redress.due", seen=decision_rules.redress_visible_to)
def redress_due(mine, user, now):
    """What was decided and is not done by its day."""
    late = mine.filter(done_at=None, due_on__lte=timezone.localdate(now))
    late = late.filter(decision__state=Decision.State.STANDS)
    own = Q(decision__complaint__owner=user)
    if user.is_lead:
        own |= Q(decision__complaint__owner=None)
    rows = late.filter(own).select_related("decision__complaint").order_by("due_on", "pk")
    found = yield rows[:AT_MOST]
    return [
        Need(
            key=f"redress.due:{one.pk}:{one.due_on}",
            label=_("Promised to the customer: %(what)s") % {"what": one},
            url=one.decision.get_absolute_url(),
            why=_("It was to be done by today, on the complaint %(name)s.")
            % {"name": one.decision.complaint},
            rank=BROKEN if one.due_on < timezone.localdate(now) else SERVICE_TIME,
            due_at=timezone.make_aware(datetime.combine(one.due_on, time(17))),
            ref=ref(one.decision.complaint),
            verbs=((pgettext("redress", "Done"), reverse("complaints:redress_do", args=[one.pk])),),
        )
        for one in found
    ]


@need("complaint.change", seen=rules.visible_to)
def change_to_tell(mine, user, now):
    """A measure that a complaint led to is done: the customer is told what was changed."""
    untold = done_measures().exclude(pk__in=told_measures()).order_by("ended_at")
    own = mine.filter(owner=user)
    if user.is_lead:
        own |= mine.filter(owner=None)
    measures, complaints = yield (
        untold[:AT_MOST],
        own.unmerged().filter(pk__in=untold.values("signal_id"))[:AT_MOST],
    )
    by_id = {one.pk: one for one in complaints}
    return [
        Need(
            key=f"complaint.change:{one.pk}",
            label=_("Tell the customer what was changed: %(title)s") % {"title": one},
            url=reverse("complaints:change_tell", args=[one.signal_id, one.pk]),
            why=_("The measure is done that the complaint %(name)s led to.")
            % {"name": by_id[one.signal_id]},
            rank=FOLLOW_UP,
            due_at=one.ended_at,
            ref=ref(by_id[one.signal_id]),
        )
        for one in measures
        if one.signal_id in by_id
    ]


@need("breach.hours", seen=rules.breaches_visible_to)
def hours(mine, user, now):
    """Data breaches the authority or those affected still have to hear of."""
    waiting = mine.filter(ended_at=None).exclude(risk=Breach.Risk.NONE).order_by("known_at")
    found = yield waiting[:AT_MOST]
    return [_breach_need(one, now) for one in found if one.is_to_report or one.is_to_tell]


def _breach_need(one, now):
    if one.is_to_report:
        why = clock_of(one, now).words
    else:
        why = _("Those affected were not told yet (Art. 34).")
    return Need(
        key=f"breach:{one.pk}:{'report' if one.is_to_report else 'tell'}",
        label=_("Data breach %(name)s: %(what)s")
        % {"name": one, "what": Truncator(one.what).chars(80)},
        url=one.get_absolute_url(),
        why=why,
        rank=DANGER,
        due_at=one.due_at if one.is_to_report else one.reported_at,
        ref=ref(one),
    )
