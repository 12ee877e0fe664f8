"""The row of the list: what people wrote stays text, what it shows follows the concern."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from augenhoehe.tickets.models import State, Ticket
from augenhoehe.tickets.queries import listed
from augenhoehe.tickets.templatetags.tickets import ticket_rows
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db
FOREIGN = '"><script>alert(1)</script>'


def shown(ticket, **look):
    """The row of one ticket, as the list asks for it."""
    return ticket_rows(listed(Ticket.objects.filter(pk=ticket.pk)), **look)


def test_what_people_wrote_stays_text(cast):
    contact = make_contact(f"Mia {FOREIGN}", company=f"Muster {FOREIGN}")
    ticket = make_ticket(cast.technical, subject=FOREIGN, contact=contact)
    Ticket.objects.filter(pk=ticket.pk).update(preview=FOREIGN)
    row = shown(ticket, list_query=f"q={FOREIGN}")
    assert "<script" not in row and row.count("&quot;&gt;&lt;script&gt;") == 4 + 1


def test_it_says_in_the_readers_language_what_matters(cast):
    ticket = make_ticket(cast.technical)
    Ticket.objects.filter(pk=ticket.pk).update(
        chaser_count=1, is_danger=True, assignee=cast.alice, state=State.WAITING_THIRD
    )
    with override("de"):
        german = shown(ticket)
    with override("en"):
        english = shown(ticket)
    assert "Nachfasser" in german and "chaser" in english
    assert f'value="{ticket.pk}"' in german and cast.alice.name in german


def test_a_narrow_row_has_no_box_to_tick_and_marks_where_one_is(cast):
    ticket = make_ticket(cast.technical, at=timezone.now() - timedelta(hours=1))
    row = shown(ticket, narrow=True, here=ticket.pk)
    assert "checkbox" not in row and "is-here" in row and "is-unread" in row
