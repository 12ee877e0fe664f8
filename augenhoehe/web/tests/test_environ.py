"""What Django is told about a request."""

import io

from augenhoehe.web.environ import environ_of


def environ(*headers, path="/", body=b""):
    scope = {
        "method": "GET", "path": path, "query_string": b"a=%C3%A4", "scheme": "http",
        "headers": list(headers), "server": ("localhost", 8000), "client": ("10.0.0.9", 5),
    }  # fmt: skip
    return environ_of(scope, io.BytesIO(body))


def test_a_header_with_an_underscore_cannot_pose_as_one_with_a_hyphen():
    said = environ((b"x_forwarded_proto", b"https"))
    assert "HTTP_X_FORWARDED_PROTO" not in said


def test_the_length_is_that_of_the_body_that_is_here():
    assert environ((b"content-length", b"999"), body=b"abc")["CONTENT_LENGTH"] == "3"


def test_cookies_and_lists_are_joined_each_in_its_way():
    said = environ((b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"accept", b"x"), (b"accept", b"y"))
    assert said["HTTP_COOKIE"] == "a=1; b=2" and said["HTTP_ACCEPT"] == "x,y"


def test_a_proxy_header_reaches_nobody():
    assert "HTTP_PROXY" not in environ((b"proxy", b"http://evil.example"))


def test_an_umlaut_in_the_path_arrives():
    path = environ(path="/größe")["PATH_INFO"]
    assert path.encode("latin-1").decode() == "/größe"
