"""Text leaves compressed, files as they are; no two answers tell by their length what they hold."""

import gzip
import re
from contextlib import closing

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from augenhoehe.web.compression import CompressText
from augenhoehe.web.tests.cast import read_until

LONG = b"<p>Guten Tag</p>" * 200


def answer(response, **headers):
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip", **headers})
    return CompressText(lambda _request: response)(request)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "image/svg+xml"])
def test_text_is_compressed_and_complete(kind):
    sent = answer(HttpResponse(LONG, content_type=kind))
    assert sent["Content-Encoding"] == "gzip" and "Accept-Encoding" in sent["Vary"]
    assert gzip.decompress(sent.content) == LONG and len(sent.content) < len(LONG) / 10


def test_a_table_that_leaves_row_by_row_is_compressed():
    sent = answer(StreamingHttpResponse([LONG, LONG], content_type="text/csv; charset=utf-8"))
    assert gzip.decompress(b"".join(sent)) == LONG + LONG


def test_files_and_short_answers_leave_as_they_are(tmp_path):
    path = tmp_path / "brief.html"
    path.write_bytes(LONG)
    with path.open("rb") as file:
        sent = answer(FileResponse(file, content_type="application/octet-stream"))
        assert not sent.has_header("Content-Encoding") and b"".join(sent) == LONG
    assert not answer(HttpResponse(b"<p>kurz</p>")).has_header("Content-Encoding")


def test_who_cannot_read_it_gets_it_plain():
    sent = answer(HttpResponse(LONG), **{"Accept-Encoding": "identity"})
    assert not sent.has_header("Content-Encoding") and sent.content == LONG


def test_the_length_says_nothing():
    assert len({len(answer(HttpResponse(LONG)).content) for _ in range(40)}) > 5


def test_the_server_sends_pages_and_the_one_style_sheet_compressed(open_house):
    plain = open_house.ask("GET", "/account/login/")[2].decode()
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)">', plain)
    assert len(sheets) == 1 and "house." in sheets[0]
    for path in ("/account/login/", sheets[0]):
        _status, headers, sent = open_house.ask("GET", path, Accept_Encoding="gzip")
        assert headers["Content-Encoding"] == "gzip" and int(headers["Content-Length"]) == len(sent)
        whole = gzip.decompress(sent)
        assert len(whole) > 1.5 * len(sent) and b"@import" not in whole


def test_events_are_never_held_back_to_be_compressed(open_house):
    open_house.sign_in()
    ask = "GET /events HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nCookie: "
    with closing(open_house.raw(f"{ask}{open_house.cookie_header()}\r\n\r\n".encode())) as link:
        assert b"event: hello" in read_until(link, b"event: hello")
