"""From the server's scope to what Django's handler reads."""

import sys

PLAIN = {b"content-type": "CONTENT_TYPE"}
LEFT_OUT = {b"content-length", b"transfer-encoding", b"proxy"}


def environ_of(scope, body):
    """The WSGI environ of a request whose `body` is here in full."""
    server, client = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0] or "localhost",
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": client[0] or "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(_size(body)),
    }
    for name, value in scope["headers"]:
        _add_header(environ, name, value.decode("latin-1"))
    return environ


def _size(body):
    here = body.seek(0, 2)
    body.seek(0)
    return here


def _add_header(environ, name, value):
    # A name with an underscore would pass for the same name with a hyphen, which proxies set.
    if name in LEFT_OUT or b"_" in name:
        return
    key = PLAIN.get(name) or "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
    if key in environ:
        value = environ[key] + ("; " if name == b"cookie" else ",") + value
    environ[key] = value
