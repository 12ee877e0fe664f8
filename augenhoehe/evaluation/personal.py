"""What evaluation keeps of a person: quotes, and what their texts were found to be about."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import Section, forget, passages, personal
from augenhoehe.evaluation.actions.quote_text import black_out_quote, forget_texts
from augenhoehe.evaluation.models import Coding, Quote
from augenhoehe.surveys.models import Response
from augenhoehe.tickets.models import Ticket

BATCH = 500


def _responses(person):
    """Their responses, but for those to concerns that leave no trace for who asks."""
    hidden = person.hidden.get(type_of(Ticket), ())
    theirs = Response.objects.filter(contact__in=person.ids)
    return theirs.exclude(ticket__in=hidden) if hidden else theirs


def export(person, box):
    """What their texts were found to be about, and which were quoted."""
    codings = Coding.objects.filter(response__in=_responses(person), is_on=True)
    yield Section(
        pgettext("code", "Codes of texts"),
        [
            {pgettext("survey", "Answered"): one.at, pgettext("code", "Code"): str(one.code)}
            for one in codings.select_related("code").order_by("at", "pk")
        ],
    )
    quotes = Quote.objects.filter(response__in=_responses(person))
    yield Section(
        pgettext("quote", "Quotes"),
        [{pgettext("quote", "Quote"): one.text} for one in quotes.order_by("said_at")],
    )


def preview(person):
    """Quotes and codings that go along."""
    theirs = _responses(person)
    yield _("quotes that are taken back"), Quote.objects.filter(response__in=theirs)
    codings = Coding.objects.filter(response__in=theirs)
    yield _("codes given to their texts"), codings


def erase(erasure, *, by):
    """Remove quotes and codings; the responses themselves are blanked after this."""
    ids = list(_responses(erasure.person).values_list("pk", flat=True))
    erasure.note("quotes", forget_texts(ids, codings=True))


def count_quotes(before):
    """Quotes of what was said before this moment."""
    return Quote.objects.filter(said_at__lt=before).count()


def remove_quotes(before, *, by):
    """Forget one batch of them."""
    old = Quote.objects.filter(said_at__lt=before).order_by("pk")
    return forget_texts(list(old.values_list("response", flat=True)[:BATCH]), codings=False)


def texts_of(quote):
    """What the quote says."""
    return [quote.text]


passages(Quote, texts=texts_of, black_out=black_out_quote)
personal(
    "evaluation",
    title=pgettext_lazy("quote", "Quotes"),
    export=export,
    preview=preview,
    erase=erase,
    order=25,
)
forget(
    "evaluation.quotes",
    title=pgettext_lazy("quote", "Quotes"),
    hint=gettext_lazy("Released quotes, though masked."),
    count=count_quotes,
    remove=remove_quotes,
)
