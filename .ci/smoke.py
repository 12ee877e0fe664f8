"""A stranger's first five minutes: clone, start, sign in over HTTP, stop. Standard library only."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ROOT = Path(__file__).resolve().parents[1]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def main():
    with tempfile.TemporaryDirectory(prefix="augenhoehe-smoke-") as name:
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        failed = sum(not _passes(step, clone) for step in (begin_empty, try_the_demo))
    print(f"smoke: {2 - failed} passed, {failed} failed")
    return 1 if failed else 0


def _passes(step, clone):
    print(f"\n== {step.__doc__}", flush=True)
    try:
        step(clone)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        return False
    return True


def begin_empty(clone):
    """A fresh clone starts empty, and its one-time address opens the set-up."""
    with House(clone, "empty", "--empty") as house:
        address = re.search(r"(http://\S+/setup/begin/\S+)", house.said)[1]
        assert "<form" in house.get(address), "the set-up shows no form"


def try_the_demo(clone):
    """A fresh clone starts with the demo, and each of its people signs in."""
    with House(clone, "demo") as house:
        people = re.findall(r"^  (\S+@\S+)\s+(\S+)", house.said, re.M)
        assert people, "no sign-ins were printed"
        for email, password in people:
            house.sign_in(email, password)
        print(f"{len(people)} people signed in")


class House:
    """A started instance, as its console and its pages show it."""

    def __init__(self, clone, name, *flags):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        env = {
            k: v for k, v in os.environ.items() if not k.startswith(("AUGENHOEHE", "PYTHONPATH"))
        }
        env["AUGENHOEHE_DATA"] = str(clone.parent / name)
        command = [sys.executable, "run.py", "--port", str(self.port), *flags]
        self.process = subprocess.Popen(
            command, cwd=clone, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            print(re.sub(r"^(  \S+@\S+\s+)\S+", r"\1…", line), end="", flush=True)
            if "-C " in line:
                break

    def __enter__(self):
        assert "-C " in self.said, "it did not start"
        return self

    def __exit__(self, *failure):
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(20)
        seconds = time.monotonic() - began
        print(f"stopped after {seconds:.1f} s")
        assert code == 0 and seconds < 5, "it did not stop within five seconds"

    def get(self, address, opener=None, data=None):
        opener = opener or build_opener()
        if address.startswith("/"):
            address = f"http://localhost:{self.port}{address}"
        return opener.open(address, data, timeout=30).read().decode()

    def sign_in(self, email, password):
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        token = TOKEN.search(self.get("/account/login/", opener))[1]
        form = {"login": email, "password": password, "csrfmiddlewaretoken": token}
        page = self.get("/account/login/", opener, urlencode(form).encode())
        assert "/account/logout/" in page, f"{email} did not get in"


if __name__ == "__main__":
    sys.exit(main())
