"""The inbox's filter as it stands in the URL: an allow-list of names, nothing reaches the ORM."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from augenhoehe.base.indicators import Behind
from augenhoehe.tickets import records
from augenhoehe.tickets.models import Fault, State
from augenhoehe.tickets.states import LIVE

SOON = timedelta(hours=2)
SHOWN = ("live", "open", "waiting", "solved", "closed", "all", "history", "no_concern")
SORTS = ("newest", "oldest", "due")
WHO = ("me", "none", "any")
DUE = ("over", "soon")
IDS = ("team", "topic", "product", "company", "contact", "touchpoint", "collective", "priority")


@dataclass(frozen=True)
class Filter:
    """What the list shows; unknown or broken values count as not given."""

    show: str = "live"
    sort: str = "newest"
    who: str = ""
    due: str = ""
    fault: str = ""
    chaser: bool = False
    danger: bool = False
    team: int | None = None
    topic: int | None = None
    product: int | None = None
    company: int | None = None
    contact: int | None = None
    touchpoint: int | None = None
    collective: int | None = None
    priority: int | None = None
    words: str = ""
    figure: str = ""
    since: str = ""
    until: str = ""
    at: str = ""

    @classmethod
    def from_query(cls, query):
        """Read a QueryDict (or dict)."""
        behind = Behind.from_query(query, records.OF_TICKETS)
        return cls(
            show=_one_of(query.get("show"), SHOWN, "live"),
            sort=_one_of(query.get("sort"), SORTS, "newest"),
            who=_who(query.get("who", "")),
            due=_one_of(query.get("due"), DUE, ""),
            fault=_one_of(query.get("fault"), Fault.values, ""),
            chaser=query.get("chaser") == "1",
            danger=query.get("danger") == "1",
            words=(query.get("q") or "").replace("\0", "").strip()[:200],
            **{name: _number(query.get(name)) for name in IDS},
            **(behind.parameters if behind else {}),
        )

    @property
    def behind(self):
        """The figure whose records are shown, if any."""
        return Behind.from_query(self.__dict__, records.OF_TICKETS)

    def as_query(self, **changed):
        """The filter as a query string, without what is the default."""
        values = {**self.__dict__, **changed}
        plain = Filter()
        given = {k: v for k, v in values.items() if v != getattr(plain, k, None) and v is not None}
        if "words" in given:
            given["q"] = given.pop("words")
        return urlencode({k: int(v) if isinstance(v, bool) else v for k, v in given.items()})

    @property
    def hidden(self):
        """What is set but has no field of its own in the filter form: [(name, value)]."""
        names = ("topic", "product", "company", "contact", "touchpoint", "collective", "priority")
        found = [(name, value) for name in names if (value := getattr(self, name)) is not None]
        found += [(name, 1) for name in ("chaser", "danger") if getattr(self, name)]
        words = ("fault", "figure", "since", "until", "at")
        found += [(name, value) for name in words if (value := getattr(self, name))]
        return [*found, ("show", self.show)] if self.show != "live" else found


def _one_of(value, allowed, default):
    return value if value in allowed else default


def _who(value):
    return value if value in WHO or _number(value) is not None else ""


def _number(value):
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def narrow(tickets, wanted, *, user, now):
    """`tickets`, a queryset that is already what `user` may see, narrowed by the filter."""
    tickets = records.behind(tickets, wanted.behind, records.OF_TICKETS)
    tickets = _by_show(tickets, wanted.show)
    tickets = _by_who(tickets, wanted.who, user)
    for name in ("team", "topic", "product", "company", "contact", "touchpoint"):
        if (value := getattr(wanted, name)) is not None:
            tickets = tickets.filter(**{f"{name}_id": value})
    if wanted.priority is not None:
        tickets = tickets.filter(priority=wanted.priority)
    if wanted.collective is not None:
        tickets = tickets.filter(collective_item__collective_id=wanted.collective)
    return _by_marks(tickets, wanted, now)


def _by_show(tickets, show):
    if show in ("live", "open", "waiting"):
        tickets = tickets.filter(is_live=True)
        waiting = [state for state in LIVE if state != State.OPEN]
        return {
            "live": tickets,
            "open": tickets.filter(state=State.OPEN),
            "waiting": tickets.filter(state__in=waiting),
        }[show]
    if show == "no_concern":
        return tickets.exclude(no_concern="")
    if show == "history":
        return tickets.filter(is_history=True)
    ended = tickets.filter(merged_into=None)
    if show in ("solved", "closed"):
        return ended.filter(state=show, is_history=False, no_concern="")
    return ended


def _by_who(tickets, who, user):
    if who == "me":
        return tickets.filter(assignee=user)
    if who == "none":
        return tickets.filter(assignee=None)
    if who == "any":
        return tickets.exclude(assignee=None)
    return tickets.filter(assignee_id=int(who), is_live=True) if who else tickets


def _by_marks(tickets, wanted, now):
    if wanted.due == "over":
        tickets = tickets.filter(is_live=True, next_due_at__lt=now)
    elif wanted.due == "soon":
        tickets = tickets.filter(is_live=True, next_due_at__range=(now, now + SOON))
    if wanted.chaser:
        tickets = tickets.filter(is_live=True, chaser_count__gt=0)
    if wanted.danger:
        tickets = tickets.filter(is_live=True, is_danger=True)
    if wanted.fault:
        tickets = tickets.filter(fault=wanted.fault)
    return tickets
