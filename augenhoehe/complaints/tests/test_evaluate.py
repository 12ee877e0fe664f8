"""What complaints say: figures with intervals, each leading to its records, nothing about one."""

import json
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone

from augenhoehe.base.indicators import INDICATORS, Window
from augenhoehe.base.tallies import SOURCES
from augenhoehe.catalogue.models import Product
from augenhoehe.complaints import records
from augenhoehe.complaints.actions.close import withdraw_complaint
from augenhoehe.complaints.evaluating import COUNTED, COURSES, evaluate, parts_told
from augenhoehe.complaints.models import Analysis, CauseCategory, Complaint
from augenhoehe.complaints.periods import Period
from augenhoehe.complaints.tests.cast import make_complaint
from augenhoehe.indicators.actions.recount import rebuild, refresh
from augenhoehe.indicators.commands import show_figures
from augenhoehe.indicators.queries import figures, parts, reading
from augenhoehe.indicators.sight import Sight
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

NOW, DAY = timezone.now, timedelta(days=1)
PAGE = "/complaints/evaluation/"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def busy(cast):
    """Forty days in which everything happened that a figure counts or leaves out."""
    tea, coffee = (Product.objects.create(name_de=name) for name in ("Tee", "Kaffee"))
    contact = make_contact("Mia M", company="Muster GmbH")
    for number in range(40):
        at = NOW() - number * DAY - timedelta(minutes=5)
        ticket = make_ticket(cast.technical, contact=contact, at=at)
        one = make_complaint(ticket, by=cast.alice)
        facts = {
            "received_at": at,
            "product": (tea, tea, coffee, None)[number % 4],
            "ours": ("yes", "partly", "no", "open")[number % 4],
            "cause": ("misunderstanding", "", "our_error")[number % 3],
            "cost_cents": (0, 1250, 99)[number % 3],
            "is_repeated": number % 5 == 0,
            "acknowledge_due_at": at + DAY,
            "acknowledged_at": at + (number % 3) * DAY if number % 3 else None,
            "decision_due_at": at + 10 * DAY,
            "told_at": at + (number % 20) * DAY if number % 2 else None,
        }  # fmt: skip
        if number % 4 == 1:
            facts |= {"closed_at": at + 2 * DAY, "state": "closed", "ending": "accepted",
                      "is_first_contact": number % 8 == 1}  # fmt: skip
        if number % 10 == 7:
            facts |= {"closed_at": at + DAY, "state": "closed", "ending": "withdrawn"}
        if number % 10 == 9:
            facts |= {"register_key": f"old {number}", "recorded_in_time": number % 20 == 9,
                      "recorded_outcome": "Closed with non-monetary relief"}  # fmt: skip
        Complaint.objects.filter(pk=one.pk).update(**facts)
    category = CauseCategory.objects.create(name_de="Ablauf")
    for one in Complaint.objects.filter(cause="our_error"):
        Analysis.objects.create(complaint=one, category=category, found_at=NOW())
    _left_out(cast)
    return cast


def _left_out(cast):
    """A double, a data breach, one about a person of the team."""
    ids = list(Complaint.objects.values_list("pk", flat=True)[:3])
    Complaint.objects.filter(pk=ids[0]).update(kind=Complaint.Kind.BREACH)
    Complaint.objects.filter(pk=ids[1]).update(about=cast.bob)
    Complaint.objects.filter(pk=ids[2]).update(merged_into=ids[0], ending="merged")


def days(count=60):
    return Window(NOW() - count * DAY, NOW() + DAY)


NAMES = [name for name in INDICATORS if name.startswith("complaints.")]


def test_each_figure_leads_to_exactly_the_records_it_counted(busy):
    for name in NAMES:
        found = reading(name, days()).reading
        query = dict(parse_qsl(urlsplit(found.records).query))
        assert records.behind(Complaint.objects.all(), query).count() == found.n > 0, name


def test_each_part_leads_to_exactly_its_records(busy):
    found = [part for kind in COUNTED for part in parts(COUNTED[kind], days(), kind)]
    for part in found:
        query = dict(parse_qsl(urlsplit(part.reading.records).query))
        found = records.behind(Complaint.objects.all(), query).count()
        assert found == part.reading.n or (part.key == "-" and not part.reading.n)


def test_the_list_shows_the_records_of_a_figure_to_whoever_reads_concerns(busy):
    found = reading("complaints.justified", days()).reading
    response = signed_in(busy.lead).get(found.records)
    assert response.context["count"] == found.n
    assert str(INDICATORS["complaints.justified"].title) in response.content.decode()


