"""A real SMTP server on this machine that keeps what it got, and fails when told to."""

import asyncio
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes

from aiosmtpd.smtp import SMTP


class Sink:
    """What arrived: `mails` are email.message.Message, `envelopes` (sender, recipients).

    With a `dovecot` it delivers there too.
    """

    def __init__(self):
        self.mails, self.envelopes, self.raws = [], [], []
        self.refuse_recipients = {}
        self.answer = "250 OK"
        self.drop_in_data = False
        self.pause = 0.0
        self.dovecot = None
        self.port = None

    @property
    def ids(self):
        return [mail["Message-ID"].strip("<>") for mail in self.mails]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal := self.refuse_recipients.get(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.pause)
        if self.drop_in_data:
            server.transport.abort()
            return "421 gone"
        if self.answer.startswith("250"):
            self.raws.append(envelope.content)
            self.mails.append(message_from_bytes(envelope.content))
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
            if self.dovecot:
                self.dovecot.put(envelope.content)
        return self.answer


@contextmanager
def running_sink():
    """A Sink that listens on loopback while the block lasts."""
    sink, loop = Sink(), asyncio.new_event_loop()
    listener = socket.create_server(("127.0.0.1", 0))
    sink.port = listener.getsockname()[1]

    async def serve():
        await loop.create_server(lambda: SMTP(sink, loop=loop), sock=listener)

    def run():
        # All in this thread: the caller's may have a loop of its own (a browser's driver has).
        loop.run_until_complete(serve())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        listener.close()
