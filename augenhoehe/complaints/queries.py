"""What pages show of complaints."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date

from augenhoehe.base.at_once import fetch_at_once, hang
from augenhoehe.base.doors import is_number
from augenhoehe.base.pages import capped_counts, cut_page, decode_key
from augenhoehe.complaints.finding import found_ids
from augenhoehe.complaints.models import Complaint
from augenhoehe.people.queries import department

PAGE, MOST = 50, 5000
SHOWN_WITH = ("company", "contact", "owner", "product", "team", "ticket")
STATES = ("open", "over", "told", "closed", "every")


def in_state(complaints, state, *, now):
    """What is open, overdue, told, closed; all without one. Merged ones stand with their target."""
    own = complaints.unmerged()
    if state == "over":
        return own.filter(closed_at=None, next_due_at__lt=now)
    if state == "closed":
        return own.exclude(closed_at=None)
    if state in ("all", "every"):
        return own
    if state in Complaint.State.values:
        return own.filter(state=state)
    return own.filter(closed_at=None)


def listed(complaints, *, user, chosen):
    """The complaints of the list, whatever their state: `chosen` are the filters of the address."""
    for name in ("kind", "ours", "cause"):
        if value := chosen.get(name):
            complaints = complaints.filter(**{name: value.replace("\0", "")})
    if is_number(chosen.get("product", "")):
        complaints = complaints.filter(product_id=int(chosen["product"]))
    complaints = _owned(complaints, chosen.get("owner", ""), user)
    complaints = _between(complaints, chosen.get("since", ""), chosen.get("until", ""))
    return _said(complaints, chosen.get("q", ""), user)


def _owned(complaints, owner, user):
    """Of another person only what is open is found: what somebody did is nobody's list (rule 2)."""
    if not is_number(owner):
        return complaints
    complaints = complaints.filter(owner_id=int(owner))
    return complaints if int(owner) == user.pk else complaints.filter(closed_at=None)


def _between(complaints, since, until):
    if begin := _day(since):
        complaints = complaints.filter(received_at__gte=begin)
    if end := _day(until):
        complaints = complaints.filter(received_at__lt=end + timedelta(days=1))
    return complaints


def _day(text):
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _said(complaints, typed, user):
    words = typed.replace("\0", "").strip()
    if not words:
        return complaints
    number = words.lstrip("Bb#")
    if is_number(number):
        return complaints.filter(Q(pk=int(number)) | Q(pk__in=found_ids(user, words)))
    return complaints.filter(pk__in=found_ids(user, words))


def counts(complaints, *, now):
    """{state: how many} of the tabs, in one statement."""
    asked = {state: in_state(complaints, state, now=now) for state in STATES}
    found = capped_counts(asked, beside=department())
    # Where the search found nothing there is nothing to count, and the database says so.
    return {state: count or 0 for state, count in found.items()}


def page_of(complaints, after=""):
    """A page, the newest first, behind the key `after`."""
    rows = complaints.select_related(*SHOWN_WITH).order_by("-received_at", "-pk")
    if key := decode_key(after):
        rows = rows.filter(Q(received_at__lt=key[0]) | Q(received_at=key[0], pk__lt=key[1]))
    return cut_page(list(rows[: PAGE + 1]), PAGE, lambda row: (row.received_at, row.pk))


def with_everything(complaints):
    """Complaints with all that their page names."""
    people = ("owner", "about", "contact", "company", "regime", "merged_into")
    return complaints.select_related(*people, "team", "touchpoint", "product", "topic", "ticket")


def hang_parts(complaint, *others):
    """Give a complaint what hangs on it, in one statement with other rows its page shows."""
    parts = hang(
        complaint,
        findings=complaint.findings.select_related("by"),
        words=complaint.words.select_related("by", "message"),
        merged=complaint.merged.order_by("pk"),
    )
    fetch_at_once(*parts, *others)
    return others


def alike(complaint, seen):
    """Open complaints of the same customer, which might be the same one by another way."""
    same = Q()
    if complaint.contact_id:
        same |= Q(contact=complaint.contact_id)
    if complaint.company_id:
        same |= Q(company=complaint.company_id)
    if not same:
        return seen.none()
    others = seen.filter(same, closed_at=None, kind=complaint.kind).exclude(pk=complaint.pk)
    return others.order_by("-received_at")[:5]
