"""Bodies that break off, come slowly, or are too long; files; what proxies may not be told."""

import time
from contextlib import closing

import pytest

from augenhoehe.web.tests.cast import EMAIL, read_until


def post(length, body, *more):
    lines = [
        "POST /account/login/ HTTP/1.1", "Host: localhost",
        "Content-Type: application/x-www-form-urlencoded", *more,
    ]  # fmt: skip
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def status(link):
    return int(read_until(link, b"\r\n\r\n", 10).split()[1])


def test_a_body_that_breaks_off_never_reaches_django(open_house):
    """The page would answer 403 (no token); a broken-off request gets nothing, and hurts nothing."""
    with closing(open_house.raw(post(1000, b"login=" + EMAIL.encode()))) as link:
        link.shutdown(1)
        assert link.recv(65536)[:12] in (b"", b"HTTP/1.1 400")
    assert open_house.ask("GET", "/account/login/")[0] == 200


def test_slow_clients_do_not_hold_up_others(open_house):
    slow = [open_house.raw(post(1000, b"login=a")) for _ in range(25)]
    half_heads = [open_house.raw(b"GET / HTTP/1.1\r\nHost: local") for _ in range(25)]
    began = time.monotonic()
    for _ in range(5):
        assert open_house.ask("GET", "/account/login/")[0] == 200
    assert time.monotonic() - began < 5
    for link in slow + half_heads:
        link.close()


def test_many_open_streams_do_not_hold_up_others(open_house):
    open_house.sign_in()
    streams = [open_house.open_events() for _ in range(20)]
    for stream in streams:
        read_until(stream, b"event: hello")
    assert open_house.ask("GET", "/account/login/")[0] in (200, 302)
    for stream in streams:
        stream.close()


def test_a_body_that_is_too_long_is_refused_before_it_is_sent(open_house):
    with closing(open_house.raw(post(50_000_000, b""))) as link:
        assert status(link) == 413


def test_a_body_without_a_length_is_refused(open_house):
    with closing(open_house.raw(post(None, b"5\r\nlogin", "Transfer-Encoding: chunked"))) as link:
        assert status(link) == 411


def test_who_asks_first_is_told_to_go_on(open_house):
    with closing(open_house.raw(post(7, b"", "Expect: 100-continue"))) as link:
        assert status(link) == 100
        link.sendall(b"login=a")
        assert status(link) == 403


def test_head_answers_without_a_body(open_house):
    head = b"HEAD /account/login/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with closing(open_house.raw(head)) as link:
        heard = b""
        while part := link.recv(65536):
            heard += part
    top, _, body = heard.partition(b"\r\n\r\n")
    assert top.startswith(b"HTTP/1.1 200") and body == b""


def test_files_leave_whole(open_house):
    top = open_house.place.folder / "static"
    path = next(top.rglob("*.css"))
    name = path.relative_to(top)
    answer = open_house.ask("GET", f"/static/{name}")
    assert answer[0] == 200 and answer[2] == path.read_bytes()
    assert open_house.ask("HEAD", f"/static/{name}")[2] == b""


def test_an_unknown_host_is_refused(open_house):
    head = b"GET /account/login/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    with closing(open_house.raw(head)) as link:
        assert status(link) == 400


@pytest.mark.parametrize(
    "path", ["/..%2f..%2fetc/passwd", "/%ff%fe", "/a%00b", "//", "/static/../x"]
)
def test_odd_addresses_are_not_found(open_house, path):
    assert open_house.ask("GET", path)[0] in (301, 302, 400, 404)