def test_what_is_kept_says_what_a_full_count_says_after_every_change(busy):
    source = SOURCES["complaints.received"]
    rebuild(source)
    for one in Complaint.objects.filter(closed_at=None, kind="complaint", merged_into=None)[:5]:
        withdraw_complaint(one, reason="Erledigt", by=busy.lead)
    refresh([source])
    kept = {f.indicator.name: f.reading for f in figures(days(), names=NAMES)}
    recounted = source.records(days())
    assert kept["complaints.received"].n == recounted.count()
    rebuild(source)
    again = {f.indicator.name: f.reading for f in figures(days(), names=NAMES)}
    for name in NAMES:
        assert (kept[name].value, kept[name].n) == (again[name].value, again[name].n), name


def test_complaints_are_told_per_thousand_concerns_with_an_interval(busy):
    found = reading("complaints.rate", days()).reading
    assert found.chances == 40 and found.n == 33
    assert found.value == 825 and found.low < 825 < found.high


def test_costs_are_summed_to_the_cent(busy):
    window = days()
    rows = records.costly(Complaint.objects.all(), Window(window.since, window.until, NOW()))
    wanted = sum(rows.values_list("cost_cents", flat=True))
    assert reading("complaints.spent", window).reading.value == wanted > 0


def test_what_a_register_recorded_stands_apart_from_what_our_clocks_say(busy):
    recorded = reading("complaints.recorded", days()).reading
    assert (recorded.n, recorded.hits) == (4, 2)
    outcomes = parts("complaints.outcomes", days(), "outcome")
    assert {part.key: part.reading.n for part in outcomes if part.reading.n} == {
        "Closed with non-monetary relief": 4
    }


def test_the_page_shows_figures_a_course_and_parts_to_everybody_who_works_here(busy):
    for person in (busy.lead, busy.alice, busy.rita):
        response = signed_in(person).get(PAGE)
        assert response.status_code == 200
        assert len(response.context["rows"]) == 10
    text = signed_in(busy.lead).get(f"{PAGE}?by=product").content.decode()
    assert "Tee" in text and "figure=complaints.received" in text


def test_every_split_and_course_has_its_page_and_its_tables(busy):
    client = signed_in(busy.lead)
    for by in COUNTED:
        assert client.get(f"{PAGE}?by={by}").status_code == 200
    for course in (*COURSES, "nonsense"):
        assert client.get(f"{PAGE}?course={course}").status_code == 200
    for form in ("csv", "xlsx"):
        assert client.get(f"{PAGE}?by=product&export={form}").status_code == 200


def test_whoever_reads_no_concerns_gets_no_links_to_records_and_no_companies(busy):
    response = signed_in(busy.boss).get(f"{PAGE}?by=company")
    assert response.context["by"] == "cause"
    assert "/complaints/?state=all&amp;figure" not in response.content.decode()


def test_a_stranger_sees_nothing(client, cast):
    assert client.get(PAGE).status_code == 302


def test_a_part_is_never_a_person(busy):
    assert not {"owner", "assignee", "about", "by"} & set(SOURCES["complaints.received"].parts)
    response = signed_in(busy.lead).get(f"{PAGE}?by=owner")
    assert response.context["by"] == "cause"


def test_a_small_team_is_not_told_how_often_it_erred(busy):
    Complaint.objects.update(team=busy.technical)
    found = parts_told(_last_months(), "team", today=timezone.localdate(), sight=Sight())
    told = [row.justified for row in found.rows if row.justified]
    assert all(part.too_few for part in told)


def test_where_nobody_complained_the_page_says_so_and_shows_the_way(busy):
    response = signed_in(busy.lead).get(f"{PAGE}?from=2001-01-01&to=2001-12-31")
    assert response.context["all_time"] is not None and response.context["found"].n == 0


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=0001-01-01", "from=2024-02-29&to=9999-12-31"]
)
def test_nonsense_in_the_address_is_as_if_nothing_was_asked(cast, query):
    assert signed_in(cast.lead).get(f"{PAGE}?{query}").status_code == 200


def test_a_time_without_any_concern_is_compared_with_nothing(busy):
    found = evaluate(_last_months(), by="cause", course="complaints.rate", sight=Sight())
    line = found.lines["complaints.received"]
    assert line.change is None and line.before.reading.n == 0


def test_two_periods_are_compared_with_intervals_and_few_are_not(busy):
    make_ticket(busy.technical, at=NOW() - 400 * DAY)
    for source in SOURCES.values():
        rebuild(source)
    found = evaluate(_last_months(), by="cause", course="complaints.rate", sight=Sight())
    line = found.lines["complaints.received"]
    assert line.change.direction == 1 and line.before.reading.n == 0
    assert found.lines["complaints.justified"].change is None


def test_the_console_tells_the_channels_and_outcomes(busy):
    words = {"since": None, "until": None, "name": ["complaints.channels"], "by": None,
             "rebuild": False, "json": True}  # fmt: skip
    told = show_figures(type("Options", (), words))
    assert json.dumps(told) and told["complaints.channels"]["by_channel"]


def _last_months():
    today = timezone.localdate()
    return Period(today - 70 * DAY, today)
