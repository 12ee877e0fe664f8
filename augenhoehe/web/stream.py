"""`/events`: one open answer a browser, for people who are signed in, as long as they are."""

import asyncio
import io

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections
from django.http import HttpRequest

from augenhoehe.web.environ import environ_of
from augenhoehe.web.hub import HUB, Listener, line

BREATH = 20.0
CHECK = 60.0
HEAD = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


async def serve_events(scope, receive, send, *, in_thread):
    """Answer with events until the reader leaves, the session ends, or the house closes."""
    key = _session_key(scope)
    if scope["method"] != "GET":
        return await _answer(send, 405)
    if not (user_id := await in_thread(_signed_in, key)):
        return await _answer(send, 403)
    listener = Listener(user_id)
    HUB.listeners.add(listener)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEAD})
        await _send(send, b"retry: 2000\n" + line("hello"))
        await _pass_on(listener, send, gone, lambda: in_thread(_signed_in, key))
    finally:
        HUB.listeners.discard(listener)
        gone.cancel()
    await send({"type": "http.response.body", "body": b""})


async def _pass_on(listener, send, gone, still_signed_in):
    loop = asyncio.get_running_loop()
    check_at = loop.time() + CHECK
    while not HUB.stopping.is_set() and not gone.done():
        event = await _next_event(listener, gone)
        if gone.done() or HUB.stopping.is_set():
            return
        if loop.time() >= check_at:
            check_at = loop.time() + CHECK
            if not await still_signed_in():
                return await _send(send, line("bye"))
        await _send(send, event)


async def _next_event(listener, gone):
    """The next event, or a breath when nothing happens, which keeps proxies from hanging up."""
    coming = asyncio.ensure_future(listener.queue.get())
    await asyncio.wait({coming, gone}, timeout=BREATH, return_when=asyncio.FIRST_COMPLETED)
    if coming.done():
        return coming.result()
    coming.cancel()
    return b": \n\n"


async def _gone(receive):
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send, words):
    await send({"type": "http.response.body", "body": words, "more_body": True})


async def _answer(send, status):
    await send({"type": "http.response.start", "status": status, "headers": HEAD[1:]})
    await send({"type": "http.response.body", "body": b""})


def _session_key(scope):
    request = WSGIRequest(environ_of({**scope, "method": "GET"}, io.BytesIO()))
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME)


def _signed_in(key):
    """The id of whom this session belongs to, if they may be here. Asked in a thread."""
    if not key:
        return None
    close_old_connections()
    request = HttpRequest()
    request.session = SessionStore(key)
    return get_user(request).pk
