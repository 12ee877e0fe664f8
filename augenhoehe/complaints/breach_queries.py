"""What the pages of data breaches ask."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.codes import type_of
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.complaints.breach_words import STEPS, line_words, missing
from augenhoehe.complaints.models import Breach, BreachReader, BreachSheet
from augenhoehe.complaints.rules import NAMED
from augenhoehe.files.models import Attachment
from augenhoehe.people.models import User
from augenhoehe.tickets import rules as tickets

PAGE, MOST = 25, 2000


def listed(breaches, *, typed="", state=""):
    """Data breaches as the register shows them: searched, and by how they stand."""
    found = breaches.select_related("owner")
    for word in typed.replace("\0", "").split()[:8]:
        number = Q(pk=int(word[1:])) if _is_number(word) else Q()
        found = found.filter(
            Q(what__icontains=word) | Q(whose__icontains=word) | Q(file_number__icontains=word)
            | number
        )  # fmt: skip
    return found.filter(_wanted(state)).order_by("-known_at", "-pk")


def _is_number(word):
    return word[:1] in "dD" and word[1:].isascii() and word[1:].isdigit() and len(word) < 12


def _wanted(state):
    return {
        "open": Q(ended_at=None),
        "late": late(timezone.now()),
        "reported": ~Q(reported_at=None),
        "none": Q(risk=Breach.Risk.NONE),
        "ended": ~Q(ended_at=None),
    }.get(state, Q())


def late(now):
    """Those that should have been reported by now and are not."""
    over = now - (Breach(known_at=now).due_at - now)
    waiting = Q(ended_at=None, reported_at=None, known_at__lt=over)
    return waiting & ~Q(risk=Breach.Risk.NONE)


def register_page(found, after=""):
    """A page of the register, the latest first."""
    if key := decode_key(after):
        at, pk = key
        found = found.filter(Q(known_at__lt=at) | Q(known_at=at, pk__lt=pk))
    rows = list(found[: PAGE + 1])
    return cut_page(rows, PAGE, lambda row: (row.known_at, row.pk))


@dataclass(frozen=True)
class Shown:
    """All that stands on the page of one breach."""

    breach: Breach
    steps: list
    lines: list
    sheets: list
    readers: list
    missing: list
    ticket: object


def shown(breach, *, user):
    """The breach with its check list, log, sheets and readers."""
    steps, lines, sheets, papers, readers, ticket = fetch_at_once(
        breach.steps.select_related("by"),
        breach.lines.select_related("by"),
        BreachSheet.objects.filter(breach=breach).select_related("by").order_by("-number"),
        Attachment.objects.filter(
            owner_type=type_of(BreachSheet),
            owner_id__in=BreachSheet.objects.filter(breach=breach).values("pk"),
        ).order_by("pk"),
        BreachReader.objects.filter(breach=breach).select_related("user").order_by("pk"),
        tickets.visible_to(user).filter(pk=breach.ticket.pk if breach.ticket else None),
    )
    done = {one.code: one for one in steps}
    return Shown(
        breach=breach,
        steps=[(step, done.get(step.code)) for step in STEPS],
        lines=_told(lines, user),
        sheets=[(one, [p for p in papers if p.owner_id == one.pk]) for one in sheets],
        readers=list(readers),
        missing=missing(breach),
        ticket=next(iter(ticket), None),
    )


def _told(lines, user):
    """The log, the latest first: (line, heading, text, id of a conversation the reader may see)."""
    ids = {one.ticket_id for one in lines if one.ticket_id}
    seen = set()
    if ids:
        seen = set(tickets.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return [
        (one, *line_words(one), one.ticket_id if one.ticket_id in seen else None)
        for one in reversed(lines)
    ]


def people_to_name(breach):
    """Who may be named for it, or put in charge: whoever does more than keep the machine."""
    able = User.objects.filter(is_active=True, grants__role__in=NAMED).distinct()
    about = breach.complaint.about_id if breach.complaint else None
    return (able.exclude(pk=about) if about else able).order_by("name")
