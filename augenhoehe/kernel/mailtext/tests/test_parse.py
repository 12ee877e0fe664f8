"""Reading mail: what must come out, and that nothing can stop it."""

import base64
import hashlib
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.model import MAX_PARTS, MAX_REFERENCES, Address, Unparseable
from augenhoehe.kernel.mailtext.parse import delivered_to, parse

from .cast import codes, is_slower_than_linear, mail, multipart, read


def test_an_ordinary_mail_gives_all_its_fields():
    parsed = parse(
        b"From: =?iso-8859-1?Q?J=F6rg_M=FCller?= <Joerg@M\xc3\xbcller.DE>\r\n"
        b'To: "Support, Erste Hilfe" <support@example.org>, (Rita) rita@example.org\r\n'
        b"Cc: Kunden: a@b.de, c@d.de;\r\n"
        b"Subject: =?utf-8?q?Gr=C3=BC?=\r\n =?utf-8?q?=C3=9Fe?=\r\n"
        b"Date: Thu, 12 Mar 2026 09:30:00 +0100\r\nMessage-ID: <1@kunde.de>\r\n"
        b"In-Reply-To: Your message of Monday <2@kunde.de>\r\n"
        b"References: <0@kunde.de>\r\n <2@kunde.de> <0@kunde.de>\r\n\r\nHallo\r\nWelt\r\n"
    )
    assert parsed.from_ == Address("Jörg Müller", "joerg@xn--mller-kva.de")
    assert parsed.from_.shown == "Jörg Müller <joerg@müller.de>"
    assert [a.name for a in parsed.to] == ["Support, Erste Hilfe", "Rita"]
    assert [a.email for a in parsed.cc] == ["a@b.de", "c@d.de"]
    assert parsed.subject == "Grüße"
    assert parsed.date == datetime(2026, 3, 12, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert (parsed.message_id, parsed.in_reply_to) == ("1@kunde.de", "2@kunde.de")
    assert parsed.references == ("0@kunde.de", "2@kunde.de")
    assert parsed.text == "Hallo\nWelt\n"
    assert parsed.hints == ()


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("utf-8", "Grüße".encode(), "Grüße"),
        ("", "Grüße".encode(), "Grüße"),
        ("", "Grüße €".encode("cp1252"), "Grüße €"),
        ("us-ascii", "Grüße".encode("cp1252"), "Grüße"),
        ("iso-8859-1", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "„Grüße“".encode("cp1252"), "„Grüße“"),
        ("utf-8", "Grüße".encode("cp1252"), "Grüße"),
        ("iso-8859-15", "5 €".encode("iso-8859-15"), "5 €"),
        ("gb2312", "你好".encode("gb18030"), "你好"),
        ("iso-2022-jp", "こんにちは".encode("iso-2022-jp"), "こんにちは"),
        ("koi8-r", "привет".encode("koi8-r"), "привет"),
        ("utf-7", b"Gr+APwA3w-e", "Grüße"),
        ("x-never-heard-of", "Grüße".encode("cp1252"), "Grüße"),
        ("zlib", b"abc", "abc"),
        ("punycode", "Grüße".encode(), "Grüße"),
        ("utf-8", b"a\x00b\x07c", "abc"),
        ("utf-7", b"+2AA-x", "\ufffdx"),
    ],
)
def test_text_is_read_by_what_the_bytes_bear_out(charset, body, text):
    kind = f"; charset={charset}" if charset else ""
    raw = b"From: a@b.de\r\nContent-Type: text/plain" + kind.encode() + b"\r\n\r\n" + body
    assert parse(raw).text == text


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        ("=?utf-8?q?broken_word?= and =?utf-8?q?no end", "broken word and =?utf-8?q?no end"),
        ("=?utf-8?b?R3LDvMOfZQ?=", "Grüße"),
        ("=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=", "Grüße"),
        ("=?windows-1252?q?Gr=FC=DFe mit Leerzeichen?=", "Grüße mit Leerzeichen"),
        ("=?iso-8859-1*de?q?Gr=FC=DFe?=", "Grüße"),
        ("=?nonsense?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("plain =?utf-8?q?=C3=BC?=x", "plain üx"),
        ("two\r\n  lines", "two lines"),
        ("=?utf-8?q?line=0D=0ABcc:_x@y.de?=", "line Bcc: x@y.de"),
    ],
)
def test_subjects_are_decoded_also_when_broken(value, subject):
    assert mail(Subject=value).subject == subject


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        ("erika@kunde.de", "", "erika@kunde.de"),
        ('"Muster, Erika" <erika@kunde.de>', "Muster, Erika", "erika@kunde.de"),
        ('"Erika Muster <erika@kunde.de>', "Erika Muster", "erika@kunde.de"),
        ("'Erika' <ERIKA@KUNDE.DE>", "Erika", "erika@kunde.de"),
        ("erika@kunde.de (Erika Muster)", "Erika Muster", "erika@kunde.de"),
        ("=?utf-8?q?Erika_=3Cerika=40kunde=2Ede=3E?=", "Erika", "erika@kunde.de"),
        ("=?utf-8?q?M=C3=BCller=2C_Erika?= <erika@kunde.de>", "Müller, Erika", "erika@kunde.de"),
        ("<mailto:erika@kunde.de>", "", "erika@kunde.de"),
        ("Erika Muster", "Erika Muster", ""),
        ("Erika\r\n Muster <erika@stra\u00dfe.de>", "Erika Muster", "erika@xn--strae-oqa.de"),
        ("Erika =?utf-8?q?=0D=0ABcc:?= <erika@kunde.de>", "Erika Bcc:", "erika@kunde.de"),
        ("<erika@kunde.de\x00evil>", "erika@kunde.deevil", ""),
    ],
)
def test_senders_are_read_also_when_broken(value, name, email):
    parsed = mail(From=value)
    assert (parsed.from_.name, parsed.from_.email) == (name, email)


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", b"\0\0\0", b"   \n"])
def test_nothing_is_no_mail(raw):
    with pytest.raises(Unparseable) as caught:
        parse(raw)
    assert caught.value.code == "mail.empty"


