"""Starts web and worker, restarts what falls over, and ends both. Loads no Django itself.

Each child holds the end of a pipe to this process (its standard input) and leaves when it closes:
kill -9 of this process leaves nothing behind.
"""

import signal
import subprocess
import sys
import time

from augenhoehe.web import env
from augenhoehe.web.lock import Lock
from augenhoehe.web.stamp import is_prepared
from augenhoehe.web.words import gettext as _

ENDS_WITHIN = 4.0
QUICK = 10.0
MAX_FALLS = 5
NEWER_SCHEMA, NEEDS_PREPARING, REFUSED = 70, 71, 72


class Supervisor:
    """The parent of one running instance; `demo` is the language of the first start's, or None."""

    def __init__(self, *, host, port, demo):
        self.host, self.port, self.demo = host, port, demo
        self.children = {}
        self.falls = []
        self.stopping = False

    def run(self):
        """Serve until told to stop; the exit code."""
        folder = env.data_folder()
        with Lock(folder).take() as lock:
            lock.note(what="serves", url=f"http://{self.host}:{self.port}/")
            for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(name, self._stop)
            try:
                code = 0 if is_prepared(folder) else self.prepare()
                return code or self.serve()
            finally:
                self.end()

    def prepare(self):
        """Bring database, words and static files up to date, in a process that ends."""
        args = ["--demo", self.demo] if self.demo else []
        if self.host not in env.LOOPBACK:
            args.append("--public")
        return self._wait_for(self._start("prepare", *args))

    def serve(self):
        """Start both, then watch over them."""
        code = self._start_web()
        if code == NEEDS_PREPARING:
            code = self.prepare() or self._start_web()
        if code:
            return 0 if self.stopping else code
        self._start("worker")
        while not self.stopping:
            time.sleep(0.1)
            code = self._look_after_children()
            if code:
                return code
        return 0

    def _start_web(self):
        """Start web and wait until it answers; 0, or why it did not."""
        web = self._start("web", "--host", self.host, "--port", str(self.port), stdout=True)
        for line in web.stdout:
            if line == "ready\n":
                return 0
            print(line, end="", flush=True)
        return self._wait_for(web) or 1

    def _start(self, role, *args, stdout=False):
        command = [sys.executable, "-m", "augenhoehe.web.child", role, *args]
        pipe = subprocess.PIPE if stdout else None
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=pipe, text=True)
        self.children[role] = child
        return child

    def _wait_for(self, child):
        while child.poll() is None:
            time.sleep(0.02)
        self.children = {r: c for r, c in self.children.items() if c is not child}
        return child.returncode

    def _look_after_children(self):
        """Restart a child that fell; give up when it falls again and again."""
        for role, child in list(self.children.items()):
            if child.poll() is None or self.stopping:
                continue
            now = time.monotonic()
            self.falls = [t for t in self.falls if now - t < QUICK] + [now]
            if len(self.falls) >= MAX_FALLS:
                sentence = _("The process %(role)s ends again and again; see above.")
                print(sentence % {"role": role}, file=sys.stderr)
                return 1
            sentence = _("The process %(role)s ended (%(code)s); starting it again.")
            print(sentence % {"role": role, "code": child.returncode}, flush=True)
            if role == "web":
                self._start_web()
            else:
                self._start(role)
        return 0

    def _stop(self, *_signal):
        self.stopping = True
        for child in self.children.values():
            child.terminate()

    def end(self):
        """End both children, kindly, then not."""
        self._stop()
        until = time.monotonic() + ENDS_WITHIN
        for child in self.children.values():
            try:
                child.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def address(host, port):
    """What to type into the browser."""
    shown = "localhost" if host in env.LOOPBACK else host
    return env.public_url() or f"http://{shown}:{port}"
