"""What a page costs inside: statements, bytes, CPU time; by Django's test client in one thread."""

import time

import rig
from django.db import connection
from django.test import Client
from django.utils import timezone

from augenhoehe.people.models import Grant
from augenhoehe.tickets.models import Message, Ticket

TWELVE, LONG = 12, 500


def measure(warm_up, requests):
    """{page: figures} for the inbox, a conversation of 12 messages and one of 500."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(Grant.objects.get(role="lead").user)
    twelve, long = _conversation(TWELVE), _conversation(LONG)
    pages = {
        "inbox": "/tickets/",
        "conversation": f"/tickets/{twelve.pk}/",
        "long conversation": f"/tickets/{long.pk}/",
    }
    found = {name: _page(client, path, warm_up, requests) for name, path in pages.items()}
    return found | {"messages": Message.objects.order_by("-pk").first().pk, "paths": pages}


def _conversation(count):
    """A ticket with so many messages, made when there is none yet."""
    subject = f"A conversation of {count} messages"
    known = Ticket.objects.filter(pk__lte=50, subject=subject).first()
    if known:
        return known
    quiet = Ticket.objects.filter(pk__lte=50, is_live=False)
    ticket = quiet.exclude(subject__startswith="A conversation of").order_by("pk").first()
    first = ticket.messages.order_by("id").first()
    missing = count - ticket.messages.count()
    rows = [
        Message(
            ticket=ticket, at=timezone.now(), text=first.text, sender_name=first.sender_name,
            kind="incoming" if number % 2 else "outgoing", html="" if number % 2 else "<p>Ja.</p>",
        )
        for number in range(missing)
    ]  # fmt: skip
    Message.objects.bulk_create(rows)
    Ticket.objects.filter(pk=ticket.pk).update(subject=subject, message_count=count)
    return ticket


def _page(client, path, warm_up, requests):
    statements = Counter()
    for _number in range(warm_up):
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
    with connection.execute_wrapper(statements):
        answer = client.get(path)
    sent = client.get(path, headers={"Accept-Encoding": "gzip"})
    return {
        "statements": statements.count,
        "bytes": len(answer.content),
        "sent": len(sent.content),
        "cpu": rig.best(lambda: _spent(client, path, requests)),
    }


def _spent(client, path, requests):
    """The middle of the CPU times of some requests, in ms."""
    times = []
    for _number in range(requests):
        began = time.process_time()
        client.get(path)
        times.append(1000 * (time.process_time() - began))
    return rig.median(times)


class Counter:
    """Counts statements."""

    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)
