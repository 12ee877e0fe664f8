"""Written mail: read by everybody, and without a place for a second header."""

import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.charset import clean
from augenhoehe.kernel.mailtext.compose import compose, envelope
from augenhoehe.kernel.mailtext.fields import BadField
from augenhoehe.kernel.mailtext.ids import make_message_id
from augenhoehe.kernel.mailtext.model import Address, Attachment
from augenhoehe.kernel.mailtext.parse import parse

from .cast import MOMENT, outgoing


def test_a_written_mail_is_read_as_it_was_meant():
    logo = Attachment("logo.png", "image/png", b"\x89PNG", cid="logo@x", is_inline=True)
    file = Attachment("Prüfung „März“.pdf", "application/pdf", b"%PDF-" * 100)
    sent = outgoing(
        from_=Address("Müller, Jörg (Support)", "support@müller.de"),
        to=(Address('Erika "die" Muster', "erika@kunde.de"), Address("", "b@c.de")),
        cc=(Address("Zoë " * 30, "zoe@kunde.de"),),
        reply_to=(Address("Support", "support+abc@example.org"),),
        subject="Ihre Anfrage – „Lohnabrechnung“ für März: " + "ä" * 200,
        html='<p>Guten Tag,<br>grüße</p><p><img src="cid:logo@x"></p>',
        attachments=(logo, file),
        in_reply_to="1@kunde.de",
        references=tuple(f"{n}@kunde.de" for n in range(60)),
        headers=(("X-Ticket", "1042 ü"),),
    )
    raw = compose(sent)
    assert raw.isascii() and b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    read = parse(raw)
    assert read.from_ == Address("Müller, Jörg (Support)", "support@xn--mller-kva.de")
    assert [a.email for a in read.to] == ["erika@kunde.de", "b@c.de"]
    assert read.to[0].name == 'Erika "die" Muster'
    assert (read.cc[0].name, read.reply_to[0].email) == (
        ("Zoë " * 30).strip(),
        "support+abc@example.org",
    )
    assert (read.subject, read.date, read.message_id) == (sent.subject, MOMENT, sent.message_id)
    assert read.in_reply_to == "1@kunde.de"
    assert (len(read.references), read.references[0], read.references[-1]) == (
        30,
        "0@kunde.de",
        "59@kunde.de",
    )
    assert read.header("x-ticket") == "1042 ü"
    assert read.text.strip() == "Guten Tag,\ngrüße" and "<p>Guten Tag,<br>grüße</p>" in read.html
    assert [(a.name, a.data, a.is_inline) for a in read.attachments] == [
        ("logo.png", logo.data, True),
        ("Prüfung „März“.pdf", file.data, False),
    ]


def test_the_standard_library_reads_it_the_same_way():
    raw = compose(
        outgoing(subject="Größe", attachments=(Attachment("Prüfung.pdf", "application/pdf", b"x"),))
    )
    read = email.message_from_bytes(raw, policy=email.policy.default)
    assert read["subject"] == "Größe" and not read.defects
    assert read.get_body(("plain",)).get_content().strip() == "Guten Tag"
    assert [a.get_filename() for a in read.iter_attachments()] == ["Prüfung.pdf"]


def test_bcc_is_in_the_envelope_only():
    sent = outgoing(
        bcc=(Address("Geheim", "geheim@kunde.de"),), cc=(Address("", "erika@kunde.de"),)
    )
    assert b"geheim" not in compose(sent).lower()
    assert envelope(sent) == ("support@example.org", ["erika@kunde.de", "geheim@kunde.de"])


def test_an_automatic_mail_says_so():
    read = parse(compose(outgoing(is_automatic=True)))
    assert read.header("auto-submitted") == "auto-generated"
    assert read.header("x-auto-response-suppress") == "All"
    assert not parse(compose(outgoing())).header("auto-submitted")


def test_the_same_mail_has_the_same_bytes():
    assert compose(outgoing()) == compose(outgoing())


INJECTED = "x\r\nBcc: boese@x.de\r\n\r\nText"


@pytest.mark.parametrize(
    "changes",
    [
        {"to": (Address("E", "erika@kunde.de\r\nBcc: boese@x.de"),)},
        {"to": (Address("E", "erika@kunde.de>, <boese@x.de"),)},
        {"to": (Address("E", "müller@kunde.de"),)},
        {"to": ()},
        {"from_": Address("S", "")},
        {"message_id": "a@b>\r\nBcc: boese@x.de"},
        {"in_reply_to": "a b@c"},
        {"references": ("a@b\r\n",)},
        {"headers": (("X-A", INJECTED),)},
        {"headers": (("X-A\r\nBcc", "x"),)},
        {"headers": (("Bcc", "boese@x.de"),)},
        {"date": MOMENT.replace(tzinfo=None)},
        {"attachments": (Attachment("a", "text/plain", b"", cid="a\r\nb"),)},
    ],
)
def test_a_field_that_would_break_the_mail_is_refused(changes):
    with pytest.raises(BadField):
        compose(outgoing(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": INJECTED},
        {"to": (Address(INJECTED, "erika@kunde.de"),)},
        {"attachments": (Attachment(INJECTED, INJECTED, b"x"),)},
    ],
)
def test_line_ends_in_words_become_blanks(changes):
    read = email.message_from_bytes(compose(outgoing(**changes)), policy=email.policy.default)
    assert read["bcc"] is None and read.get_body(("plain",)).get_content().strip() == "Guten Tag"


TEXT = st.text(max_size=120)


@given(TEXT, TEXT, TEXT)
def test_any_words_arrive_and_add_no_header(subject, name, file_name):
    sent = outgoing(
        subject=subject,
        to=(Address(name, "erika@kunde.de"),),
        attachments=(Attachment(file_name, "text/csv", b"a;b"),),
    )
    raw = compose(sent)
    assert raw.isascii()
    read = parse(raw)
    assert set(read.headers) == {
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
    }
    assert [a.email for a in read.to] == ["erika@kunde.de"]
    assert read.attachments[0].data == b"a;b"


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=200))
def test_subjects_arrive_letter_by_letter(subject):
    assert parse(compose(outgoing(subject=subject))).subject == " ".join(subject.split())


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c"), max_size=300)
)
def test_texts_arrive_line_by_line(text):
    sent = outgoing(text=f"Anfang\n{text}\nEnde")
    assert parse(compose(sent)).text.rstrip("\n") == clean(sent.text)


@pytest.mark.parametrize(
    ("domain", "token"),
    [("", "token-123"), ("x.de", "short"), ("x.de", "a b c d e f"), ("x\r\n.de", "token-123")],
)
def test_message_ids_are_made_of_safe_parts_only(domain, token):
    with pytest.raises(BadField):
        make_message_id(domain, token)
