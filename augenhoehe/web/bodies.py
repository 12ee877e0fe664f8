"""Takes a request's body in full before a thread is used: bounded, in time, and as long as said."""

import asyncio
import tempfile

from django.conf import settings

SPOOL = 512 * 1024
SECONDS = 60.0
# A slow line may take longer than SECONDS for a large file, but not slower than this.
BYTES_A_SECOND = 20_000


class Broken(Exception):
    """This request is not served; `status` is the answer, None when nobody is there to hear it."""

    def __init__(self, status=None):
        self.status = status


def said_length(headers):
    """The length that the request announces; None when it announces none."""
    lengths = {value for name, value in headers if name == b"content-length"}
    if len(lengths) > 1 or any(name == b"transfer-encoding" for name, _ in headers):
        # A broken-off chunked body cannot be told from a whole one here, so it is not taken.
        raise Broken(411)
    if not lengths:
        return None
    try:
        return int(lengths.pop())
    except ValueError:
        raise Broken(400) from None


async def take_body(scope, receive):
    """The whole body as a file; Broken when it is too long, too late, or not all there."""
    length = said_length(scope["headers"])
    if length is None and scope["method"] in ("GET", "HEAD", "OPTIONS"):
        length = 0
    if length is None:
        raise Broken(411)
    if length > settings.MAX_BODY:
        raise Broken(413)
    patience = SECONDS + length / BYTES_A_SECOND
    try:
        return await asyncio.wait_for(_spool(receive, length), patience)
    except TimeoutError:
        raise Broken(408) from None


async def _spool(receive, length):
    spool = tempfile.SpooledTemporaryFile(SPOOL)
    got = 0
    while got < length:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        got += len(message.get("body", b""))
        spool.write(message.get("body", b""))
        if not message.get("more_body"):
            break
    if got != length:
        spool.close()
        raise Broken(400)
    spool.seek(0)
    return spool
