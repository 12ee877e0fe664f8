"""An address leads to every mail that names it, and to no other."""

from importlib import import_module

import pytest
from django.apps import apps

from augenhoehe.base.codes import type_of
from augenhoehe.intake.tests.cast import arrive, mail
from augenhoehe.mail.actions.block import block_sender
from augenhoehe.mail.actions.erase import erase_outmails, erase_raws
from augenhoehe.mail.actions.name import addresses_in, note_named
from augenhoehe.mail.models import Named, OutMail, RawMail
from augenhoehe.mail.queries import named_ids
from augenhoehe.mail.tests.cast import make_mailbox, write
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.tickets.models import Message

MIA = "mia@muster.example"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def mailbox(cast):
    return make_mailbox(cast.technical, imap_host="127.0.0.1")


def found(model, *emails):
    return set(named_ids(model, emails))


def test_an_outgoing_mail_is_found_by_each_recipient_as_typed_in_any_case(mailbox):
    one = write("Mia <Mia@Muster.example>", cc=("tom@t.example",), bcc=("ute@u.example",))
    other = write("tom@t.example")
    assert found(OutMail, MIA) == found(OutMail, "ute@u.example") == {one.pk}
    assert found(OutMail, "tom@t.example") == {one.pk, other.pk}
    assert found(OutMail, "om@t.example") == found(OutMail) == set()


def test_a_message_is_found_by_whom_it_went_to_besides_us(mailbox):
    arrive(mailbox, mail(to=f"{mailbox.address}, {MIA}", Cc="Tom <tom@t.example>"))
    message = Message.objects.get(kind=Message.Kind.INCOMING)
    assert found(Message, MIA) == found(Message, "tom@t.example") == {message.pk}
    assert found(Message, mailbox.address) == set()


def test_what_was_blocked_or_cannot_be_read_is_found_by_the_addresses_in_it(mailbox, cast):
    block_sender(MIA, by=cast.lead)
    arrive(mailbox, mail(sender=f"Mia <{MIA}>"), b"\x00garbage from " + MIA.encode() + b"\xff")
    states = RawMail.objects.filter(pk__in=found(RawMail, MIA)).values_list("state", flat=True)
    assert sorted(states) == [RawMail.State.BLOCKED, RawMail.State.QUARANTINED]


def test_what_is_blanked_names_nobody_any_more(mailbox):
    write(MIA)
    erase_outmails(OutMail.objects.all())
    raw = RawMail.objects.create(size=1, stored_at="2026-01-01T00:00Z")
    note_named(raw, [MIA])
    erase_raws(RawMail.objects.all())
    assert not Named.objects.exists()


def test_a_heap_of_addresses_stays_small(mailbox):
    data = b" ".join(b"a%d@x.example" % n for n in range(5000))
    raw = RawMail.objects.create(size=1, stored_at="2026-01-01T00:00Z")
    note_named(raw, addresses_in(data))
    assert Named.objects.count() == 200


@pytest.mark.parametrize("room", ["mail", "tickets"])
def test_what_was_there_before_the_index_is_found_after_the_update(mailbox, cast, room):
    write(f"Mia <{MIA}>", cc=("tom@t.example",))
    arrive(mailbox, mail(to=f"{mailbox.address}, {MIA}", Cc="Tom <tom@t.example>"))
    block_sender("ute@u.example", by=cast.lead)
    arrive(mailbox, mail("x", sender="ute@u.example"), b"\x00 from ute@u.example")
    kind = type_of(Message)
    is_ours = {"tickets": lambda one: one[1] == kind, "mail": lambda one: one[1] != kind}[room]
    rows = Named.objects.values_list("email", "owner_type", "owner_id")
    before = {one for one in rows if is_ours(one)}
    Named.objects.all().delete()
    names = {"mail": "0002_named_addresses", "tickets": "0006_senders_found"}
    import_module(f"augenhoehe.{room}.migrations.{names[room]}").fill(apps, None)
    assert {one for one in rows.all() if one[0] != mailbox.address} >= before and before
