"""Where a mail belongs, surest sign first."""

import pytest

from augenhoehe.kernel.mailtext.ids import (
    is_own_id,
    make_message_id,
    message_ids,
    thread_references,
)
from augenhoehe.kernel.mailtext.replyaddress import sign
from augenhoehe.kernel.mailtext.threads import candidates, strip_prefixes, subject_number

from .cast import is_slower_than_linear, mail

KEY = b"k" * 32


@pytest.mark.parametrize(
    "given",
    [
        "Re: Lohn", "AW: Lohn", "WG: Lohn", "Antw: Lohn", "Antwort: Lohn", "Fwd: Lohn", "FW: Lohn", "RV: Lohn",
        "TR: Lohn", "SV: Lohn", "VS: Lohn", "Weitergeleitet: Lohn", "Re[5]: Lohn", "Re(2): Lohn", "RE^3: Lohn",
        "Re2: Lohn", "AW: AW: Re: WG: Lohn", "aw : Lohn", "Re:Lohn", "RE： Lohn", "[EXTERN] AW: [Extern] Lohn", "Lohn",
    ],
)  # fmt: skip
def test_prefixes_are_stripped_in_any_number(given):
    assert strip_prefixes(given) == "Lohn"


@pytest.mark.parametrize(
    "subject", ["Referenz: 12", "Awesome: x", "Re", "Treffen: Montag", "", "[Wichtig] x"]
)
def test_words_that_only_begin_like_a_prefix_stay(subject):
    assert strip_prefixes(subject) == subject


def test_many_prefixes_take_linear_time():
    assert not is_slower_than_linear(strip_prefixes, lambda size: "Re: " * size, 5_000)


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("AW: Lohn [#1042]", 1042),
        ("[#1] [#2]", 2),
        ("Lohn #1042", None),
        ("[#x]", None),
        ("[#" + "9" * 30 + "]", None),
    ],
)
def test_the_last_number_in_brackets_counts(subject, number):
    assert subject_number(subject) == number


def test_candidates_come_surest_first():
    ours = make_message_id("desk.example.org", "random-token-1")
    address = sign("support@example.org", 7, 9, KEY)
    found = candidates(
        mail(
            To=f"Support <{address.upper()}>",
            Subject="AW: Lohn [#1042]",
            References=f"<old@kunde.de> <{ours}> <new@kunde.de>",
            In_Reply_To="<answered@kunde.de>",
        ),
        keys=[KEY],
        own_domains=["desk.example.org"],
    )
    assert [(c.kind, c.value) for c in found] == [
        ("reply_address", address),
        ("own_id", ours),
        ("reference", "new@kunde.de"),
        ("reference", "old@kunde.de"),
        ("in_reply_to", "answered@kunde.de"),
        ("subject", "1042"),
    ]
    assert (found[0].ticket_id, found[0].contact_id, found[-1].ticket_id) == (7, 9, 1042)


def test_an_address_the_server_delivered_to_counts_as_well():
    address = sign("support@example.org", 7, 9, KEY)
    found = candidates(mail(To="list@x.de", Delivered_To=address), keys=[KEY])
    assert [c.kind for c in found] == ["reply_address"]


def test_a_forged_address_and_one_of_another_mailbox_are_no_candidates():
    address = sign("support@example.org", 7, 9, KEY)
    assert candidates(mail(To=address), keys=[b"other"]) == ()
    assert candidates(mail(To=address), keys=[KEY], mailboxes=["sales@example.org"]) == ()
    assert candidates(mail(To=address), keys=[KEY], mailboxes=["support@example.org"])


def test_a_mail_of_our_own_domain_is_not_taken_for_ours():
    assert not is_own_id("12345@example.org", ["example.org"])
    assert is_own_id(make_message_id("Example.ORG", "token-123"), ["example.org"])


def test_message_ids_are_found_without_brackets_too():
    assert message_ids("<a@b> text <c@d><a@b>") == ("a@b", "c@d")
    assert message_ids("a@b, c@d") == ("a@b", "c@d")
    assert message_ids("none at all") == ()


def test_references_keep_the_first_and_the_newest():
    chain = thread_references([f"{n}@x" for n in range(100)], "last@x", limit=5)
    assert chain == ("0@x", "97@x", "98@x", "99@x", "last@x")