def test_a_file_without_headers_is_no_mail():
    with pytest.raises(Unparseable) as caught:
        parse(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert caught.value.code == "mail.no_headers"


def test_a_mail_without_date_sender_and_id_is_read_and_says_so():
    raw = b"Subject: x\r\n\r\ny"
    parsed = parse(raw)
    assert codes(parsed) == {"date.missing", "from.missing", "message_id.missing"}
    assert parsed.date is None and parsed.from_ is None
    assert parsed.message_id.endswith("@missing.invalid")
    assert parsed.message_id == parse(b"Received: elsewhere\r\n" + raw).message_id
    assert parsed.message_id != parse(raw + b"z").message_id


def test_the_digest_is_that_of_id_and_body_whatever_the_way_of_delivery():
    raw = b"Message-ID: <1@x>\r\n\r\nbody\r\n"
    assert parse(raw).digest == parse(b"Received: y\n" + raw.replace(b"\r\n", b"\n")).digest
    assert parse(raw).digest != parse(raw.replace(b"body", b"other")).digest


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "Thu, 99 Mar 2026 09:30:00 +0100",
        "Thu, 12 Mar 99999 1:1:1 +0000",
        "1" * 5000,
    ],
)
def test_a_date_that_is_none_is_none(date):
    assert mail(Date=date).date is None


def test_a_leap_second_and_a_date_without_zone_are_moments():
    assert mail(Date="Sat, 31 Dec 2016 23:59:60 GMT").date.second == 59
    assert mail(Date="12 Mar 2026 09:30").date.utcoffset() == timedelta(0)


