"""Signed reply addresses: nobody else can make one, and none can be bent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.fields import BadField
from augenhoehe.kernel.mailtext.replyaddress import sign, verify

KEY, OLD = b"new" * 11, b"old" * 11
IDS = st.integers(0, 2**63 - 1)


@given(IDS, IDS)
def test_what_was_signed_is_found_again(ticket, contact):
    address = sign("Support@Example.org", ticket, contact, KEY)
    assert address == address.lower() and len(address.partition("@")[0]) <= 64
    assert verify(address, [KEY]) == (ticket, contact)
    assert verify(address.upper(), [OLD, KEY]) == (ticket, contact)
    assert verify(address, [OLD]) is None


@given(IDS, IDS, st.data())
def test_any_changed_character_fails(ticket, contact, data):
    address = sign("support@example.org", ticket, contact, KEY)
    at = data.draw(st.integers(0, len(address) - 1))
    other = data.draw(
        st.sampled_from("abcdefghijklmnopqrstuvwxyz234567+.-@ ").filter(lambda c: c != address[at])
    )
    assert verify(address[:at] + other + address[at + 1 :], [KEY]) is None


@given(st.text(max_size=80))
def test_nonsense_is_none(text):
    assert verify(text, [KEY]) is None
    assert verify(f"support+{text}@example.org", [KEY]) is None


def test_an_address_of_one_mailbox_is_none_of_another():
    address = sign("support@example.org", 1, 2, KEY)
    assert verify(address.replace("support", "sales"), [KEY]) is None
    assert verify(address.replace("example.org", "example.com"), [KEY]) is None


def test_the_tag_has_eighty_bits():
    assert len(sign("s@x.de", 0, 0, KEY)) - len("s+@x.de") == 20


def test_a_mailbox_with_a_plus_and_a_german_domain_works():
    assert verify(sign("support+de@müller.de", 1, 2, KEY), [KEY]) == (1, 2)


@pytest.mark.parametrize(
    "mailbox", ["", "nonsense", "x" * 60 + "@example.org", "a b@x.de", "a@x.de\r\nBcc: c@d.de"]
)
def test_a_mailbox_that_cannot_carry_it_is_refused(mailbox):
    with pytest.raises(BadField):
        sign(mailbox, 1, 2, KEY)
