"""What pages and actions ask of mailboxes, the ledger and the outbox."""

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import resolve
from augenhoehe.files import queries as files
from augenhoehe.mail.models import BlockedSender, Mailbox, Named, OutMail, RawMail


def sending_mailbox():
    """The first mailbox that can send, or None."""
    return Mailbox.objects.filter(is_active=True).exclude(smtp_host="").order_by("pk").first()


def mailbox_of(team):
    """The mailbox that a team writes from, or None."""
    return Mailbox.objects.filter(touchpoint__team=team, is_active=True).order_by("pk").first()


def receiving_mailboxes():
    """The mailboxes that are read, in their order."""
    return Mailbox.objects.filter(is_active=True).exclude(imap_host="").order_by("pk")


def raw_bytes(raw):
    """The mail as it came; None when retention has removed it."""
    if raw.blob_id:
        return files.read(raw.blob)
    return None if raw.body is None else bytes(raw.body)


def blocked_patterns():
    """Addresses and @domains from which nothing becomes a concern, in lower case."""
    return frozenset(BlockedSender.objects.values_list("pattern", flat=True))


def is_blocked(email, patterns):
    """Is this address, its domain, or a domain above it on the block list?"""
    domain = email.rpartition("@")[2]
    parts = domain.split(".")
    above = {"@" + ".".join(parts[at:]) for at in range(len(parts))}
    return email in patterns or not patterns.isdisjoint(above)


def with_owners(outmails, user):
    """The mails with `owner` set to what `user` may see of it, else None; one query a kind.

    `is_mine`: may `user` see what it belongs to; `is_readable`: may its words be shown.
    """
    outmails = list(outmails)
    refs = [(one.owner_type, one.owner_id) for one in outmails if one.owner_type]
    found = resolve(refs, user=user)
    for one in outmails:
        one.owner = found.get((one.owner_type, one.owner_id))
        one.is_mine = one.owner is not None or (one.owner_type is None and user.is_lead)
        one.is_readable = one.is_mine and not one.is_secret
    return outmails


def trouble_counts():
    """How many mails wait for a person: {"held": …, "unclear": …, "failed": …}."""
    States = OutMail.State
    watched = OutMail.objects.filter(state__in=[States.HELD, States.UNCLEAR, States.FAILED])
    counts = {States.HELD: 0, States.UNCLEAR: 0, States.FAILED: 0}
    for state in watched.values_list("state", flat=True)[:1001]:
        counts[state] += 1
    return counts


def named_ids(model, emails):
    """The ids of what of this kind names one of these addresses, to be asked within a query."""
    found = Named.objects.filter(owner_type=type_of(model), email__in=[e.lower() for e in emails])
    return found.values_list("owner_id", flat=True)


def quarantined_count():
    """How many raw mails could not be taken in."""
    return RawMail.objects.filter(state=RawMail.State.QUARANTINED).count()
