"""What the pages of the months ask: the list, one page, one decision by its link."""

from django.db.models import Count, Q

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.codes import type_of
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.base.tokens import hash_of, is_token
from augenhoehe.dashboards.models import Decision, DecisionKey
from augenhoehe.dashboards.receivers import is_still_asked
from augenhoehe.evaluation.queries import released_quotes
from augenhoehe.files.models import Attachment
from augenhoehe.indicators.calendar import following, starts

PAGE, MOST, QUOTES, LEFT = 24, 1000, 3, 5
STATES = ("draft", "released", "open")


def listed(months, *, typed="", state=""):
    """Monthly pages with how much is asked and open; searched in sentence, questions, answers."""
    if state == "draft":
        months = months.filter(released_at=None)
    if state in ("released", "open"):
        months = months.exclude(released_at=None)
    if state == "open":
        open_ones = Decision.objects.filter(answered_at=None).values("page")
        months = months.filter(pk__in=open_ones)
    for word in typed.replace("\0", "").split()[:8]:
        asked = Q(question__icontains=word) | Q(why__icontains=word) | Q(words__icontains=word)
        found = Decision.objects.filter(asked).values("page")
        months = months.filter(Q(intro__icontains=word) | Q(pk__in=found))
    return months.annotate(
        asked_count=Count("decisions"),
        open_count=Count("decisions", filter=Q(decisions__answered_at=None)),
    ).order_by("-month")


def months_page(months, after=""):
    """A page of months, the latest first."""
    if key := decode_key(after, str):
        months = months.filter(month__lt=_day(key[0]))
    rows = list(months[: PAGE + 1])
    return cut_page(rows, PAGE, lambda row: (row.month.isoformat(), row.pk))


def _day(text):
    return text if len(text) == 10 and text.replace("-", "").isdigit() else "1990-01-01"


def decisions_and_papers(page):
    """The questions of a page with whoever answered and acted, and what was printed of it."""
    asked = page.decisions.select_related("answered_by", "acted_by", "page")
    papers = Attachment.objects.filter(owner_type=type_of(page), owner_id=page.pk)
    return tuple(map(list, fetch_at_once(asked, papers.select_related("blob"))))


def left_open(page):
    """What earlier pages asked and nobody answered, and this one does not ask yet."""
    rows = Decision.objects.filter(page__month__lt=page.month, answered_at=None, acted_at=None)
    rows = rows.exclude(page__released_at=None).select_related("page").order_by("-id")
    if page.pk:
        rows = rows.exclude(question__in=page.decisions.values("question"))
    return list(rows[:LEFT])


def quotes_of(month, user):
    """What customers said in a month, as the lead released it; a few, the newest first."""
    since, until = starts(month), starts(following(month, "month"))
    return released_quotes(since, until, user)[:QUOTES]


def by_token(token):
    """The key of a link that may still be used, with its decision; None for any other."""
    if not is_token(token):
        return None
    rows = DecisionKey.objects.select_related("decision__page", "decision__answered_by", "user")
    found = rows.filter(token_hash=hash_of(token)).first()
    return found if found and is_still_asked(found) else None
