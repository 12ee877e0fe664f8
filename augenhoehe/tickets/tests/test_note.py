from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.note import write_note
from augenhoehe.tickets.models import Message, Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused


def test_a_note_is_internal_and_answers_nobody(cast, ticket):
    message = write_note(ticket, html="<p>Kessel ist <b>alt</b></p>", by=cast.bob)
    assert message.is_internal and message.text == "Kessel ist alt"
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.unanswered_since and now.first_response_at is None
    assert now.preview == "Hier kommt kein Tee." and now.message_count == 2


def test_script_in_a_note_is_gone(cast, ticket):
    message = write_note(ticket, html="<p>a<script>alert(1)</script></p>", by=cast.alice)
    assert "script" not in message.html


def test_an_empty_note_is_refused(cast, ticket):
    with refused("note.empty"):
        write_note(ticket, html="<p> </p>", by=cast.alice)


def test_a_merged_ticket_takes_no_note(cast, ticket):
    merge_ticket(ticket, into=make_ticket(cast.technical), by=cast.alice)
    with refused("ticket.merged"):
        write_note(ticket, html="<p>x</p>", by=cast.alice)
    assert not Message.objects.filter(kind="note").exists()
