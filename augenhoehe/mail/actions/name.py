"""Whom mails and messages name, so that an erasure finds them all without reading everything."""

import re

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.base.together import once, together
from augenhoehe.mail.models import Mailbox, Named

REASON = "the index follows what an action did and recorded"
MOST = 200
ADDRESS = re.compile(rb"[\w.+\-]{1,64}@[\w.\-]{1,190}\w")


@housekeeping(REASON)
def note_named(thing, emails):
    """Note that `thing` (a mail, a message) names these addresses; our own are nobody's."""
    emails = list(dict.fromkeys(email.lower() for email in emails if email))[:MOST]
    if not emails:
        return
    ours = once(("own addresses",), _own_addresses)
    kind, pk = ref(thing)
    for email in emails:
        if email not in ours:
            _save(Named(email=email[:254], owner_type=kind, owner_id=pk))


@housekeeping(REASON)
def forget_named(model, ids):
    """What was blanked names nobody any more."""
    Named.objects.filter(owner_type=type_of(model), owner_id__in=list(ids)).delete()


def addresses_in(data):
    """The addresses in bytes that nobody can read as a mail."""
    found = ADDRESS.findall(data[:200_000])
    return [one.decode("ascii", "ignore") for one in dict.fromkeys(found)][:MOST]


def _own_addresses():
    return {one for mailbox in Mailbox.objects.all() for one in mailbox.addresses}


@together
def _save(rows):
    Named.objects.bulk_create(rows, ignore_conflicts=True)
