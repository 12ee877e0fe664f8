"""What the benchmarks share: a place for their data, tables to print, memory and time to read."""

import os
import re
import statistics
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

ROOT = Path(__file__).parents[1]
PAGE = "{:<46} {:>12} {:>12} {:>8}"


def environment(folder, size):
    """The environment of a filled database: a folder of its own, or a PostgreSQL database."""
    place = Path(folder) / f"{size}"
    place.mkdir(parents=True, exist_ok=True)
    found = os.environ | {"AUGENHOEHE_DATA": str(place), "PYTHONPATH": str(ROOT)}
    if url := os.environ.get("AUGENHOEHE_DATABASE_URL"):
        found["AUGENHOEHE_DATABASE_URL"] = _database_of(url, size)
    return found


def _database_of(url, size):
    """`url` with a database of this size, made when it is missing."""
    # Not everybody who measures on SQLite has the driver.
    import psycopg  # noqa: PLC0415

    name = f"augenhoehe_bench_{size}"
    with psycopg.connect(url, autocommit=True) as link:
        known = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            link.execute(f"CREATE DATABASE {name}")
    address, mark, rest = url.partition("?")
    return f"{address.rpartition('/')[0]}/{name}{mark}{rest}"


def set_up():
    """Django, for scripts that look into the database themselves."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
    import django  # noqa: PLC0415

    django.setup()


def print_head(title):
    """The head of a table."""
    print(f"\n{title}\n{PAGE.format('', 'figure', 'floor', 'ratio')}")


def print_row(words, figure, floor=None, *, at_least=False, unit=""):
    """A row: the figure, its floor, and how they relate (1 is just enough, less is better)."""
    if floor is None:
        print(PAGE.format(words, _short(figure, unit), "", ""))
        return
    ratio = floor / figure if at_least and figure else figure / floor
    sign = "≥ " if at_least else "≤ "
    print(PAGE.format(words, _short(figure, unit), sign + _short(floor, unit), f"{ratio:.2f}"))


def _short(value, unit):
    if isinstance(value, float):
        value = f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"
    return f"{value} {unit}".rstrip()


def median(values):
    """The middle one."""
    return statistics.median(values)


def best(measure, rounds=5):
    """The best of some rounds: what else runs on the machine only ever makes them slower."""
    return min(measure() for _round in range(rounds))


def yardstick():
    """CPU time in ms of a fixed piece of Python: how fast the machine was just now."""
    began = time.process_time()
    words = {}
    for number in range(100_000):
        words[f"{number % 977}"] = words.get(f"{number % 977}", 0) + number
    return 1000 * (time.process_time() - began)


def print_yardstick():
    """A last row by which tables of different hours can be compared."""
    print_row("yardstick: 100,000 dictionary entries", best(yardstick), unit="ms")


def family(pid):
    """A process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[stat.rindex(")") + 2 :].split()[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def memory(pid):
    """PSS of a process and all that descend from it, in MiB."""
    total = 0
    for one in family(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1])
    return total / 1024


def fill(env, size):
    """Fill this database with so many tickets; one that holds some already is updated."""
    if is_filled(env):
        # Here, because the house itself would keep a backup of it first.
        update = "import django; django.setup(); call_command('migrate', verbosity=0)"
        program = f"from django.core.management import call_command; {update}"
        subprocess.run([sys.executable, "-c", program], env=_told(env), check=True)
        return
    print(f"Filling {size:,} tickets (once) …", flush=True)
    program = [sys.executable, str(ROOT / "bench" / "fill.py"), "--tickets", str(size)]
    subprocess.run(program, env=env, check=True)


def is_filled(env):
    """Does this database hold tickets already?"""
    program = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "tables = connection.introspection.table_names()\n"
        "from augenhoehe.tickets.models import Ticket\n"
        "raise SystemExit(0 if 'tickets_ticket' in tables and Ticket.objects.exists() else 3)"
    )
    return subprocess.run([sys.executable, "-c", program], env=_told(env)).returncode == 0


def _told(env):
    return env | {"DJANGO_SETTINGS_MODULE": "augenhoehe.web.settings"}


def sign_in(env, port):
    """The cookie of the lead, by the sign-in page, with the password of the demo's sign-in."""
    program = (
        "import django; django.setup()\n"
        "from augenhoehe.people.models import DemoSignIn\n"
        "one = DemoSignIn.objects.select_related('user').order_by('pk').first()\n"
        "print(one.user.email, one.password)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=_told(env), stdout=subprocess.PIPE, text=True
    )
    email, password = done.stdout.split()
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{port}/account/login/"
    page = opener.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "login": email, "password": password}
    opener.open(Request(address, urlencode(form).encode(), {"Referer": address}))
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
