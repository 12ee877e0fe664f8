"""The row of the list: what people wrote stays text, what it shows follows the concern."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from augenhoehe.tickets.models import State, Ticket
from augenhoehe.tickets.templatetags.tickets import ticket_row
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db
FOREIGN = '"><script>alert(1)</script>'


def test_what_people_wrote_stays_text(cast):
    contact = make_contact(f"Mia {FOREIGN}", company=f"Muster {FOREIGN}")
    ticket = make_ticket(cast.technical, subject=FOREIGN, contact=contact)
    Ticket.objects.filter(pk=ticket.pk).update(preview=FOREIGN)
    row = ticket_row(Ticket.objects.get(pk=ticket.pk), list_query=f"q={FOREIGN}")
    assert "<script" not in row and row.count("&quot;&gt;&lt;script&gt;") == 4 + 1


def test_it_says_in_the_readers_language_what_matters(cast):
    ticket = make_ticket(cast.technical)
    ticket.chaser_count, ticket.is_danger, ticket.assignee = 1, True, cast.alice
    ticket.state = State.WAITING_THIRD
    with override("de"):
        german = ticket_row(ticket)
    with override("en"):
        english = ticket_row(ticket)
    assert "Nachfasser" in german and "chaser" in english
    assert f'value="{ticket.pk}"' in german and cast.alice.name in german


def test_a_narrow_row_has_no_box_to_tick_and_marks_where_one_is(cast):
    ticket = make_ticket(cast.technical, at=timezone.now() - timedelta(hours=1))
    row = ticket_row(ticket, narrow=True, here=ticket.pk)
    assert "checkbox" not in row and "is-here" in row and "is-unread" in row
