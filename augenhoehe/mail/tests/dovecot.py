"""A real IMAP server on this machine, with its own configuration in a folder of the test."""

import json
import os
import pwd
import shutil
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from imapclient import IMAPClient

DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"
needs_dovecot = [
    pytest.mark.needs_dovecot,
    pytest.mark.skipif(
        not Path(DOVECOT).exists(), reason="no Dovecot on this machine: install dovecot-imapd"
    ),
]
USER, PASSWORD = "support@haus.example", "geheim"
USERS = 200
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:{folder}/mail/%u
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
first_valid_gid = 0
mail_fsync = never
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = passwd-file
  args = scheme=plain {folder}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""
OAUTH2 = """
introspection_mode = post
introspection_url = http://127.0.0.1:{port}/introspect
username_attribute = username
active_attribute = active
active_value = true
"""


class Tokens(BaseHTTPRequestHandler):
    """A token endpoint: /token gives tokens for refresh tokens, /introspect knows them."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        fields = {key: values[0] for key, values in parse_qs(body).items()}
        server = self.server
        server.asked.append((urlsplit(self.path).path, fields))
        if self.path == "/token":
            self.answer(*server.give_token(fields))
        else:
            token = fields.get("token", "")
            active = token in server.tokens
            self.answer(
                200, {"active": active, "username": server.user} if active else {"active": False}
            )

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


class TokenServer(ThreadingHTTPServer):
    """Remembers which tokens it gave; `refuses` makes it say invalid_grant."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Tokens)
        self.tokens, self.asked, self.refuses, self.user = set(), [], False, USER
        self.url = f"http://127.0.0.1:{self.server_port}/token"

    def give_token(self, fields):
        if self.refuses:
            return 400, {"error": "invalid_grant"}
        token = f"access-{len(self.tokens) + 1}"
        self.tokens.add(token)
        return 200, {"access_token": token, "refresh_token": "refresh-2", "expires_in": 3600}


@contextmanager
def running_tokens():
    """A TokenServer while the block lasts."""
    server = TokenServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class Dovecot:
    """A running Dovecot: its port, and a client of our own to look inside."""

    def __init__(self, folder, port):
        self.folder, self.port, self.user, self.count = folder, port, USER, 0

    @property
    def store(self):
        """Where the mails of the present user lie."""
        return self.folder / "mail" / self.user

    def begin_anew(self):
        """A user with an empty mailbox, for the next test."""
        self.count += 1
        assert self.count < USERS
        self.user = f"support{self.count}@haus.example"

    def client(self):
        client = IMAPClient("127.0.0.1", self.port, ssl=False, timeout=20)
        client.login(self.user, PASSWORD)
        return client

    def put(self, *mails, folder="INBOX", **more):
        """Lay mails into a folder."""
        client = self.client()
        if not client.folder_exists(folder):
            client.create_folder(folder)
        for mail in mails:
            client.append(folder, mail if isinstance(mail, bytes) else mail.as_bytes(), **more)
        client.logout()

    def flags(self, folder="INBOX"):
        """The flags of each mail in a folder."""
        client = self.client()
        client.select_folder(folder, readonly=True)
        found = client.get_flags(client.search(["ALL"]))
        client.logout()
        return [set(flags) - {b"\\Recent"} for _uid, flags in sorted(found.items())]


@contextmanager
def running_dovecot(folder, *, token_port=9, capability=""):
    """A Dovecot in `folder` while the block lasts; it says that it can `capability` only."""
    folder = Path(folder)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    _write(folder, port, owner, token_port)
    if capability:
        with (folder / "dovecot.conf").open("a") as config:
            config.write(f"imap_capability = {capability}\n")
    process = subprocess.Popen([DOVECOT, "-F", "-c", folder / "dovecot.conf"])
    try:
        _wait(port, folder)
        yield Dovecot(folder, port)
    finally:
        process.terminate()
        process.wait(20)


def _write(folder, port, owner, token_port):
    for name in ("run", "state", "mail"):
        (folder / name).mkdir(exist_ok=True)
    names = [USER, *(f"support{number}@haus.example" for number in range(1, USERS))]
    (folder / "users").write_text("".join(f"{name}:{PASSWORD}\n" for name in names))
    (folder / "oauth2.conf").write_text(OAUTH2.format(port=token_port))
    group = subprocess.run(
        ["id", "-gn", owner.pw_name], capture_output=True, text=True, check=True
    ).stdout.strip()
    ids = {"uid": owner.pw_uid, "gid": owner.pw_gid, "user": owner.pw_name, "group": group}
    (folder / "dovecot.conf").write_text(CONFIG.format(folder=folder, port=port, **ids))
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, owner.pw_uid, owner.pw_gid)
        for parent in [folder, *folder.parents]:
            if parent != Path("/") and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)


def _wait(port, folder):
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            client = IMAPClient("127.0.0.1", port, ssl=False, timeout=5)
            client.login(USER, PASSWORD)
            client.logout()
            return
        except Exception:
            time.sleep(0.1)
    log = folder / "log"
    raise AssertionError(f"Dovecot did not start: {log.read_text() if log.exists() else 'no log'}")


def make_mail(number, *, sender="kundin@firma.example", answers="", subject="", text=""):
    """A mail from a customer."""
    mail = EmailMessage()
    mail["From"] = f"Kundin <{sender}>"
    mail["To"] = USER
    mail["Subject"] = subject or f"Frage {number}"
    mail["Message-ID"] = f"<mail-{number}@firma.example>"
    mail["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    if answers:
        mail["In-Reply-To"] = mail["References"] = f"<{answers}>"
    mail.set_content(text or f"Guten Tag, das ist die Frage Nummer {number}.\n")
    return mail
