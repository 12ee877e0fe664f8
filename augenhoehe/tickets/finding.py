"""What is found of tickets, and by whom."""

from collections import defaultdict

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.kernel.mailtext.fold import visible
from augenhoehe.search.actions import Doc
from augenhoehe.search.models import SearchDoc
from augenhoehe.search.queries import find
from augenhoehe.search.scopes import (
    lends,
    lent_to,
    private_scope,
    scopes,
    scopes_of,
    source,
    team_scope,
)
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Message, Ticket

MOST_CONFIDENTIAL = 300


@scopes("tickets")
def scopes_for(user):
    """The teams one reads, and the confidential tickets one may read, the newest of them."""
    if not user.reads_tickets:
        return []
    closed = rules.visible_to(user).filter(is_confidential=True).order_by("-pk")
    ids = closed.values_list("pk", flat=True)[:MOST_CONFIDENTIAL]
    own = [private_scope((type_of(Ticket), pk)) for pk in ids]
    return [*(team_scope(pk) for pk in user.readable_team_ids), *own]


@lends("tickets")
def lent_for(user):
    """What waits for the absent lead in confidential teams, for the deputy of that lead."""
    if not (lent := rules.lent_ids(user) if user.reads_tickets else ()):
        return {}
    closed = rules.visible_to(user).filter(pk__in=lent, team_id__in=user.hidden_team_ids)
    found = defaultdict(list)
    for pk, team_id in closed.filter(is_confidential=False).values_list("pk", "team_id"):
        found[team_scope(team_id)].append((type_of(Ticket), pk))
    return dict(found)


def scope_of(ticket):
    """A confidential ticket is found by those named only."""
    return private_scope(ref(ticket)) if ticket.is_confidential else team_scope(ticket.team_id)


def docs_of(ticket, *, whole=True):
    """The documents of a ticket: its head, and each message as a text of its own."""
    messages = Message.objects.filter(ticket=ticket).order_by("id")
    if not whole:
        known = SearchDoc.objects.filter(
            owner_type=type_of(Message), group_type=type_of(Ticket), group_id=ticket.pk
        )
        messages = messages.exclude(pk__in=known.values("owner_id"))
    return [_head(ticket), *(_doc(ticket, message) for message in messages)]


def _head(ticket):
    names = [ticket.subject, f"#{ticket.pk}", ticket.sender]
    names += [str(one) for one in (ticket.contact, ticket.company) if one]
    return Doc(
        owner=ref(ticket),
        at=ticket.opened_at,
        scope=scope_of(ticket),
        texts=[str(ticket.pk)],
        names=names,
        language=ticket.language,
    )


def _doc(ticket, message):
    return Doc(
        owner=ref(message),
        group=ref(ticket),
        at=message.at,
        scope=scope_of(ticket),
        texts=[visible(message.text)],
        # Who of us wrote is no word to search by: nobody's past work is to be listed by a name.
        names=[] if message.author_id else [message.sender_name, message.sender_address],
        language=ticket.language,
    )


@source("tickets")
def everything():
    """All documents, for a rebuild."""
    for ticket in Ticket.objects.select_related("contact", "company").iterator(chunk_size=500):
        yield from docs_of(ticket)


def found_ids(user, words, *, limit=300):
    """Ids of the tickets in which the words occur, the newest hits first."""
    hits = find(words, scopes=scopes_of(user), lent=lent_to(user), limit=limit)
    return list(dict.fromkeys(hit.group[1] for hit in hits if hit.group[0] == type_of(Ticket)))
