"""What pages need of tickets: the list by key, counts up to a thousand, the conversation."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, F, OuterRef

from augenhoehe.base.pages import Page, capped_count, capped_counts, cut_page, decode_key
from augenhoehe.tickets import rules
from augenhoehe.tickets.filters import SOON, narrow
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Message, Promise, State, Ticket, Undo
from augenhoehe.tickets.telling import told

ROWS = 50
LIST_FIELDS = (
    "pk", "subject", "state", "priority", "last_at", "preview", "sender", "next_due_at",
    "chaser_count", "unanswered_since", "is_danger", "is_confidential",
    "assignee__name", "contact__name", "company__name",
)  # fmt: skip


def listed(tickets):
    """Tickets as a list shows them: a flat row each, in a quarter of the time of models."""
    return tickets.values_list(*LIST_FIELDS, named=True)


def inbox_page(user, wanted, *, now, key=""):
    """One page of the list that `user` may see under a filter: rows and the key of the next."""
    tickets = narrow(rules.visible_to(user), wanted, user=user, now=now)
    if wanted.words:
        tickets = tickets.filter(pk__in=named_ids(wanted.words, user))
    rows = _sorted(tickets, wanted.sort, decode_key(key))
    return cut_page(list(listed(rows)[: ROWS + 1]), ROWS, _key_of(wanted.sort))


def named_ids(words, user):
    """The tickets that words name: a number first as a ticket's, then what the search knows."""
    number = words.lstrip("#")
    if number.isascii() and number.isdigit() and len(number) < 12:
        return [int(number), *found_ids(user, words)]
    return found_ids(user, words)


def begun_elsewhere(*, quiet_since):
    """What was begun from another mail program, answered by nobody and taken by nobody."""
    own = Message.objects.filter(ticket=OuterRef("pk"))
    quiet = Ticket.objects.filter(is_live=True, last_at__lte=quiet_since)
    waiting = quiet.filter(state=State.WAITING_CUSTOMER, assignee=None)
    others = own.exclude(kind=Message.Kind.OUTGOING, author=None)
    return waiting.filter(Exists(own), ~Exists(others)).order_by("last_at")


def _sorted(tickets, sort, after):
    if sort == "due":
        tickets = tickets.filter(next_due_at__isnull=False)
        if after:
            tickets = _after(tickets, "next_due_at", after, descending=False)
        return tickets.order_by("next_due_at", "id")
    descending = sort != "oldest"
    if after:
        tickets = _after(tickets, "last_at", after, descending=descending)
    return tickets.order_by("-last_at", "-id") if descending else tickets.order_by("last_at", "id")


def _after(tickets, field, after, *, descending):
    """Rows behind (moment, id); the plain bound on the moment lets the index find its place."""
    moment, pk = after
    word, tie = ("lt", "lt") if descending else ("gt", "gt")
    bound = tickets.filter(**{f"{field}__{word}e": moment})
    return bound.exclude(**{field: moment, f"id__{'gte' if tie == 'lt' else 'lte'}": pk})


def _key_of(sort):
    field = "next_due_at" if sort == "due" else "last_at"
    return lambda row: (getattr(row, field), row.pk)


def situation(user, *, now):
    """The numbers of the day in one line, each with the filter that shows just these."""
    live = rules.visible_to(user).filter(is_live=True)
    asked = {
        "open": live,
        "soon": live.filter(next_due_at__range=(now, now + SOON)),
        "over": live.filter(next_due_at__lt=now),
        "chasers": live.filter(chaser_count__gt=0),
        "unassigned": live.filter(assignee=None),
    }
    return capped_counts(asked, beside=user)


@dataclass(frozen=True)
class Conversation(Page):
    """A page of messages, ready to be shown."""

    told: list = field(default_factory=list)


def messages_page(ticket, *, before=None, limit=30):
    """The newest messages of a conversation, or those before one, oldest first."""
    rows = Message.objects.filter(ticket=ticket).select_related(
        "author", "contact", "outmail", "side_thread", "came_with"
    )
    if before:
        rows = rows.filter(at__lte=before.at).exclude(at=before.at, id__gte=before.pk)
    newest = list(rows.order_by("-at", "-id")[: limit + 1])
    shown = newest[:limit][::-1]
    return Conversation(rows=shown, more=len(newest) > limit, told=told(shown))


def waiting_for(user):
    """How many live tickets are one's own to do: assigned, or free in one of one's teams."""
    live = rules.visible_to(user).filter(is_live=True)
    free = live.filter(assignee=None, team_id__in=user.team_ids)
    return capped_count(live.filter(assignee=user) | free)


def open_promises(user):
    """Promises that wait to be kept, in tickets `user` may read, the earliest first."""
    seen = rules.visible_to(user)
    waiting = Promise.objects.filter(kept_at=None, withdrawn_at=None, ticket__in=seen)
    return waiting.select_related("ticket__company", "owner").order_by("due_at", "id")


def company_tickets(user, company, *, limit=20):
    """Live and recent concerns of a company."""
    seen = rules.visible_to(user).filter(company=company, merged_into=None)
    recent = seen.select_related("team", "assignee", "contact").order_by("-last_at", "-id")
    return list(recent[:limit])


def similar_recent(ticket, *, now):
    """Other concerns of the same company in the last seven days."""
    if not ticket.company_id:
        return Ticket.objects.none()
    since = now - timedelta(days=7)
    others = Ticket.objects.real().filter(company_id=ticket.company_id, opened_at__gte=since)
    return others.exclude(pk=ticket.pk).order_by(F("opened_at").desc())


def merge_of(ticket):
    """What takes the merge of `ticket` into another one back, while it is known."""
    known = Undo.objects.filter(verb="merge", undone_at=None, before__source__id=ticket.pk)
    return known.order_by("-pk").first() if ticket.is_merged else None
