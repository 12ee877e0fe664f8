"""The server's side of the house: bodies in, a thread for the page, files and events by the loop.

Waiting for a slow client holds no thread: a body is complete before Django sees it, and an answer
leaves after its thread is free. A body that breaks off never reaches Django, so it changes nothing.
"""

import asyncio
import logging
import tempfile
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from augenhoehe.web.bodies import SPOOL, Broken, take_body
from augenhoehe.web.environ import environ_of
from augenhoehe.web.hub import HUB
from augenhoehe.web.stream import serve_events
from augenhoehe.web.wsgi import application

log = logging.getLogger("augenhoehe.web")
THREADS = 5
CHUNK = 256 * 1024
PAGES = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
FILES = ThreadPoolExecutor(2, thread_name_prefix="file")


async def app(scope, receive, send):
    """The ASGI application."""
    if scope["type"] == "lifespan":
        return await _live(receive, send)
    if scope["type"] != "http":
        return
    if scope["path"] == "/events":
        return await serve_events(scope, receive, send, in_thread=_in_thread)
    try:
        await _serve(scope, receive, send)
    except Broken as broken:
        if broken.status:
            await _refuse(send, broken.status)


async def _live(receive, send):
    """Start and end with the server."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            HUB.start(asyncio.get_running_loop())
            await send({"type": "lifespan.startup.complete"})
        else:
            HUB.stop()
            return await send({"type": "lifespan.shutdown.complete"})


def _in_thread(function, *args):
    return asyncio.get_running_loop().run_in_executor(PAGES, function, *args)


async def _serve(scope, receive, send):
    body = await take_body(scope, receive)
    try:
        status, headers, content = await _in_thread(_call, environ_of(scope, body))
    finally:
        body.close()
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if isinstance(content, bytes):
        content = b"" if scope["method"] == "HEAD" else content
        return await send({"type": "http.response.body", "body": content})
    try:
        if scope["method"] != "HEAD":
            await _send_file(content, send)
    finally:
        await asyncio.get_running_loop().run_in_executor(FILES, content.close)
    await send({"type": "http.response.body", "body": b""})


async def _send_file(file, send):
    loop = asyncio.get_running_loop()
    while chunk := await loop.run_in_executor(FILES, file.read, CHUNK):
        await send({"type": "http.response.body", "body": chunk, "more_body": True})


def _call(environ):
    """Django's answer to a request: status, headers, and its bytes or a file to read them from."""
    head = {}

    def start_response(status, headers, exc_info=None):
        head["status"] = int(status.split(" ", 1)[0])
        head["headers"] = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers]

    answer = application(environ, start_response)
    return head["status"], head["headers"], _content(answer)


def _content(answer):
    """What is to be sent; a stream is made here, where its thread has the database."""
    file = getattr(answer, "file_to_stream", None)
    if file is not None:
        return _Leaving(file, answer)
    try:
        if not getattr(answer, "streaming", False):
            return b"".join(answer)
        spool = tempfile.SpooledTemporaryFile(SPOOL)
        for part in answer:
            spool.write(part)
        spool.seek(0)
        return spool
    finally:
        answer.close()


class _Leaving:
    """A file on its way out; closing it ends the answer it belongs to."""

    def __init__(self, file, answer):
        self.read = file.read
        self.close = answer.close


async def _refuse(send, status):
    words = f"{status} {HTTPStatus(status).phrase}\n".encode()
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