def test_an_alternative_gives_text_and_html_and_files_are_attachments():
    parsed = read(
        multipart(
            "mixed",
            multipart(
                "alternative",
                "\r\nHallo",
                "Content-Type: text/html\r\n\r\n<p>Hallo</p>",
                boundary="in",
            ),
            "Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''Pr%C3%BC;"
            "\r\n filename*1=fung.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=",
        )
    )
    assert (parsed.text, parsed.html) == ("Hallo", "<p>Hallo</p>")
    assert [(a.name, a.content_type, a.data) for a in parsed.attachments] == [
        ("Prüfung.pdf", "application/pdf", b"%PDF-")
    ]


def test_a_footer_behind_an_alternative_is_in_text_and_html():
    parsed = read(
        multipart(
            "mixed",
            multipart(
                "alternative",
                "\r\nHallo",
                "Content-Type: text/html\r\n\r\n<p>Hallo</p>",
                boundary="in",
            ),
            "\r\n<Fuß>",
        )
    )
    assert parsed.text == "Hallo\n<Fuß>"
    assert parsed.html == "<p>Hallo</p>\n<p>&lt;Fuß&gt;</p>"


def test_html_alone_gives_text_as_well():
    parsed = read(
        "Content-Type: text/html; charset=utf-8\r\n\r\n<h1>Frage</h1><p>Wo ist <b>es</b>?"
    )
    assert parsed.text == "Frage\n\nWo ist es?"


def test_pictures_that_the_html_shows_are_inline():
    picture = "Content-Type: image/png\r\nContent-ID: <{0}@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO"
    parsed = read(
        multipart(
            "related",
            'Content-Type: text/html\r\n\r\n<img src="cid:Shown@x">',
            picture.format("shown"),
            picture.format("other"),
        )
    )
    assert [(a.cid, a.is_inline) for a in parsed.attachments] == [
        ("shown@x", True),
        ("other@x", False),
    ]


def test_a_forwarded_mail_stays_whole_as_a_file():
    nested = "From: c@d.de\r\nSubject: Alte/Frage\r\n\r\nText\r\n"
    parsed = read(
        multipart("mixed", "\r\nsiehe Anhang", f"Content-Type: message/rfc822\r\n\r\n{nested}")
    )
    assert [(a.name, a.content_type) for a in parsed.attachments] == [
        ("Alte-Frage.eml", "message/rfc822")
    ]
    assert parse(parsed.attachments[0].data).subject == "Alte/Frage"


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\Angebot.pdf", "Angebot.pdf"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("..", "part-1.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a<b>:c|d?.txt", "a_b__c_d_.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_file_names_are_made_safe(given, safe):
    part = f'Content-Type: application/pdf; name="{given.replace(chr(92), chr(92) * 2)}"\r\n\r\nx'
    assert read(multipart("mixed", part)).attachments[0].name == safe


def test_archives_are_never_unpacked():
    bomb = base64.b64encode(b"PK\x03\x04" + b"\0" * 1000).decode()
    part = f"Content-Type: application/zip; name=b.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n{bomb}"
    assert [len(a.data) for a in read(multipart("mixed", part)).attachments] == [1004]


def test_half_a_megabyte_of_headers_is_cut_and_said():
    parsed = parse(b"From: a@b.de\r\nSubject: " + b"x" * 500_000 + b"\r\n\r\ny")
    assert len(parsed.subject) == 1_000 and parsed.text == "y"
    assert "header.cut" in codes(parsed)
    parsed = parse(b"From: a@b.de\r\n" + b"X-A: b\r\n" * 60_000 + b"\r\ny")
    assert parsed.text == "y" and "header.cut" in codes(parsed)


def test_ten_thousand_parts_are_cut_and_said():
    parsed = parse(
        b"From: a@b.de\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        + b"--x\r\n\r\npart\r\n" * 10_000
    )
    assert parsed.text.count("part") == MAX_PARTS
    assert "parts.cut" in codes(parsed)


def nested(levels):
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i)
        for i in range(levels)
    )
    return b"From: a@b.de\r\n" + head + b"\r\nin the middle"


def test_fifty_levels_are_read_and_five_thousand_are_cut():
    assert parse(nested(50)).text == "in the middle"
    parsed = parse(nested(5_000))
    assert "depth.cut" in codes(parsed)
    assert len(parsed.attachments) == 1


