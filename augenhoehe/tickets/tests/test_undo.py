"""What a change looked like before is kept, and taken back once, by whoever made it."""

import pytest

from augenhoehe.tickets.actions.undo import keep_undo, mark_undone, open_undo
from augenhoehe.tickets.models import Undo
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
