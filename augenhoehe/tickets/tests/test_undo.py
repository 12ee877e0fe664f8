"""What a change looked like before is kept, and taken back once, by whoever made it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.tickets.actions.bulk import change_tickets
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.undo import (
    forget_undos,
    forget_undos_of,
    keep_undo,
    mark_undone,
    open_undo,
)
from augenhoehe.tickets.models import Undo
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused


@pytest.fixture
def kept(cast):
    return keep_undo(cast.alice, verb="merge", before={"source": {"id": 1}})


def test_what_was_before_is_there_for_its_author(cast, kept):
    assert open_undo(kept, verbs=("merge",), by=cast.alice).before == {"source": {"id": 1}}


def test_it_is_taken_back_once(cast, kept):
    mark_undone(kept)
    with refused("undo.done"):
        open_undo(kept, verbs=("merge",), by=cast.alice)


def test_another_verb_does_not_open_it(cast, kept):
    with refused("undo.done"):
        open_undo(kept, verbs=("assign",), by=cast.alice)


def test_nobody_else_opens_it(cast, kept):
    with pytest.raises(Undo.DoesNotExist):
        open_undo(kept, verbs=("merge",), by=cast.bob)


def test_what_is_too_old_is_forgotten_and_a_sent_mail_after_a_day(cast, kept):
    keep_undo(cast.alice, verb="send", before={"message": 1})
    now = timezone.now()
    forget_undos(now + timedelta(days=2))
    assert [undo.verb for undo in Undo.objects.all()] == ["merge"]
    forget_undos(now + timedelta(days=31))
    assert not Undo.objects.exists()


def test_the_changes_of_a_blanked_ticket_keep_no_words_of_it(cast, ticket):
    other = make_ticket(cast.technical)
    change_tickets([ticket], verb="assign", target=cast.bob, by=cast.alice)
    change_tickets([other], verb="assign", target=cast.bob, by=cast.alice)
    third = make_ticket(cast.technical)
    merge_ticket(third, into=ticket, by=cast.lead)
    forget_undos_of([ticket.pk])
    assert list(Undo.objects.get().before["before"]) == [str(other.pk)]