def test_a_hundred_thousand_recipients_and_references_are_capped():
    parsed = parse(
        b"From: a@b.de\r\nTo: "
        + b"x@y.de, " * 100_000
        + b"\r\nReferences: "
        + b"".join(b"<%d@x> " % i for i in range(5_000))
        + b"\r\n\r\n"
    )
    assert len(parsed.to) == 500 and "addresses.cut" in codes(parsed)
    assert len(parsed.references) == MAX_REFERENCES and parsed.references[0] == "0@x"


def test_a_very_long_message_id_is_shortened_the_same_way_everywhere():
    long = "a" * 900 + "@x"
    parsed = mail(Message_ID=f"<{long}>", In_Reply_To=f"<{long}>")
    assert parsed.message_id == parsed.in_reply_to
    assert parsed.message_id == hashlib.sha256(long.encode()).hexdigest()[:40] + "@long.invalid"


def test_where_the_server_delivered_is_known():
    assert delivered_to(mail(Delivered_To="Support@Example.org")) == ("support@example.org",)


HOSTILE = {
    "quote": b'"', "escape": b'"\\', "comment": b"(", "angle": b"<", "word": b"=?a?q?", "at": b"@",
    "words": b"=?utf-8?q?x?= ", "comma": b"a@b,", "colon": b"a:", "blank": b" ", "fold": b"\r\n x",
    "parameter": b";a=", "piece": b";a*1*=",
}  # fmt: skip


@pytest.mark.parametrize("header", [b"To", b"Subject", b"Content-Type", b"References", b"Date"])
@pytest.mark.parametrize("name", HOSTILE)
def test_no_header_takes_more_than_linear_time(header, name):
    def make(size):
        return header + b": " + HOSTILE[name] * size + b"\r\nFrom: a@b.de\r\n\r\nx"

    assert not is_slower_than_linear(parse, make, 2_000)


@pytest.mark.parametrize(
    "piece",
    [b"<div>", b"<b><i>", b"<!--", b'<a href="x', b"<p><blockquote>", b"<svg><g>", b"<", b"&"],
)
def test_no_html_takes_more_than_linear_time(piece):
    def make(size):
        return b"From: a@b.de\r\nContent-Type: text/html\r\n\r\n" + piece * size

    assert not is_slower_than_linear(parse, make, 4_000)


def test_a_false_boundary_takes_linear_time():
    def make(size):
        return b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x" * size

    assert not is_slower_than_linear(parse, make, 20_000)


def check_readable(raw):
    try:
        parsed = parse(raw)
    except Unparseable as refused:
        assert refused.code in ("mail.empty", "mail.no_headers")
        return
    for text in (
        parsed.subject,
        parsed.text,
        parsed.html,
        parsed.message_id,
        *(a.name for a in parsed.attachments),
    ):
        text.encode("utf-8")
        assert "\0" not in text
    assert "\n" not in parsed.subject and parsed.message_id
    assert parsed.date is None or parsed.date.tzinfo


@given(st.binary(max_size=400))
def test_random_bytes_never_raise(raw):
    check_readable(raw)


PIECES = st.sampled_from(
    [
        b"From: ", b"To: ", b"Subject: ", b"Date: ", b"Content-Type: ", b"multipart/mixed; boundary=x",
        b"multipart/alternative; boundary=x", b"text/plain; charset=", b"utf-16", b"utf-7", b"--x", b"--x--",
        b"\r\n", b"\r\n\r\n", b"\n", b"=?utf-8?b?", b"?=", b"Content-Transfer-Encoding: ", b"base64",
        b"quoted-printable", b"x-uuencode", b"text/html", b"message/rfc822", b"<a@b.de>", b"\xfc", b"\0",
        b"application/ms-tnef", b"\x78\x9f\x3e\x22", b"filename*0*=", b"'", b'"', b"<div>", b"cid:", b"=", b"begin 644 x",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=40).map(b"".join))
def test_pieces_of_mail_in_any_order_never_raise(raw):
    check_readable(raw)
