"""What the pages of collective cases show: only concerns that the reader may see are counted."""

from collections import Counter

from django.db.models import Count, Exists, OuterRef, Q

from augenhoehe.customers.models import ContactAddress
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Collective, CollectiveItem, Message, Ticket

AT_MOST = 500
ALIKE_SHOWN = 20


def tickets_in(user, numbers):
    """The tickets behind typed or ticked numbers that `user` may read, merged ones left out."""
    known = [int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 16]
    seen = rules.visible_to(user).filter(merged_into=None, pk__in=known[:AT_MOST])
    return list(seen.select_related("team", "contact", "company").order_by("pk"))


def common_title(tickets):
    """The subject most of them share, as a first title."""
    subjects = Counter(ticket.subject for ticket in tickets)
    subject, count = subjects.most_common(1)[0] if subjects else ("", 0)
    return subject[:160] if count > 1 or len(tickets) == 1 else ""


def items_seen(user):
    """Items whose tickets `user` may read."""
    return CollectiveItem.objects.filter(ticket__in=rules.visible_to(user))


def items_of(case, user):
    """The items of a case in the order they joined, each knowing who may act and where to write."""
    rows = items_seen(user).filter(collective=case, ticket__merged_into=None)
    related = rows.select_related("ticket__team", "ticket__contact", "ticket__company")
    items = list(related.order_by("joined_at", "pk")[:AT_MOST])
    for item in items:
        item.may_work = rules.may_work_on(user, item.ticket)
    addresses = addresses_of([item.ticket for item in items])
    for item in items:
        item.address = addresses.get(item.ticket_id, "")
    return items


def addresses_of(tickets):
    """{ticket id: address to answer}, as `address_of` has it, in two queries for all."""
    contacts = {ticket.contact_id for ticket in tickets if ticket.contact_id}
    known = ContactAddress.objects.filter(contact__in=contacts, bounced_at=None).order_by("-pk")
    by_contact = dict(known.values_list("contact_id", "email"))
    found = {t.pk: by_contact[t.contact_id] for t in tickets if t.contact_id in by_contact}
    others = [ticket.pk for ticket in tickets if ticket.pk not in found]
    wrote = Message.objects.filter(ticket__in=others, kind=Message.Kind.INCOMING)
    last = wrote.exclude(sender_address="").order_by("at", "id")
    return found | dict(last.values_list("ticket_id", "sender_address"))


def cases_with_counts(user):
    """Running cases first, the latest first; how many of theirs `user` sees, and who still has it.

    Two queries, whatever the number of cases.
    """
    running = Collective.objects.filter(ended_at=None).order_by("-started_at")
    ended = Collective.objects.exclude(ended_at=None).order_by("-ended_at")[:100]
    cases = [*running, *ended]
    own = items_seen(user).filter(collective__in=cases, ticket__merged_into=None).order_by()
    affected = Count("pk", filter=Q(is_affected=True))
    found = own.values_list("collective_id").annotate(total=Count("pk"), affected=affected)
    counts = {pk: (total, still) for pk, total, still in found}
    return [(case, *counts.get(case.pk, (0, 0))) for case in cases]


def values_of(case):
    """What the form of a case begins with."""
    names = ("title", "cause", "words", "senders")
    return {name: getattr(case, name) for name in names} | {"product": case.product_id}


def alike(case, user):
    """Live tickets that fit how new ones are recognised and are in no case yet."""
    words = case.words.split()
    senders = case.senders.replace(",", " ").split()
    if case.ended_at or not (words or senders or case.product_id):
        return Ticket.objects.none()
    free = rules.visible_to(user).filter(is_live=True, collective_item=None)
    for word in words:
        free = free.filter(Q(subject__icontains=word) | Q(preview__icontains=word))
    if case.product_id:
        free = free.filter(product_id=case.product_id)
    if senders:
        wrote = Message.objects.filter(ticket=OuterRef("pk"), kind=Message.Kind.INCOMING)
        ends = Q()
        for sender in senders:
            ends |= Q(sender_address__iendswith=sender)
        free = free.filter(Exists(wrote.filter(ends)))
    return free.select_related("contact", "company").order_by("-last_at")[:ALIKE_SHOWN]
