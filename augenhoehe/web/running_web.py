"""The web process: granian in this very process, our front behind it."""

import argparse
import asyncio
import logging
import os
import signal
import socket
import threading
import time

import uvloop
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import override
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from augenhoehe.people.models import Department
from augenhoehe.web import env, front, schema
from augenhoehe.web.greeting import greeting
from augenhoehe.web.hub import HUB
from augenhoehe.web.serve import NEEDS_PREPARING, NEWER_SCHEMA, REFUSED, address

log = logging.getLogger("augenhoehe.web")
ENDS_WITHIN = 2.5


def main(args):
    """Serve pages until told to stop; else an exit code that the supervisor knows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(args)
    with override(env.console_language()):
        code = _reason_not_to_start(options)
    if code:
        return code
    uvloop.run(_serve(options))
    os._exit(0)


def _reason_not_to_start(options):
    state = schema.state()
    if state == schema.NEWER:
        print(schema.NEWER_SENTENCE, flush=True)
        return NEWER_SCHEMA
    if state == schema.OLDER:
        return NEEDS_PREPARING
    if options.host not in env.LOOPBACK and Department.objects.filter(is_demo=True).exists():
        print(DEMO_STAYS_HERE, flush=True)
        return REFUSED
    if not _is_free(options):
        sentence = _("Port %(port)s is in use. Choose another one with --port.")
        print(sentence % {"port": options.port}, flush=True)
        return REFUSED
    return 0


DEMO_STAYS_HERE = _lazy(
    "This is the demo, whose passwords stand on the sign-in page: it answers on this machine only."
    " Start without --host, or begin an installation of your own with --empty and another"
    " AUGENHOEHE_DATA."
)


def _is_free(options):
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError:
            return False
    return True


def _server(options):
    logging.getLogger("_granian").setLevel(logging.ERROR)
    return Server(
        front.app,
        address=options.host,
        port=options.port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=1024,
        http1_settings=HTTP1Settings(header_read_timeout=30_000),
        log_enabled=False,
    )


async def _serve(options):
    server, loop = _server(options), asyncio.get_running_loop()
    stopping = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    serving = asyncio.ensure_future(server.serve())
    threading.Thread(target=_say_ready, args=(options,), daemon=True).start()
    await asyncio.wait(
        {serving, asyncio.ensure_future(stopping.wait())}, return_when=asyncio.FIRST_COMPLETED
    )
    HUB.stop()
    server.stop()
    await asyncio.wait({serving}, timeout=ENDS_WITHIN)
    await loop.run_in_executor(None, front.PAGES.shutdown)


def _say_ready(options):
    """Tell the supervisor as soon as a page can be asked for; from then on say nothing to it."""
    host = "127.0.0.1" if options.host == "0.0.0.0" else options.host
    while True:
        try:
            socket.create_connection((host, options.port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.01)
    try:
        for line in greeting(address(options.host, options.port)):
            print(line)
    except Exception:
        log.exception("the house cannot be opened")
        os._exit(1)
    connection.close()
    print("ready", flush=True)
    os.dup2(2, 1)
