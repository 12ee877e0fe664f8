"""Quotes are released by a person, and taken back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.evaluation import events
from augenhoehe.evaluation.models import CodedText, Coding, Quote, SampleText
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark
from augenhoehe.tickets.models import Concealment

LONGEST = 600


@action
def release_quote(response, *, text, by):
    """Release what was masked and read as a quote of a personal response."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        raise Refused(_("A quote has between one and 600 characters."), code="quote.length")
    if not response.survey.is_single:
        raise Refused(_("It was promised that no single answer is shown."), code="quote.promised")
    if Concealment.objects.filter(ticket=response.ticket_id).exists():
        raise Refused(_("What is hidden from a colleague is not quoted."), code="quote.hidden")
    facts = {"text": text, "language": response.language, "said_at": response.at}
    facts |= {"released_at": timezone.now(), "released_by": by, "withdrawn_at": None}
    quote, _new = Quote.objects.update_or_create(response=response, defaults=facts)
    record(events.QUOTE_RELEASED, response, by=by)
    return quote


@action
def withdraw_quote(quote, *, by):
    """Take a quote back: it is shown nowhere any more."""
    quote = Quote.objects.select_for_update().get(pk=quote.pk)
    if quote.withdrawn_at:
        raise Refused(_("This quote was taken back already."), code="quote.withdrawn")
    quote.withdrawn_at = timezone.now()
    quote.save(update_fields=["withdrawn_at"])
    record(events.QUOTE_WITHDRAWN, quote.response, by=by)


@housekeeping("the erasure records itself")
def forget_texts(response_ids, *, codings):
    """Remove the quotes of these responses, and their codings where asked; how many quotes."""
    if codings:
        rows = {"response__in": response_ids}
        for model in (Coding, SampleText, CodedText):
            model.objects.filter(**rows).delete()
    return Quote.objects.filter(response__in=response_ids).delete()[0]


@action
def black_out_quote(quote, *, finder, by):
    """Put a mark where a quote names an erased person."""
    quote = Quote.objects.select_for_update().get(pk=quote.pk)
    quote.text = finder.black_out(quote.text, erased_mark())[:LONGEST]
    quote.save(update_fields=["text"])
    record(events.QUOTE_BLACKED_OUT, quote.response, by=by)
