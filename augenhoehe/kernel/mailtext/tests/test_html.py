"""HTML of strangers: nothing runs, nothing loads, nothing is drawn over the page."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.html import clean_html, html_to_text, text_to_html
from augenhoehe.kernel.mailtext.nesting import MAX_TAGS

from .cast import collection, is_slower_than_linear

ALIVE = re.compile(
    r"<(?:script|style|iframe|object|embed|form|input|button|meta|base|link|svg|math|frame|body|html)\b"
    r"|<[^>]*(?:href|src)=\"\s*(?:javascript|vbscript|data:text)|<[^>]*style=\"[^\"]*(?:url|expression)\(",
    re.I,
)
TAG = re.compile(r"<[a-z][^>]*>", re.I)
QUOTED = re.compile(r'"[^"]*"')
HANDLER = re.compile(r"\son\w+\s*=", re.I)
FOREIGN = re.compile(r'\ssrc="(?!data:image/|/files/)')


def check_dead(cleaned, remote=False):
    assert not ALIVE.search(cleaned), cleaned
    for tag in TAG.findall(cleaned):
        assert not HANDLER.search(QUOTED.sub('""', tag)), tag
        assert remote or not FOREIGN.search(tag), tag


PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>", "<a href=' java\nscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>1</script>'>x</a>", "<form action=x><input name=a></form>",
    "<meta http-equiv=refresh content='0;url=//x'>", "<base href=//x>", "<iframe srcdoc=x></iframe>",
    "<div style='background:url(//x)'>", "<div style='background-image:u\\72l(//x)'>",
    "<p style='position:fixed;top:0'>x", "<table background=//x>", "<img srcset='//x 2x'>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<img src='data:image/svg+xml,<svg onload=1>'>",
    "<style>@import '//x';</style>", "<a href=x hx-get=/logout data-x=1>x</a>", "<p class='toast' id='main'>x</p>",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("remote", [False, True])
def test_known_attacks_are_dead(payload, remote):
    cleaned = clean_html(payload, remote=remote).html
    check_dead(cleaned, remote)
    assert not re.search(r"hx-|data-x|position|class=|id=|background", cleaned)


def test_the_collected_payloads_are_dead():
    given_payloads = json.loads((collection("hostile") / "html-payloads.json").read_text())
    payloads = given_payloads if isinstance(given_payloads, list) else list(given_payloads.values())
    assert payloads
    for payload in payloads:
        check_dead(clean_html(payload if isinstance(payload, str) else json.dumps(payload)).html)
        check_dead(
            clean_html(
                "\n".join(map(str, payload.values())) if isinstance(payload, dict) else str(payload)
            ).html
        )


def test_pictures_from_elsewhere_wait_until_asked_for():
    html = '<img src="https://tracker.example/1.gif" alt="Logo">'
    held = clean_html(html)
    assert held.has_remote and "tracker" not in held.html and "Logo" in held.html
    assert "https://tracker.example/1.gif" in clean_html(html, remote=True).html


@pytest.mark.parametrize("html", ["<p>x</p>", '<img src="cid:a">', '<a href="https://x.de">x</a>'])
def test_a_mail_without_remote_content_says_so(html):
    assert not clean_html(html).has_remote


def test_pictures_of_the_mail_itself_are_mapped():
    html = '<img src="cid:Logo%401@x"><img src="cid:other"><img src="file:///etc/passwd">'
    cleaned = clean_html(html, cids={"logo@1@x": "/files/12"}).html
    assert 'src="/files/12"' in cleaned
    assert "cid:" not in cleaned and "file:" not in cleaned


def test_links_open_elsewhere_and_tell_nobody():
    cleaned = clean_html('<a href="https://x.de" target="_self" rel="opener">x</a>').html
    assert 'rel="noopener noreferrer nofollow"' in cleaned and 'target="_blank"' in cleaned
    assert 'opener"' not in cleaned.replace("noopener", "")


def test_links_may_not_carry_data():
    assert (
        "href"
        not in clean_html('<a href="data:image/png;base64,AAAA">x</a><a href="cid:x">y</a>').html
    )


def test_ordinary_formatting_survives():
    html = '<p style="color: red; margin: 0"><b>Fett</b> <i>kursiv</i></p><ul><li>eins</li></ul><table><tbody><tr><td>1</td></tr></tbody></table>'
    cleaned = clean_html(html).html
    assert (
        "color:red" in cleaned.replace(" ", "")
        and "<li>eins</li>" in cleaned
        and "<td>1</td>" in cleaned
    )


def test_too_many_tags_are_cut_and_said():
    cleaned = clean_html("<i>a</i>" * MAX_TAGS)
    assert cleaned.is_cut and not clean_html("<i>a</i>").is_cut


@given(
    st.lists(
        st.sampled_from(
            [*PAYLOADS, "<", ">", '"', "'", "<!--", "-->", "<p>", "</p>", "&lt;", "\0"]
        ),
        max_size=8,
    ).map("".join)
)
def test_attacks_put_together_stay_dead(html):
    check_dead(clean_html(html).html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>eins<p>zwei", "eins\n\nzwei"),
        ("eins<br>zwei", "eins\nzwei"),
        ("<div>eins</div><div>zwei</div>", "eins\nzwei"),
        ("<ul><li>eins<li>zwei</ul>", "- eins\n- zwei"),
        (
            "<p>alt</p><blockquote>zitiert<br>weiter</blockquote>neu",
            "alt\n\n> zitiert\n> weiter\n\nneu",
        ),
        ('<a href="https://x.de/a">hier</a>', "hier <https://x.de/a>"),
        ('<a href="https://x.de/">https://x.de</a>', "https://x.de"),
        ('<a href="mailto:a@b.de">a@b.de</a>', "a@b.de"),
        ("<style>p{}</style><script>1</script><title>t</title>x", "x"),
        ("a &amp; b &lt;c&gt; &nbsp; d", "a & b <c> d"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("", ""),
    ],
)
def test_html_becomes_readable_text(html, text):
    assert html_to_text(html) == text


def test_text_becomes_harmless_html():
    html = text_to_html("Hallo <b>\nZeile\n\nsiehe https://x.de/?a=1&b=2.")
    assert html.startswith("<p>Hallo &lt;b&gt;<br>\nZeile</p>")
    assert 'href="https://x.de/?a=1&amp;b=2"' in html and html.endswith("</a>.</p>")


@given(st.text())
def test_text_never_becomes_markup(text):
    assert not ALIVE.search(text_to_html(text))


@pytest.mark.parametrize(
    "piece", ["<div>", "<b><i>", "<!--", '<a href="x', "<font color=x><b><u>", "<li>", "<svg>"]
)
def test_no_html_takes_more_than_linear_time(piece):
    assert not is_slower_than_linear(clean_html, lambda size: piece * size, 4_000)
