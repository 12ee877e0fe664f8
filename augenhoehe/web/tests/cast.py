"""A real installation in a folder of its own, started and stopped as an operator would."""

import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[3]
EMAIL, PASSWORD = "lead@example.org", "eine lange Parole"
PATIENCE = 30


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Installation:
    """A data folder, the database that belongs to it, and what runs on it."""

    def __init__(self, folder, database_url=""):
        self.folder, self.port = Path(folder), free_port()
        self.env = os.environ | {
            "AUGENHOEHE_DATA": str(folder),
            "AUGENHOEHE_DATABASE_URL": database_url,
            "PYTHONPATH": str(ROOT),
            "LANGUAGE": "en",
        }
        self.env.pop("DJANGO_SETTINGS_MODULE", None)
        self.database_url = database_url

    @classmethod
    def new(cls, folder, *, like=None):
        """A fresh one, or a copy of `like`, with a database of its own on the suite's server."""
        folder.mkdir(parents=True) if like is None else shutil.copytree(like.folder, folder)
        server = os.environ.get("AUGENHOEHE_DATABASE_URL")
        if not server:
            return cls(folder)
        name = f"house_{uuid.uuid4().hex[:12]}"
        template = urlsplit(like.database_url).path[1:] if like else "template0"
        with closing(psycopg.connect(server, autocommit=True)) as link:
            link.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return cls(folder, urlunsplit(urlsplit(server)._replace(path=f"/{name}")))

    def sql(self, *statements):
        """Run statements past the house; the rows of the last one."""
        if self.database_url:
            link = psycopg.connect(self.database_url)
        else:
            link = sqlite3.connect(self.folder / "augenhoehe.sqlite3", timeout=10)
        with closing(link):
            for statement in statements:
                done = link.execute(statement)
            rows = done.fetchall() if done.description else []
            link.commit()
        return rows

    def command(self, *words, stdin=""):
        """Run one command; what came out."""
        return subprocess.run(
            [sys.executable, "-m", "augenhoehe", *words],
            env=self.env,
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    @contextmanager
    def serve(self, *flags):
        """Run it; ready when the block begins, ended after it."""
        command = [sys.executable, "-m", "augenhoehe", "--port", str(self.port), *flags]
        process = subprocess.Popen(
            command, env=self.env, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True,
        )  # fmt: skip
        running = Running(process, self)
        try:
            running.wait_until_open()
            yield running
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(15)
            process.stdout.close()


class Running:
    """What serves, seen from outside."""

    def __init__(self, process, place):
        self.process, self.port, self.place, self.said = process, place.port, place, []
        self.cookies = {}

    def wait_until_open(self):
        for line in self.process.stdout:
            self.said.append(line)
            if "-C " in line:
                return wait_for(lambda: len(self.children()) == 2)
        raise AssertionError("".join(self.said))

    def children(self):
        """The processes below the parent."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def ask(self, method, path, body=None, **headers):
        """(status, headers, body) of one request; cookies are kept."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, **{k.replace("_", "-"): v for k, v in headers.items()}}
        if body is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as link:
            link.request(method, path, body, headers)
            answer = link.getresponse()
            data = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, answer.headers, data

    def sign_in(self):
        """Sign in as the lead of the cast."""
        self.cookies.clear()
        page = self.ask("GET", "/account/login/")[2].decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        form = {"login": EMAIL, "password": PASSWORD, "csrfmiddlewaretoken": token}
        status, headers, page = self.ask("POST", "/account/login/", urlencode(form))
        assert status == 302, page.decode()[:2000]
        return headers["Location"]

    def raw(self, data=b"", timeout=PATIENCE):
        """A bare connection on which `data` was sent."""
        link = socket.create_connection(("127.0.0.1", self.port), timeout=timeout)
        link.sendall(data)
        return link

    def cookie_header(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def open_events(self):
        """An open event stream and what it has said so far."""
        head = f"GET /events HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookie_header()}\r\n\r\n"
        return self.raw(head.encode())


def read_until(link, words, seconds=5):
    """Everything a connection says up to `words`."""
    link.settimeout(seconds)
    heard = b""
    while words not in heard:
        part = link.recv(65536)
        assert part, heard
        heard += part
    return heard


def wait_for(question, seconds=8):
    """Ask until the answer is yes; the seconds it took."""
    began = time.monotonic()
    while not question():
        assert time.monotonic() - began < seconds, "it did not happen in time"
        time.sleep(0.05)
    return time.monotonic() - began


def is_gone(pid):
    """Has this process ended (or is only its name left)?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def cpu_seconds(pid):
    """The processor time that a process has used."""
    facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")
