"""The block list."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.mail.actions.block import block_sender, unblock_sender
from augenhoehe.mail.models import BlockedSender
from augenhoehe.mail.queries import blocked_patterns, is_blocked
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.mark.parametrize(
    ("pattern", "email", "blocked"),
    [
        ("spam@x.example", "spam@x.example", True),
        ("SPAM@X.example ", "spam@x.example", True),
        ("@x.example", "wer@x.example", True),
        ("@x.example", "wer@mail.x.example", True),
        ("@x.example", "wer@nox.example", False),
        ("spam@x.example", "andere@x.example", False),
    ],
)
def test_an_address_or_a_domain_with_what_is_below_it(cast, pattern, email, blocked):
    block_sender(pattern, by=cast.alice)
    assert is_blocked(email, blocked_patterns()) == blocked


@pytest.mark.parametrize("pattern", ["", "@", "kein", "@example", "a b@c.example"])
def test_what_is_neither_is_refused(cast, pattern):
    with pytest.raises(Refused):
        block_sender(pattern, by=cast.alice)


@pytest.mark.parametrize("pattern", ["support@haus.example", "@haus.example"])
def test_our_own_addresses_cannot_be_blocked(cast, pattern):
    make_mailbox(cast.technical)
    with pytest.raises(Refused):
        block_sender(pattern, by=cast.alice)


def test_twice_is_once_and_it_can_be_taken_back(cast):
    blocked = block_sender("@x.example", by=cast.alice)
    assert block_sender("@x.example", by=cast.bob) == blocked
    unblock_sender(blocked, by=cast.alice)
    assert not BlockedSender.objects.exists()
