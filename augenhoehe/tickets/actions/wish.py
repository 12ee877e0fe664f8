"""A customer's extra wish is answered with what we promise, or that is taken back."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.catalogue.models import PromiseVersion
from augenhoehe.journal.actions import record
from augenhoehe.tickets import events
from augenhoehe.tickets.models import ExtraWish
from augenhoehe.tickets.promised import promise_applying
from augenhoehe.tickets.timeline import locked


@dataclass(frozen=True, kw_only=True)
class Wished:
    """What is wished, in the customer's words, and with which line of which version answered."""

    text: str
    answer: str
    version: PromiseVersion
    about: str = ""


@action
def note_wish(ticket, *, wished, by):
    """Note an extra wish and its answer; the same words answered anew are one wish."""
    ticket = locked(ticket)
    text = " ".join(wished.text.replace("\0", "").split())[:255]
    if not text:
        raise Refused(
            _("What is wished is missing: select the customer's words, or write them down."),
            code="wish.empty",
        )
    seems = wished.version.promise.product_id
    applying = promise_applying(ticket, product_id=seems)
    if applying is None or applying.version != wished.version:
        raise Refused(
            _(
                "The service promise changed meanwhile. What holds now is shown: please choose "
                "again."
            ),
            code="wish.stale",
        )
    wish = ExtraWish.objects.filter(ticket=ticket, text__iexact=text).first()
    wish = wish or ExtraWish(ticket=ticket, wished_at=timezone.now())
    wish.text, wish.version = text, wished.version
    wish.answer, wish.about, wish.dropped_at = wished.answer, wished.about[:255], None
    wish.save()
    record(events.WISH_NOTED, ticket, by=by, wish_id=wish.pk)
    return wish


@action
def drop_wish(wish, *, by):
    """Take back that something was wished, for example because it was the wrong line."""
    wish = ExtraWish.objects.select_for_update().get(pk=wish.pk)
    if wish.dropped_at:
        raise Refused(_("This was taken back already."), code="wish.dropped")
    wish.dropped_at = timezone.now()
    wish.save(update_fields=["dropped_at"])
    record(events.WISH_DROPPED, wish.ticket, by=by, wish_id=wish.pk)
