"""The list of texts: which of them are wanted, and a page of those."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from augenhoehe.base.doors import is_number
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.evaluation.models import Coding
from augenhoehe.evaluation.results import Period
from augenhoehe.surveys.models import Response
from augenhoehe.tickets.models import Concealment

ROWS, SEARCHED, MOST_WORDS = 30, 20_000, 8
NONE = "none"
TAKES = ("critical", "by_hand", "quoted")


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; `code` is a number or "none" (texts that name no code)."""

    period: Period
    q: str = ""
    take: str = ""
    code: str = ""
    question: str = ""
    numbers: dict = field(default_factory=dict)

    @classmethod
    def from_query(cls, query, today):
        """Read a QueryDict; what is unknown counts as not given."""
        code = query.get("code", "")
        names = ("survey", "company", "score")
        return cls(
            period=Period.from_query(query, today),
            q=query.get("q", "").replace("\0", "").strip()[:100],
            take=query.get("take", "") if query.get("take", "") in TAKES else "",
            code=code if code == NONE or is_number(code) else "",
            question=query.get("question", "").replace("\0", "").replace(",", "")[:40],
            numbers={name: int(query[name]) for name in names if is_number(query.get(name, ""))},
        )

    @property
    def is_narrowed(self):
        """Is more left out than what lies outside the period?"""
        return bool(self.q or self.take or self.code or self.question or self.numbers)

    @property
    def survey(self):
        return self.numbers.get("survey", 0)

    @property
    def code_number(self):
        return int(self.code) if is_number(self.code) else 0

    @property
    def address(self):
        """The same as a query string."""
        told = {"q": self.q, "take": self.take, "code": self.code, "question": self.question}
        told |= {"from": self.period.first, "to": self.period.last} | self.numbers
        return urlencode({name: value for name, value in told.items() if value != ""})


def coded_in(seen, wanted):
    """Texts of the period, survey and question, as every count here takes them."""
    rows = seen.filter(coded__at__gte=wanted.period.since, coded__at__lt=wanted.period.until)
    if wanted.survey:
        rows = rows.filter(coded__survey=wanted.survey)
    if wanted.question:
        rows = rows.filter(coded__questions__contains=f",{wanted.question},")
    hidden = Concealment.objects.filter(ticket=OuterRef("ticket_id"))
    return rows.filter(~Exists(hidden))


def texts(seen, wanted):
    """The responses with texts that the address asks for."""
    rows = coded_in(seen, wanted)
    if wanted.code:
        rows = rows.filter(_named(wanted))
    if "company" in wanted.numbers:
        rows = rows.filter(company=wanted.numbers["company"])
    if "score" in wanted.numbers:
        rows = rows.filter(score=wanted.numbers["score"])
    if wanted.take == "critical":
        rows = rows.filter(is_critical=True)
    if wanted.take == "by_hand":
        rows = rows.filter(coded__is_by_hand=True)
    if wanted.take == "quoted":
        rows = rows.filter(quote__withdrawn_at=None, quote__isnull=False)
    return _found(rows, wanted.q) if wanted.q else rows


def _named(wanted):
    """Names the code; or, for "none", no code that is in use."""
    on = Coding.objects.filter(response=OuterRef("pk"), is_on=True, code__retired_at=None)
    on = on.filter(code__merged_into=None)
    if wanted.question:
        on = on.filter(questions__contains=f",{wanted.question},")
    if wanted.code == NONE:
        return ~Exists(on)
    return Exists(on.filter(code=wanted.code_number))


def _found(rows, words):
    """Those in which each word stands somewhere, among the newest."""
    near = rows.order_by("-coded__at", "-pk").values("pk")[:SEARCHED]
    found = Response.objects.filter(pk__in=near)
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(Q(text__icontains=word) | Q(company__name__icontains=word))
    return found


def page_of(rows, *, after=""):
    """A page, the newest first, each row with its codings in use."""
    rows = rows.annotate(said_at=F("coded__at")).order_by("-said_at", "-pk")
    if key := decode_key(after):
        behind = Q(said_at__lt=key[0]) | Q(said_at=key[0], pk__lt=key[1])
        rows = rows.filter(behind, said_at__lte=key[0])
    rows = with_codes(rows)
    return cut_page(list(rows[: ROWS + 1]), ROWS, lambda row: (row.said_at, row.pk))


def with_codes(rows):
    """The same rows with everything that is shown of them; their codes in `shown_codings`."""
    codings = Coding.objects.filter(is_on=True, code__retired_at=None, code__merged_into=None)
    codings = codings.select_related("code").order_by("code__name_de", "pk")
    shown = Prefetch("codings", queryset=codings, to_attr="shown_codings")
    related = rows.select_related("survey", "version", "contact", "company", "coded")
    return related.prefetch_related(shown)


def next_of(rows, response):
    """The number of the text that follows in the list, or None."""
    at = response.coded.at
    behind = Q(coded__at__lt=at) | Q(coded__at=at, pk__lt=response.pk)
    rows = rows.filter(behind, coded__at__lte=at).order_by("-coded__at", "-pk")
    return rows.values_list("pk", flat=True).first()
