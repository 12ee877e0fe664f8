"""What is kept says what a full count says, whatever happened in between."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.indicators import INDICATORS
from augenhoehe.base.tallies import SOURCES
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.indicators import keeping, queries
from augenhoehe.indicators.actions import recount
from augenhoehe.indicators.actions.recount import (
    close_book,
    open_book,
    rebuild,
    recount_days,
    refresh,
    sum_month,
)
from augenhoehe.indicators.calendar import starts
from augenhoehe.indicators.models import Book, Kept
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets.actions.hand_over import hand_over
from augenhoehe.tickets.actions.label import label_ticket
from augenhoehe.tickets.actions.lead import close_handover
from augenhoehe.tickets.actions.move import move_ticket
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.prioritise import prioritise_ticket
from augenhoehe.tickets.actions.promise import give_promise, keep_promise
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.actions.solve import reopen_ticket, solve_ticket
from augenhoehe.tickets.facts import Outcome, Written
from augenhoehe.tickets.models import Promise, StateSpan, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, write_again

DAY = timedelta(days=1)
REPORT = {"tried": [{"code": "c", "label": "Mail"}], "exhausted": "Grenze", "wanted": "Geld"}
STEPS = ["open", "reply", "solve", "reopen", "move", "urgent", "spam", "promise", "keep", "hand",
         "close", "chase", "topic"]  # fmt: skip


class House:
    """A department in which things happen at random."""

    def __init__(self, cast):
        self.cast, self.tickets = cast, []
        self.solution = Solution.objects.create(title_de="Entkalken", changed_at=timezone.now())
        self.topics = [Topic.objects.create(name_de=name) for name in ("Tee", "Kaffee")]
        Product.objects.create(name_de="Kessel")
        self.contacts = [make_contact(f"Mia{n} M", company=f"Firma {n % 2}") for n in range(3)]

    def live(self, step, number):
        """One step; what cannot be done just now is left."""
        rng = Random(number)
        if step == "open" or not self.tickets:
            return self._open(rng)
        ticket = Ticket.objects.get(pk=rng.choice(self.tickets))
        try:
            getattr(self, f"_{step}")(ticket, rng)
        except Refused:
            return

    def _open(self, rng):
        team = rng.choice((self.cast.technical, self.cast.commercial))
        at = timezone.now() - rng.randrange(90) * DAY - timedelta(minutes=rng.randrange(2000))
        made = make_ticket(team, contact=rng.choice(self.contacts), at=at)
        self.tickets.append(made.pk)

    def _reply(self, ticket, rng):
        used = (self.solution.pk,) if rng.random() < 0.7 else ()
        written = Written(html="<p>Gern.</p>", to=("mia@muster.example",), solution_ids=used)
        send_reply(ticket, written=written, by=self.cast.alice)

    def _solve(self, ticket, rng):
        fault = rng.choice(("error", "handling", ""))
        topic = rng.choice((None, *(one.pk for one in self.topics)))
        used = rng.choice((None, self.solution.pk))
        outcome = Outcome(fault=fault, topic_id=topic, solution_id=used)
        solve_ticket(ticket, outcome=outcome, by=self.cast.alice)
        self._back_date(ticket, rng)

    def _back_date(self, ticket, rng):
        """Solved some days ago, as the action would have written it then."""
        ticket.refresh_from_db()
        at = ticket.opened_at + (timezone.now() - ticket.opened_at) * rng.random()
        Ticket.objects.filter(pk=ticket.pk).update(solved_at=at)
        StateSpan.objects.filter(ticket=ticket, until_at=None).update(from_at=at)

    def _reopen(self, ticket, rng):
        reopen_ticket(ticket, by=self.cast.alice)

    def _move(self, ticket, rng):
        move_ticket(ticket, team=self.cast.product, by=self.cast.lead)

    def _urgent(self, ticket, rng):
        prioritise_ticket(ticket, priority=rng.choice((1, 2, 4)), by=self.cast.lead)

    def _spam(self, ticket, rng):
        mark_no_concern(ticket, reason="spam", by=self.cast.alice)

    def _promise(self, ticket, rng):
        made = give_promise(ticket, text="Rückruf", due_at=timezone.now() + DAY, by=self.cast.alice)
        due = timezone.now() + timedelta(hours=rng.randrange(-900, 40))
        Promise.objects.filter(pk=made.pk).update(due_at=due)

    def _keep(self, ticket, rng):
        for promise in ticket.promises.filter(kept_at=None)[:1]:
            keep_promise(promise, by=self.cast.alice)

    def _hand(self, ticket, rng):
        hand_over(ticket, report=REPORT, by=self.cast.alice)

    def _close(self, ticket, rng):
        for made in ticket.handovers.filter(closed_at=None)[:1]:
            needed = rng.choice(("authority", "nothing"))
            close_handover(made, needed=needed, note="", by=self.cast.lead)

    def _chase(self, ticket, rng):
        write_again(ticket)

    def _topic(self, ticket, rng):
        label_ticket(ticket, topic=rng.choice(self.topics), by=self.cast.alice)


@pytest.fixture
def house(db, monkeypatch):
    monkeypatch.setattr(keeping, "SMALL", 0)
    return House(make_cast())


def all_said(now):
    """Everything figures say, in windows of several kinds, for all and by part."""
    today = starts(timezone.localdate(now))
    windows = [
        queries.last_days(30, now=now),
        queries.Window(today - 80 * DAY, today - 3 * DAY),
        queries.Window(today - 11 * DAY - timedelta(hours=5), now - timedelta(hours=7)),
    ]
    said = {}
    for name, one in INDICATORS.items():
        for place, window in enumerate(windows):
            said[name, place] = plain(queries.reading(name, window, now=now))
        for kind in {"team", one.parts} & {*one.segments, one.parts} - {""}:
            found = queries.parts(name, windows[1], kind, now=now)
            said[name, kind] = {part.key: plain(part) for part in found}
        for step in ("week", "month"):
            course = queries.series(name, since=today - 80 * DAY, until=now, step=step, now=now)
            said[name, step] = [(p.starts_on, p.value, p.n, p.low, p.high, p.hits) for p in course]
    return said


def plain(figure):
    found = figure.reading
    return figure.too_few, found and (found.value, found.n, found.low, found.high, found.hits)


def kept_and_counted(monkeypatch, now):
    """(what is said from what is kept, what is said from the records)."""
    kept = all_said(now)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "SMALL", 10**9)
        return kept, all_said(now)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_a_full_count_whatever_happened(house, monkeypatch, seed):
    rng = Random(seed)
    for number in range(60):
        if number == 30:
            for source in SOURCES.values():
                rebuild(source)
        house.live(rng.choice(STEPS), rng.randrange(10**6))
    now = timezone.now()
    refresh(SOURCES.values(), now=now)
    later = now + timedelta(hours=30)
    for moment in (now, later):
        kept, counted = kept_and_counted(monkeypatch, moment)
        for key in counted:
            assert kept[key] == counted[key], key


def test_nothing_is_kept_until_it_was_counted_and_nothing_after_the_book_is_closed(house):
    house.live("open", 3)
    source = SOURCES["tickets.opened"]
    assert not keeping.is_kept(source, keeping.books())
    rebuild(source)
    assert keeping.is_kept(source, keeping.books()) and Kept.objects.exists()
    close_book(source)
    assert not Kept.objects.exists() and not Book.objects.exists()


def test_a_book_of_another_form_is_not_read(house):
    source = SOURCES["tickets.opened"]
    open_book(source, entry_id=0, now=timezone.now())
    assert keeping.is_kept(source, keeping.books())
    Book.objects.update(form=1)
    assert not keeping.is_kept(source, keeping.books())
    assert refresh([source]) == {}


def test_days_counted_twice_are_counted_once(house):
    house.live("open", 3)
    source, now = SOURCES["tickets.opened"], timezone.now()
    day = timezone.localdate(Ticket.objects.get().opened_at)
    for _again in range(2):
        recount_days(source, [day], now=now)
    kept = Kept.objects.filter(kind="", source=source.code)
    assert [one.tally["counts"]["n"] for one in kept] == [1, 1]


def test_only_the_days_are_counted_again_that_the_journal_tells_of(house, monkeypatch):
    monkeypatch.setattr(recount, "OVERLAP", 0)
    house.live("open", 3)
    house.live("open", 4)
    source = SOURCES["tickets.opened"]
    rebuild(source)
    assert refresh([source]) == {"tickets.opened": set()}
    ticket = Ticket.objects.first()
    mark_no_concern(ticket, reason="spam", by=house.cast.alice)
    assert refresh([source]) == {"tickets.opened": {timezone.localdate(ticket.opened_at)}}


def test_a_month_is_summed_when_it_is_over_and_read_by_its_days_until_then(house, monkeypatch):
    house.live("open", 3)
    source = SOURCES["tickets.opened"]
    Ticket.objects.update(opened_at=timezone.now())
    rebuild(source)
    this_month = timezone.localdate().replace(day=1)
    assert not Kept.objects.filter(span=2, starts_on=this_month).exists()
    later = timezone.now() + timedelta(days=40)
    assert count_in(later) == 1, "nobody has summed the month yet"
    refresh([source], now=later)
    assert Kept.objects.filter(span=2, starts_on=this_month, source=source.code).exists()
    assert count_in(later) == 1
    sum_month(source, this_month, now=later)
    assert count_in(later) == 1


def count_in(now):
    return queries.reading("concerns.in", queries.last_days(100, now=now), now=now).reading.value
