"""Which standard solution fits, and what the list shows."""

from django.db.models import Q
from django.utils import timezone

from augenhoehe.search.stems import plain
from augenhoehe.solutions.models import Solution

MOST = 1000
PARTS = ("title", "fits_when", "steps", "authority", "reply", "hand_over")


def in_use(solutions):
    """Those that are offered."""
    return solutions.filter(retired_at=None)


def review_due(solutions):
    """Those whose review date has come."""
    return in_use(solutions).filter(review_on__lte=timezone.localdate())


def suggest(words, *, topic_id=None, product_id=None, language="de", limit=8):
    """Solutions in which every word begins some word, the best first.

    A word in the title counts most; the same topic and product count; without words these decide.
    """
    asked = plain(words.replace("\0", "")).split()[:8]
    rows = in_use(Solution.objects.all()).select_related("topic", "product")[:MOST]
    found = [(_points(row, asked, topic_id, product_id), row) for row in rows]
    fitting = [(points, row) for points, row in found if points is not None]
    fitting.sort(key=lambda pair: (-pair[0], pair[1].says("title", language).lower()))
    return [row for _points_, row in fitting[:limit]]


def _points(row, asked, topic_id, product_id):
    """How well a row fits, or None when a word does not occur."""
    title = _words(f"{row.title_de} {row.title_en}")
    other = _words(
        " ".join([row.fits_when_de, row.fits_when_en, str(row.topic or ""), str(row.product or "")])
    )
    points = 0
    for word in asked:
        if any(known.startswith(word) for known in title):
            points += 4
        elif any(known.startswith(word) for known in other):
            points += 1
        else:
            return None
    points += 3 * bool(topic_id and row.topic_id == topic_id)
    return points + 2 * bool(product_id and row.product_id == product_id)


def _words(text):
    return plain(text).replace("/", " ").replace("-", " ").split()


def listed(solutions, *, typed="", topic="", product="", owner="", only=""):
    """The solutions of the list: `only` is "due" (review), "retired", or "" (those in use)."""
    if only == "due":
        solutions = review_due(solutions)
    else:
        solutions = solutions.filter(retired_at__isnull=only != "retired")
    for name, value in (("topic", topic), ("product", product), ("owner", owner)):
        if value.isascii() and value.isdigit() and len(value) < 19:
            solutions = solutions.filter(**{f"{name}_id": int(value)})
    for word in typed.replace("\0", "").split()[:8]:
        solutions = solutions.filter(_occurs(word))
    return solutions.select_related("topic", "product", "owner")


def _occurs(word):
    found = Q()
    for part in PARTS:
        found |= Q(**{f"{part}_de__icontains": word}) | Q(**{f"{part}_en__icontains": word})
    return found
