"""Proof that no mail is lost and none is doubled: web and worker are killed while they work.

    python bench/kill_mail.py --rounds 100 [--seed 1] [--mails 6] [--letters 4]

Each round lays mails into a real mailbox (Dovecot) and letters into the outbox, lets web and worker
run, and kills both with -9 at a random moment. In the end the worker may finish; then must hold:

- every mail that was laid into the mailbox is one ledger row, one message, and marked as read;
- the far end (a real SMTP server) saw each Message-ID at most once;
- sent + unclear + waiting = written; what is sent was seen, what was seen is sent or unclear.

Without Dovecot the mails are stored in the ledger directly, and the result says so. Prints one line
of JSON; the exit code is 1 when anything does not hold.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import ExitStack
from http.cookiejar import CookieJar
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = Path(tempfile.mkdtemp(prefix="augenhoehe-kill-"))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


PORT = free_port()
os.environ["AUGENHOEHE_DATA"] = str(FOLDER / "data")
os.environ["AUGENHOEHE_URL"] = f"http://127.0.0.1:{PORT}"
os.environ["DJANGO_SETTINGS_MODULE"] = "augenhoehe.web.settings"
django.setup()

# Our own modules want Django set up before.
from augenhoehe.intake.actions.ask import ask_to_take_in  # noqa: E402
from augenhoehe.mail.actions.ask import ask_to_read  # noqa: E402
from augenhoehe.mail.actions.store import store_raws  # noqa: E402
from augenhoehe.mail.models import FolderState, OutMail, RawMail  # noqa: E402
from augenhoehe.mail.tests.cast import make_mailbox, write  # noqa: E402
from augenhoehe.mail.tests.dovecot import (  # noqa: E402
    DOVECOT,
    PASSWORD,
    USER,
    make_mail,
    running_dovecot,
)
from augenhoehe.mail.tests.sink import running_sink  # noqa: E402
from augenhoehe.people.tests.cast import make_cast  # noqa: E402
from augenhoehe.tickets.models import Message  # noqa: E402

PATIENCE = 180


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mails", type=int, default=6, help="mails into the mailbox a round")
    parser.add_argument("--letters", type=int, default=4, help="letters into the outbox a round")
    return parser.parse_args()


class House:
    """An installation in a folder of its own, with its two processes."""

    def __init__(self):
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.children = []

    def child(self, role, *args):
        command = [sys.executable, "-m", "augenhoehe.web.child", role, *args]
        options = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
        return subprocess.Popen(
            command, stderr=subprocess.DEVNULL, env=self.environment, cwd=ROOT, **options
        )

    def prepare(self):
        self.child("prepare").wait(120)

    def start(self):
        web = self.child("web", "--host", "127.0.0.1", "--port", str(PORT))
        self.children = [web, self.child("worker")]

    def kill(self):
        for child in self.children:
            child.send_signal(signal.SIGKILL)
        for child in self.children:
            child.wait()
        self.children = []

    def ask_for_reset(self, email):
        """Somebody forgot the password: the web process writes a mail, or is killed meanwhile."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        url = f"http://127.0.0.1:{PORT}/account/password/reset/"
        try:
            page = opener.open(url, timeout=2).read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
            fields = urllib.parse.urlencode({"email": email, "csrfmiddlewaretoken": token})
            opener.open(url, data=fields.encode(), timeout=2).read()
        except (OSError, urllib.error.URLError, TypeError):
            return False
        return True


def set_up(sink, dovecot):
    """A department with one mailbox that reads and sends on this machine."""
    cast = make_cast()
    hosts = {"smtp_host": "127.0.0.1", "smtp_port": sink.port}
    if dovecot:
        hosts |= {"imap_host": "127.0.0.1", "imap_port": dovecot.port, "username": USER}
    return cast, make_mailbox(cast.technical, USER, password=PASSWORD, **hosts)


def run(options):
    """Play the rounds, let the worker finish, and judge."""
    dice = random.Random(options.seed)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, FOLDER, ignore_errors=True)
        play = Play(options, dice, stack)
        for number in range(options.rounds):
            play.round(number)
        play.finish()
        return play.judge()


