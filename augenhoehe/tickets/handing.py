"""What the pages of handovers show: the list with its counts, and one screen for the phone."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.base.indicators import Behind
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.people.queries import absent_on
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets import records, rules
from augenhoehe.tickets.models import Handover, SolutionUse

ROWS = 50
COUNTED_FOR = timedelta(days=90)
SHOWN = ("running", *Handover.State.values, "all")


@dataclass(frozen=True)
class Shown:
    """Which handovers the list shows, as it stands in the URL."""

    state: str = "running"
    needed: str = ""
    cause: str = ""
    urgent: bool = False
    behind: Behind | None = None

    @classmethod
    def from_query(cls, query):
        """Read a QueryDict; unknown values count as not given."""
        state, needed, cause = (query.get(name) for name in ("state", "needed", "cause"))
        return cls(
            state=state if state in SHOWN else "running",
            needed=needed if needed in Handover.Needed.values else "",
            cause=cause if cause in Handover.Cause.values else "",
            urgent=query.get("urgent") == "1",
            behind=Behind.from_query(query, records.OF_HANDOVERS),
        )


def handovers_for(user):
    """All that `user` may see for the lead; for others what they handed over or speak for.

    A deputy sees besides what the absent lead would answer.
    """
    seen = rules.handovers_visible_to(user)
    if user.is_lead:
        return seen
    own = Q(handed_by=user) | Q(speaker=user)
    if rules.leads_today(user):
        own |= Q(pk__in=rules.handovers_to_answer(user))
    return seen.filter(own)


def stands_in_for(user, *, now):
    """The absences of leads whose deputy `user` is today."""
    away = absent_on(timezone.localdate(now)) if user.stands_in else {}
    return [one for pk, one in away.items() if pk in user.stands_in]


def narrowed(handovers, wanted):
    """The handovers under the filter of the URL."""
    handovers = records.behind(handovers, wanted.behind, records.OF_HANDOVERS)
    if wanted.state == "running":
        handovers = handovers.filter(closed_at=None)
    elif wanted.state != "all":
        handovers = handovers.filter(state=wanted.state)
    if wanted.needed:
        handovers = handovers.filter(needed=wanted.needed)
    if wanted.cause:
        handovers = handovers.filter(cause=wanted.cause)
    return handovers.filter(kind=Handover.Kind.URGENT) if wanted.urgent else handovers


def handovers_page(user, wanted, *, key=""):
    """A page of the list: what runs with the waiting first, everything else the newest first."""
    rows = narrowed(handovers_for(user), wanted)
    rows = rows.select_related("ticket__company", "ticket__contact", "handed_by", "lead")
    if wanted.state == "running":
        waits = Q(state=Handover.State.WAITING)
        first = Case(
            When(waits & Q(kind=Handover.Kind.URGENT), then=Value(0)),
            When(waits, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        rows = rows.order_by(first, "handed_at", "id")
        return cut_page(list(rows[:200]), 200, _key)
    if after := decode_key(key):
        moment, pk = after
        rows = rows.filter(handed_at__lte=moment).exclude(handed_at=moment, id__gte=pk)
    return cut_page(list(rows.order_by("-handed_at", "-id")[: ROWS + 1]), ROWS, _key)


def _key(handover):
    return handover.handed_at, handover.pk


def counts_by_state(user, wanted):
    """{state: how many}, with "running" for all that are not closed; of a figure, if asked for."""
    rows = records.behind(handovers_for(user), wanted.behind, records.OF_HANDOVERS)
    counted = rows.order_by().values_list("state").annotate(Count("pk"))
    counts = {state: 0 for state in Handover.State.values} | dict(counted)
    ended = counts[Handover.State.CLOSED] + counts[Handover.State.REVOKED]
    return counts | {"running": sum(counts.values()) - ended}


def counts_by_needed(user, *, now):
    """[(code, words, how many)]: what the team would have needed, in the last ninety days."""
    closed = handovers_for(user).filter(closed_at__gte=now - COUNTED_FOR).exclude(needed="")
    found = dict(closed.order_by().values_list("needed").annotate(Count("pk")))
    return [(code, words, found.get(code, 0)) for code, words in Handover.Needed.choices]


def taken_back(ticket, *, by):
    """The last handover of `by` that was taken back, as a list of at most one."""
    known = Handover.objects.filter(ticket=ticket, handed_by=by, state=Handover.State.REVOKED)
    return known.select_related("speaker").order_by("-pk")[:1]


def said_before(last, *, by):
    """What was written in a handover that was taken back, so that it need not be written again."""
    if last is None:
        return {"speaker": by}
    names = ("exhausted", "wanted", "due_at", "danger", "sentence")
    return {"speaker": last.speaker or by} | {name: getattr(last, name) for name in names}


def offers_for(ticket, *, limit=6):
    """Standard solutions that fit, with what the team may grant: those used here first."""
    used = list(SolutionUse.objects.filter(ticket=ticket).values_list("solution_id", flat=True))
    fits = Q(pk__in=used)
    if ticket.topic_id:
        fits |= Q(topic_id=ticket.topic_id)
    if ticket.product_id:
        fits |= Q(product_id=ticket.product_id)
    found = Solution.objects.filter(fits, retired_at=None)[: 5 * limit]
    ordered = sorted(found, key=lambda one: one.pk not in used)[:limit]
    return [
        {
            "solution": one,
            "used": one.pk in used,
            "authority": one.says("authority"),
            "hand_over": one.says("hand_over"),
        }
        for one in ordered
    ]


def talk_html(handover):
    """“This is how I understood our talk” in the customer's language, to be read and sent."""
    ticket = handover.ticket
    with override(ticket.language):
        name = ticket.contact.name if ticket.contact_id else ""
        greeting = _("Good day %(name)s,") % {"name": name} if name else pgettext("mail", "Hello,")
        lines = [greeting, _("thank you for the talk. This is how I understood it:")]
        agreed = handover.agreed or _("(what we agreed)")
        if handover.agreed_until:
            until = date_format(timezone.localtime(handover.agreed_until), "DATETIME_FORMAT")
            last = [_("By when: %(until)s.") % {"until": until}]
        else:
            last = []
        last.append(_("If I got something wrong, please tell me; then we put it right together."))
    parts = [*lines, agreed, *last]
    return "".join(linebreaks(escape(part)) for part in parts)
