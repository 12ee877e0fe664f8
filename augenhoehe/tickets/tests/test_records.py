"""Each figure leads to exactly the records it counted."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS, Behind, Window
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.catalogue.tests.promising import ensure_promise
from augenhoehe.indicators.queries import figures, parts
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets import records
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.actions.lead import close_handover
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.promise import give_promise, keep_promise, withdraw_promise
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.actions.wish import Wished, drop_wish, note_wish
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import ExtraWish, Handover, Promise, SolutionUse, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply, write_again

NOW, HOUR = timezone.now, timedelta(hours=1)
REPORT = {"tried": [{"code": "c", "label": "Mail"}], "exhausted": "Grenze", "wanted": "Geld"}


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def busy(cast):
    """Forty days in which everything happened that a figure counts or leaves out."""
    solution = Solution.objects.create(title_de="Entkalken", changed_at=NOW())
    topic = Topic.objects.create(name_de="Tee")
    product = Product.objects.create(name_de="Kessel")
    for days in range(40):
        team = (cast.technical, cast.commercial, cast.confidential)[days % 3]
        contact = make_contact(f"Mia{days} Muster", company="Muster GmbH")
        ticket = make_ticket(team, contact=contact, at=NOW() - timedelta(days=days, minutes=5))
        Ticket.objects.filter(pk=ticket.pk).update(
            response_due_at=ticket.opened_at + HOUR,
            solution_due_at=ticket.opened_at + timedelta(days=days % 20),
            topic=topic if days % 3 else None,
            product=product if days % 4 else None,
            recorded_in_time=(True, False, None)[days % 3],
        )
        _live(Ticket.objects.get(pk=ticket.pk), days, cast.lead, solution)
    hidden = make_ticket(cast.technical, subject="Es geht um Bob")
    give_promise(hidden, text="Rückruf", due_at=NOW() + timedelta(hours=1), by=cast.alice)
    Promise.objects.filter(ticket=hidden).update(due_at=NOW() - timedelta(hours=1))
    close_handover(
        hand_over(hidden, report=REPORT, by=cast.alice), needed="authority", note="", by=cast.lead
    )
    keep_promise(hidden.promises.get(), by=cast.alice)
    solve_ticket(hidden, outcome=Outcome(), by=cast.alice)
    conceal_from(hidden, cast.bob, but_not=cast.lead)
    return cast


def _live(ticket, days, by, solution):
    """Something else with each: answered, solved, promised, handed over, no concern."""
    if days % 7 == 6:
        return mark_no_concern(ticket, reason="spam", by=by)
    if days % 5 == 0:
        _promise(ticket, days, by)
        _wish(ticket, days, by)
    if days % 4 == 0:
        made = hand_over(ticket, report=REPORT, by=by)
        if days % 8 == 0:
            Handover.objects.filter(pk=made.pk).update(cause="bad_day")
            close_handover(made, needed="authority", note="", by=by)
    if days % 2:
        reply(ticket, by)
        SolutionUse.objects.create(ticket=ticket, solution=solution, used_at=NOW())
        solve_ticket(ticket, outcome=Outcome(fault="error" if days % 3 else ""), by=by)
        Ticket.objects.filter(pk=ticket.pk).update(solved_at=NOW() - timedelta(days=days // 2))
    if days % 9 == 1:
        write_again(Ticket.objects.get(pk=ticket.pk))


def _wish(ticket, days, by):
    version = ensure_promise(by).versions.get()
    answer = ("impossible", "costs", "included")[days % 3]
    wished = Wished(text=f"Nachts anrufen {days}", answer=answer, version=version)
    made = note_wish(ticket, wished=wished, by=by)
    ExtraWish.objects.filter(pk=made.pk).update(wished_at=NOW() - timedelta(days=days, hours=1))
    if days == 30:
        drop_wish(made, by=by)


def _promise(ticket, days, by):
    made = give_promise(ticket, text="Rückruf", due_at=NOW() + timedelta(days=1), by=by)
    if days % 15 == 0:
        withdraw_promise(made, reason="Irrtum", by=by)
    elif days % 20:
        keep_promise(made, by=by)
    Promise.objects.filter(pk=made.pk).update(due_at=NOW() - timedelta(days=days, hours=1))


def listed(user, address):
    """How many records the list behind an address shows, page by page."""
    door, parts, count = signed_in(user), urlsplit(address), 0
    query = dict(parse_qsl(parts.query))
    while True:
        page = door.get(f"{parts.path}?{urlencode(query)}").context["page"]
        count += len(page.rows)
        if not page.next_key:
            return count
        query["after"] = page.next_key


OURS = sorted(records.OF_TICKETS | records.OF_PROMISES | records.OF_HANDOVERS | records.OF_WISHES)


@pytest.mark.parametrize("days", [14, 50])
@pytest.mark.parametrize("name", OURS)
def test_as_many_records_stand_behind_a_figure_as_it_counted(busy, name, days):
    until = NOW() + timedelta(days=1)
    figure = figures(Window(until - timedelta(days=days), until), names=[name])[0]
    assert figure.reading.n > 0, "the department has nothing to count here"
    assert listed(busy.lead, figure.reading.records) == figure.reading.n


SPLIT = [
    (one.name, kind)
    for one in map(INDICATORS.get, OURS)
    for kind in dict.fromkeys([one.parts, *one.segments])
    if kind in ("topic", "product", "priority", "company") and not one.is_work
    or kind and kind == one.parts
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), SPLIT)
def test_as_many_records_stand_behind_a_part_as_it_counted(busy, name, kind):
    until = NOW() + timedelta(days=1)
    found = parts(name, Window(until - timedelta(days=50), until), kind)
    led = [part for part in found if part.key != "-" and part.reading.n]
    assert led, "the department has nothing to count here"
    for part in led:
        assert listed(busy.lead, part.reading.records) == part.reading.n, part.key


def test_a_window_of_the_past_stays_as_it_was(busy):
    until = NOW() - timedelta(days=10)
    window = Window(until - timedelta(days=20), until)
    for figure in figures(window):
        before = figure.reading.n
        make_ticket(busy.technical)
        assert listed(busy.lead, figure.reading.records) == before, figure.indicator.name


def test_whom_a_concern_is_about_finds_no_number_larger_than_its_list(busy):
    """Bob reads all but what is confidential: what is missing must be that and nothing else."""
    until = NOW()
    for figure in figures(Window(until - timedelta(days=60), until)):
        name, path = figure.indicator.name, figure.reading.records
        if name in records.OF_TICKETS:
            inner = f"{path}&team={busy.confidential.pk}"
            assert listed(busy.bob, path) + listed(busy.lead, inner) == figure.reading.n, name


def test_what_is_hidden_is_counted_for_nobody(cast):
    until = NOW() + timedelta(minutes=1)
    ticket = make_ticket(cast.technical)
    hand_over_urgently(
        ticket, danger="colleague", sentence="Laut.", concerned=cast.bob, by=cast.alice
    )
    for figure in figures(Window(until - timedelta(days=9), until)):
        assert figure.reading.n == 0, figure.indicator.name


def test_the_figures_page_leads_to_the_records_of_whoever_reads_concerns(busy):
    assert "figure=response.median&amp;since=" in page_of(busy.alice)
    assert "figure=" not in page_of(busy.boss)


def page_of(user):
    return signed_in(user).get("/figures/?days=7").content.decode()


@pytest.mark.parametrize("path", ["/tickets/", "/tickets/promises/", "/tickets/handovers/"])
@pytest.mark.parametrize(
    "query",
    ["figure=concerns.in", "figure=x&since=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z&at=x",
     "figure=concerns.in&since=0001-01-01T00:00:00Z&until=9999-01-01T00:00:00Z&at=%00",
     "figure=solutions.solved&since=2026-01-01T00:00:00&until=2026-01-02&at=2026-01-03T99:00:00Z"],
)  # fmt: skip
def test_a_broken_window_is_none(cast, path, query):
    answer = signed_in(cast.lead).get(f"{path}?{query}")
    assert answer.status_code == 200 and not answer.context["wanted"].behind


def test_the_list_says_what_it_shows_and_keeps_it_while_one_filters_and_exports(cast):
    make_ticket(cast.technical, subject="Kein Tee")
    make_ticket(cast.technical, subject="Uralt", at=NOW() - timedelta(days=40))
    window = Window(NOW() - timedelta(days=7), NOW(), NOW())
    asked = urlencode(Behind("concerns.in", window).parameters)
    door = signed_in(cast.alice)
    page = door.get(f"/tickets/?show=all&{asked}").content.decode()
    assert "Kein Tee" in page and "Uralt" not in page
    assert "Concerns in, " in page and 'name="figure" value="concerns.in"' in page
    table = b"".join(door.get(f"/tickets/export/?as=csv&show=all&{asked}").streaming_content)
    assert b"Kein Tee" in table and b"Uralt" not in table


def test_behind_a_figure_nobodys_past_work_is_listed(busy):
    """With a person's name only what that person has open now remains."""
    until = NOW()
    window = Window(until - timedelta(days=60), until, until)
    asked = urlencode(Behind("concerns.out", window).parameters)
    shown = signed_in(busy.alice).get(f"/tickets/?show=all&who={busy.lead.pk}&{asked}")
    assert all(ticket.is_live for ticket in shown.context["page"].rows)