class Play:
    """All rounds of one run."""

    def __init__(self, options, dice, stack):
        self.options, self.dice = options, dice
        self.house = House()
        self.house.prepare()
        self.sink = stack.enter_context(running_sink())
        self.sink.pause = 0.02
        self.dovecot = None
        if Path(DOVECOT).exists():
            (FOLDER / "dovecot").mkdir()
            self.dovecot = stack.enter_context(running_dovecot(FOLDER / "dovecot"))
        stack.callback(self.house.kill)
        self.cast, self.mailbox = set_up(self.sink, self.dovecot)
        self.laid, self.kills = [], 0

    def round(self, number):
        """Lay mails and letters down, let the processes run, kill them."""
        self.lay(number)
        self.house.start()
        until = time.monotonic() + self.dice.uniform(1.0, 3.0)
        time.sleep(self.dice.uniform(0.3, 1.2))
        self.house.ask_for_reset(self.dice.choice(self.cast.people).email)
        time.sleep(max(0.0, until - time.monotonic()))
        self.house.kill()
        self.kills += 2

    def lay(self, number):
        mails = []
        for index in range(self.options.mails):
            name = f"{number}-{index}"
            earlier = self.laid and self.dice.random() < 0.3
            answers = self.dice.choice(self.laid) if earlier else ""
            mails.append(make_mail(name, sender=f"k{index}@firma.example", answers=answers))
            self.laid.append(f"mail-{name}@firma.example")
        if self.dovecot:
            self.dovecot.put(*mails)
            ask_to_read(self.mailbox.pk)
        else:
            store_raws([(str(n), mail.as_bytes()) for n, mail in enumerate(mails)])
            ask_to_take_in()
        for _ in range(self.options.letters):
            write(f"kunde{number}@firma.example", mailbox=self.mailbox)

    def finish(self):
        """The worker runs undisturbed until nothing waits."""
        self.house.start()
        ask_to_read(self.mailbox.pk)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.waits():
            time.sleep(0.5)
        self.house.kill()

    def waits(self):
        stored = RawMail.objects.filter(state="stored")
        unfiled = RawMail.objects.filter(filed_at=None, uid__isnull=False)
        going = OutMail.objects.filter(state__in=["waiting", "sending"])
        missing = self.dovecot and RawMail.objects.count() < len(self.laid)
        return missing or stored.exists() or unfiled.exists() or going.exists()

    def judge(self):
        """Everything that must hold, and what does not."""
        faults = [*self.faults_of_intake(), *self.faults_of_sending()]
        states = [str(state) for state in OutMail.objects.values_list("state", flat=True)]
        return {
            "rounds": self.options.rounds,
            "kills": self.kills,
            "mailbox": "dovecot" if self.dovecot else "none: mails were stored in the ledger",
            "mails": len(self.laid),
            "written": len(states),
            "states": {state: states.count(state) for state in sorted(set(states))},
            "seen": len(self.sink.ids),
            "faults": faults,
        }

    def faults_of_intake(self):
        found = list(Message.objects.filter(kind="incoming").values_list("message_id", flat=True))
        yield from (f"lost: {one}" for one in set(self.laid) - set(found))
        yield from (f"doubled: {one}" for one in set(found) if found.count(one) > 1)
        states = list(RawMail.objects.values_list("state", flat=True))
        if len(states) != len(self.laid) or set(states) != {"done"}:
            yield f"the ledger has {len(states)} rows for {len(self.laid)} mails: {set(states)}"
        if self.dovecot:
            unread = [flags for flags in self.dovecot.flags() if b"\\Seen" not in flags]
            if unread:
                yield f"{len(unread)} mails are not marked as read"
            for state in FolderState.objects.exclude(missing_count=0, ahead_count=0):
                yield f"{state}: {state.missing_count} missing, {state.ahead_count} ahead"

    def faults_of_sending(self):
        seen = self.sink.ids
        states = dict(OutMail.objects.values_list("message_id", "state"))
        yield from (f"seen twice: {one}" for one in set(seen) if seen.count(one) > 1)
        known = {"sent", "unclear", "waiting"}
        yield from (f"{one} is {state}" for one, state in states.items() if state not in known)
        sent = {one for one, state in states.items() if state == "sent"}
        yield from (f"sent and never seen: {one}" for one in sent - set(seen))
        for one in set(seen) - sent:
            if states.get(one) != "unclear":
                yield f"seen and not known as such: {one} is {states.get(one)}"


def main():
    result = run(arguments())
    print(json.dumps(result))
    return 1 if result["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
