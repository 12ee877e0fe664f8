"""Two codes become one, and two again."""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.evaluation import events
from augenhoehe.evaluation.actions.publish import publish_book
from augenhoehe.evaluation.models import Code, Coding
from augenhoehe.journal.actions import record


@action
def merge_codes(code, *, into, by):
    """Let a code go into another, which finds its words too and takes its corrections along."""
    locked = Code.objects.select_for_update()
    code, into = locked.get(pk=code.pk), locked.get(pk=into.pk)
    if code.pk == into.pk or not (code.is_in_use and into.is_in_use):
        raise Refused(_("Only two codes in use can be merged."), code="code.unmergeable")
    code.merged_into = into
    code.save(update_fields=["merged_into"])
    _lend(code, into)
    record(events.CODES_MERGED, code, by=by, into_id=into.pk)
    publish_book(by=by)


def _lend(code, into):
    """What somebody added by hand counts for the other one, unless that was decided by hand."""
    added = Coding.objects.filter(code=code, is_by_hand=True, is_on=True)
    decided = Coding.objects.filter(code=into, is_by_hand=True).values("response")
    lent = list(added.exclude(response__in=decided))
    Coding.objects.filter(code=into, response__in=[one.response_id for one in lent]).delete()
    for one in lent:
        one.pk, one.code, one.lent_by = None, into, code
    Coding.objects.bulk_create(lent, batch_size=500)


@action
def split_codes(code, *, by):
    """Take a merged code out again: what the merging brought is taken back."""
    code = Code.objects.select_for_update().get(pk=code.pk)
    into = code.merged_into
    if into is None:
        raise Refused(_("This code is part of no other."), code="code.whole")
    code.merged_into = None
    code.save(update_fields=["merged_into"])
    Coding.objects.filter(lent_by=code).delete()
    record(events.CODES_SPLIT, code, by=by, from_id=into.pk)
    publish_book(by=by)
