"""Fills an empty database with any number of concerns, search index included, in minutes.

python bench/fill.py --tickets 1000000 [--messages 5] [--seed 7]
(into AUGENHOEHE_DATA, or the database that AUGENHOEHE_DATABASE_URL names)

The staff is the demo's. Companies and contacts are invented, texts are put together from the demo's
German sentences, with a number in each message that occurs nowhere else.
"""

import argparse
import random
import re
import sys
import time
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import rig  # noqa: E402

rig.set_up()
from bulk import Table, Unindexed, moment  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from augenhoehe.base.codes import type_of  # noqa: E402
from augenhoehe.customers.models import (  # noqa: E402
    Company,
    Contact,
    ContactAddress,
    Represents,
)
from augenhoehe.search.actions.index import _row as index_row  # noqa: E402
from augenhoehe.search.models import SPREAD, SearchDoc  # noqa: E402
from augenhoehe.search.scopes import mark_of, team_scope  # noqa: E402
from augenhoehe.search.stems import VERSION, plain, stems_of  # noqa: E402
from augenhoehe.tickets.finding import docs_of  # noqa: E402
from augenhoehe.tickets.models import Message, StateSpan, Ticket  # noqa: E402
from augenhoehe.transfer.demo.house import build_house  # noqa: E402
from augenhoehe.transfer.demo.texts import scenarios  # noqa: E402

YEARS = 3 * 365 * 86_400
DAY, BATCH = 86_400, 4000
LIVE_RECENT, LIVE_OLD = 0.4, 0.002
FIRST = (
    "Anna Bernd Carla Dirk Elif Frank Gerda Hanno Ines Jörg Katja Lars Mona Nils Olga Paul".split()
)
LAST = (
    "Adler Brandt Claasen Drews Evers Fink Grote Hahn Ihde Jansen Kruse Lorenz Meyn Nolte".split()
)
TRADE = "Bau Druck Elektro Garten Hotel Kita Labor Metall Optik Praxis Spedition Verlag".split()
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@cache
def stems_of_names(*names):
    """The stems of names, which come again and again."""
    return stems_of(names)


