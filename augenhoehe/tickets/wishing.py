"""Extra wishes: beside a concern, and as the list of what customers want and we do not offer."""

from dataclasses import dataclass

from django.db.models import Count, Q

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.indicators import Behind
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.catalogue.queries import products_in_use
from augenhoehe.kernel.mailtext.fold import visible
from augenhoehe.kernel.mailtext.wishes import wish_in
from augenhoehe.tickets import records, rules
from augenhoehe.tickets.filling import last_incoming
from augenhoehe.tickets.models import ExtraWish
from augenhoehe.tickets.promised import promise_applying

ROWS = 50
MOST_WISHED = 10
SHOWN = ("", "impossible", "costs", "included")


def service_of(ticket, *, product_id=None):
    """The promise that applies to a concern, its lines in the concern's language, the wishes."""
    applying, language = promise_applying(ticket, product_id=product_id), ticket.language
    products, wishes = products_in_use(), ticket.wishes.filter(dropped_at=None)
    fetch_at_once(products, wishes)
    products = [] if ticket.product_id else products
    about = {"products": products, "product_id": product_id, "wishes": wishes}
    if applying is None:
        return about | {"applying": None}
    version = applying.version
    extras = list(version.extras.all())
    last = last_incoming(ticket)
    return about | {
        "applying": applying,
        "included": version.included(language),
        "extras": [(one.says("what", language), one) for one in extras],
        "limits": version.limits(language),
        "guess": wish_in(visible(last.text)) if last else "",
    }


@dataclass(frozen=True)
class Shown:
    """Which wishes the list shows, as it stands in the URL; `show` "": what we do not include."""

    show: str = ""
    typed: str = ""
    product: int | None = None
    about: str = ""
    behind: Behind | None = None

    @classmethod
    def from_query(cls, query):
        """Read a QueryDict; unknown values count as not given."""
        show, product = query.get("show", ""), query.get("product", "")
        is_number = product.isascii() and product.isdigit() and len(product) < 16
        return cls(
            show=show if show in SHOWN else "",
            typed=query.get("q", "").replace("\0", "")[:200],
            product=int(product) if is_number else None,
            about=query.get("about", "").replace("\0", "")[:255],
            behind=Behind.from_query(query, records.OF_WISHES),
        )


def wishes_shown(user, wanted):
    """The wishes that `user` may see, narrowed by what is asked for."""
    rows = records.behind(rules.wishes_visible_to(user), wanted.behind, records.OF_WISHES)
    answered = Q(answer=wanted.show) if wanted.show else records.BEYOND
    rows = rows.filter(answered, dropped_at=None)
    if wanted.product:
        rows = rows.filter(ticket__product=wanted.product)
    if wanted.about:
        rows = rows.filter(about=wanted.about)
    for word in wanted.typed.split()[:8]:
        rows = rows.filter(Q(text__icontains=word) | Q(about__icontains=word))
    return rows.select_related("ticket__company", "ticket__contact", "ticket__product")


def wishes_page(rows, *, key=""):
    """A page of wishes, the latest first."""
    if after := decode_key(key):
        rows = rows.filter(wished_at__lte=after[0]).exclude(wished_at=after[0], pk__gte=after[1])
    rows = rows.order_by("-wished_at", "-pk")
    return cut_page(list(rows[: ROWS + 1]), ROWS, lambda one: (one.wished_at, one.pk))


def most_wished(window):
    """[{"about", "n"}] of the lines of our promises that most wishes met in a window."""
    rows = records.wished(ExtraWish.objects.all(), window).exclude(about="").order_by()
    return rows.values("about").annotate(n=Count("pk")).order_by("-n", "about")[:MOST_WISHED]
