"""The demo has what a running house has: mails as they came, pictures in them, a merged concern."""

import pytest

from augenhoehe.files import queries as files
from augenhoehe.files.models import Attachment
from augenhoehe.intake.panels import concerns
from augenhoehe.kernel.mailtext.parse import parse
from augenhoehe.mail.actions.name import note_named
from augenhoehe.mail.ledger import folder_lines
from augenhoehe.mail.models import Named, OutMail, RawMail
from augenhoehe.mail.queries import named_ids
from augenhoehe.people.models import User
from augenhoehe.tickets.mailbody import html_of
from augenhoehe.tickets.models import Message, State, Ticket

pytestmark = pytest.mark.django_db


def test_each_raw_mail_says_what_its_message_says(demo):
    rows = RawMail.objects.filter(state=RawMail.State.DONE)
    assert rows.count() >= 20
    for message in Message.objects.filter(raw__in=rows).select_related("raw"):
        mail = parse(bytes(message.raw.body))
        assert mail.digest == message.raw.digest and mail.message_id == message.message_id
        assert mail.from_.email == message.sender_address
        assert message.text.split()[:5] == mail.text.split()[:5]
        assert message.raw.arrived_at == message.at


def test_the_ledger_agrees_with_the_mailboxes_and_the_concerns(demo):
    lines = folder_lines()
    assert lines and all(
        line.agrees and line.ledger_count == line.folder.seen_count for line in lines
    )
    lead = User.objects.filter(grants__role="lead").first()
    shown = concerns(lead, mine=RawMail.objects.all(), user=lead)
    assert shown["lost"] == 0 and shown["quarantined"] == 1
    assert RawMail.objects.filter(state=RawMail.State.BLOCKED).count() == 1


def test_some_mails_have_a_picture_within_and_a_file_beside(demo):
    rich = Message.objects.exclude(html="").filter(kind=Message.Kind.INCOMING)
    assert rich.count() == 3
    for message in rich:
        links = files.attachments_of(message)
        inline = [link for link in links if link.is_inline]
        assert len(inline) == 1 and len(links) == 2
        assert files.read(inline[0].blob).startswith(b"\x89PNG") and inline[0].blob.raster
        assert f"cid:{inline[0].content_id}" in message.html
        assert "cid:" not in html_of(message)
        assert [one.cid for one in parse(bytes(message.raw.body)).attachments if one.cid]


def test_one_concern_was_merged_into_another_of_the_same_person(demo):
    gone = Ticket.objects.get(merged_into__isnull=False)
    assert gone.state == State.CLOSED and not gone.messages.exists()
    kept = gone.merged_into
    assert kept.contact == gone.contact and kept.messages.filter(came_with=gone).count() == 2
    assert kept.message_count == kept.messages.count()


def test_outgoing_mails_are_found_by_whom_they_went_to(demo):
    mail = OutMail.objects.exclude(to_first="").first()
    assert mail.pk in set(named_ids(OutMail, [mail.to_first]))
    before = Named.objects.count()
    note_named(mail, [mail.to_first])
    assert Named.objects.count() == before and Attachment.objects.exists()