class People:
    """Companies and their contacts, with what the search keeps of their names."""

    def __init__(self, rng, count):
        self.companies, self.contacts = Table(Company), Table(Contact)
        self.addresses, self.links = Table(ContactAddress), Table(Represents)
        self.known, self.since = [], moment(int(time.time()) - YEARS)
        firms = max(20, count // 60)
        for number in range(1, firms + 1):
            name = f"{rng.choice(TRADE)} {rng.choice(LAST)} {number} GmbH"
            self.companies.add(
                id=number, name=name, sort_key=plain(name)[:80], created_at=self.since
            )
            for _person in range(rng.randint(1, 4)):
                self._add_contact(rng, number, name)
        for table in (self.companies, self.contacts, self.addresses, self.links):
            table.write()
            table.go_on_counting()

    def _add_contact(self, rng, firm, company):
        number = self.contacts.count + 1
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        email = f"{plain(name).replace(' ', '.')}.{number}@firma{firm}.example"
        self.contacts.add(
            id=number, name=name, sort_key=plain(name), language="de", created_at=self.since
        )
        self.addresses.add(id=number, contact_id=number, email=email)
        self.links.add(id=number, contact_id=number, company_id=firm)
        self.known.append((number, firm, name, email, company))


class Texts:
    """German texts with their stems: sentences whose stems are known, put together."""

    def __init__(self, rng):
        self.rng, found = rng, set()
        for scenario in scenarios():
            bodies = [o["body"]["de"] for o in scenario["openings"]]
            bodies += [t["text"]["de"] for t in scenario["turns"] if "text" in t]
            for body in bodies:
                found |= {re.sub(r"{\w+}", "Maier", s) for s in SENTENCE.split(body) if len(s) > 30}
        self.sentences = [(s, stems_of([s])) for s in sorted(found)]
        subjects = {
            re.sub(r"{\w+}", "Maier", o["subject"]["de"])
            for s in scenarios()
            for o in s["openings"]
        }
        self.subjects = [(s, stems_of([s])) for s in sorted(subjects)]

    def draw(self, number):
        """(text, stems) of some sentences and a number that occurs nowhere else."""
        chosen = self.rng.choices(self.sentences, k=self.rng.randint(3, 7))
        last = f"Vorgang {10_000_000 + number}."
        text = " ".join([*(text for text, _stems in chosen), last])
        stems = " ".join([*(stems for _text, stems in chosen), f"vorgang {10_000_000 + number}"])
        return text, stems


class Filling:
    """The work: tickets in the order of their opening, each with messages, spans, documents."""

    def __init__(self, options):
        self.options, self.rng = options, random.Random(options.seed)
        self.house = build_house("de", now=timezone.now())
        self.teams = [team.pk for team in self.house.teams.values()]
        self.agents = [user.pk for key, user in self.house.people.items() if user.team_ids]
        self.texts = Texts(self.rng)
        self.people = People(self.rng, options.tickets)
        self.tickets, self.messages = Table(Ticket), Table(Message)
        self.spans, self.docs = Table(StateSpan), Table(SearchDoc)
        self.ticket_type, self.message_type = type_of(Ticket), type_of(Message)
        self.used = set()

    def run(self):
        """Write everything."""
        count, now = self.options.tickets, int(time.time())
        for number in range(1, count + 1):
            opened = now - YEARS + (YEARS - DAY // 2) * number // count
            self._ticket(number, opened, now, number > count - max(150, count // 20))
            if number % BATCH == 0:
                self._write()
            if number % 100_000 == 0:
                print(f"  {number:,} tickets", flush=True)
        self._write()
        for table in (self.tickets, self.messages, self.spans):
            table.go_on_counting()

    def _write(self):
        for table in (self.tickets, self.messages, self.spans, self.docs):
            table.write()

    def _ticket(self, number, opened, now, is_recent):
        """One ticket with its messages; many of the recent ones are still live."""
        rng = self.rng
        contact, firm, name, email, company = rng.choice(self.people.known)
        team, agent = rng.choice(self.teams), rng.choice(self.agents)
        subject, subject_stems = rng.choice(self.texts.subjects)
        live = rng.random() < (LIVE_RECENT if is_recent else LIVE_OLD)
        said = rng.randint(1, self.options.messages)
        step = max(60, min(DAY, (now - opened) // (said + 1)))
        last, preview = opened + step * (said - 1), ""
        for place in range(said):
            by = agent if place % 2 else None
            preview = self._message(number, opened + step * place, (contact, name, email), by, team)
        closed = None if live else moment(min(now, last + 3600))
        due = moment(now + rng.randint(-DAY, 3 * DAY)) if live else moment(opened + DAY)
        self.tickets.add(
            id=number, subject=subject, state="open" if live else "closed", is_live=live,
            priority=rng.choice((2, 3, 3, 3, 4)), team_id=team,
            assignee_id=agent if said > 1 else None, contact_id=contact, company_id=firm,
            opened_at=moment(opened), last_at=moment(last), preview=preview[:160], sender=name,
            message_count=said, first_response_at=moment(opened + step) if said > 1 else None,
            solved_at=closed, closed_at=closed, response_due_at=due, solution_due_at=due,
            next_due_at=due if live else None, status_key=f"{rng.getrandbits(128):032x}",
            unanswered_since=moment(last) if live and said % 2 else None,
        )  # fmt: skip
        self._spans(number, team, moment(opened), closed)
        names = [subject, f"#{number}", name, name, company]
        stems = f"{number} {subject_stems} {number} {stems_of_names(name, name, company)}"
        owner = (self.ticket_type, number)
        self._doc(owner, ticket=number, at=opened, team=team, names=names, stems=stems)

    def _spans(self, ticket, team, opened, closed):
        plain = {"ticket_id": ticket, "team_id": team}
        self.spans.add(id=2 * ticket - 1, state="open", from_at=opened, until_at=closed, **plain)
        if closed:
            self.spans.add(id=2 * ticket, state="closed", from_at=closed, **plain)

    def _message(self, ticket, at, who, agent, team):
        number = self.messages.count + 1
        text, stems = self.texts.draw(number)
        contact, name, email = who
        sender = (name, email) if agent is None else (self._name(agent), "")
        self.messages.add(
            id=number, ticket_id=ticket, kind="incoming" if agent is None else "outgoing",
            at=moment(at), author_id=agent, contact_id=contact if agent is None else None,
            sender_name=sender[0], sender_address=sender[1], text=text,
            html="" if agent is None else f"<p>{text}</p>",
        )  # fmt: skip
        names = sender if agent is None else ()
        stems = f"{stems} {stems_of_names(*names)}".rstrip()
        owner = (self.message_type, number)
        self._doc(owner, ticket=ticket, at=at, team=team, names=names, stems=stems)
        return text

    def _name(self, agent):
        return next(user.name for user in self.house.people.values() if user.pk == agent)

    def _doc(self, owner, *, ticket, at, team, names, stems):
        place = at << SPREAD
        while place in self.used:
            place += 1
        self.used.add(place)
        self.docs.add(
            id=place, owner_type=owner[0], owner_id=owner[1], group_type=self.ticket_type,
            group_id=ticket,
            scope=team_scope(team), mark=mark_of(team_scope(team)), stemmer=VERSION, stems=stems,
            names=plain(" \n".join(name for name in names if name)),
        )  # fmt: skip


def check(count=5):
    """Some documents are what the application itself would have written."""
    for ticket in Ticket.objects.order_by("?")[:count]:
        for doc in docs_of(ticket):
            kept = SearchDoc.objects.get(owner_type=doc.owner[0], owner_id=doc.owner[1])
            fresh = index_row(doc, kept.pk)
            assert (kept.stems, kept.names, kept.scope) == (
                fresh.stems,
                fresh.names,
                fresh.scope,
            ), doc


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=5, help="at most so many a ticket (5)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if Ticket.objects.exists():
        raise SystemExit("This database is not empty.")
    began = time.monotonic()
    with Unindexed():
        filling = Filling(options)
        filling.run()
        print("  the search index", flush=True)
    check()
    print(
        f"{filling.tickets.count:,} tickets, {filling.messages.count:,} messages,"
        f" {filling.docs.count:,} searchable texts in {time.monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
