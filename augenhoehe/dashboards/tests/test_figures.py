"""The pages of figures: what they say, whom they lead where, what they hold back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.base.tallies import SOURCES
from augenhoehe.dashboards.forms import TargetForm
from augenhoehe.indicators import keeping
from augenhoehe.indicators.actions.aim import set_target
from augenhoehe.indicators.actions.freeze import freeze_month
from augenhoehe.indicators.actions.recount import rebuild
from augenhoehe.indicators.calendar import begin_of
from augenhoehe.indicators.models import Agreement, Target
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply

NAMES = sorted(INDICATORS)
ONE = "/figures/response.in_time/"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def weeks(cast):
    """Twenty weeks in which one in four first responses came late, and the last ones all did."""
    now = timezone.now()
    for number in range(80):
        at = now - timedelta(days=140 - 1.75 * number)
        ticket = make_ticket(cast.technical, at=at)
        late = number % 4 == 0 or number > 58
        Ticket.objects.filter(pk=ticket.pk).update(
            first_response_at=at + timedelta(hours=30 if late else 1),
            response_due_at=at + timedelta(hours=4),
        )
    return cast


def page(user, address):
    answer = signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("query", ["", "?step=month&by=team&days=7", "?segment=team:1"])
def test_every_figure_has_a_page_with_and_without_anything_to_count(cast, name, query):
    with override("en"):
        title, definition = (
            str(one) for one in (INDICATORS[name].title, INDICATORS[name].definition)
        )
    assert title in page(cast.lead, f"/figures/{name}/{query}")
    ticket = make_ticket(cast.technical, at=timezone.now() - timedelta(days=20))
    reply(ticket, cast.alice)
    assert definition in page(cast.boss, f"/figures/{name}/{query}")


def test_the_course_says_its_finding_in_words_and_leads_to_the_records(weeks):
    answer = signed_in(weeks.lead).get(ONE)
    assert answer.context["course"].title == "First response in time: Signal of concern"
    shown = answer.content.decode()
    assert (
        "<svg" in shown and "As a table" in shown and "figure=response.in_time&amp;since" in shown
    )


def test_who_reads_no_concerns_is_led_to_none(weeks):
    assert "/tickets/" not in page(weeks.boss, ONE).split("<main")[1].split("</main>")[0]


def test_a_target_outside_the_limits_is_beyond_todays_process(weeks):
    Ticket.objects.update(first_response_at=None)
    set_target("response.in_time", value=0.99, by=weeks.lead)
    assert "cannot be reached with today&#x27;s process" in page(weeks.lead, ONE)


def test_few_points_are_said_to_be_few(cast):
    make_ticket(cast.technical, at=timezone.now() - timedelta(days=20))
    assert "Fewer than 13 points" in page(cast.lead, "/figures/concerns.chased/")


def test_lead_and_boss_say_where_a_figure_shall_be_and_others_do_not(cast):
    door = signed_in(cast.boss)
    door.post(f"{ONE}target/", {"value": "92.5"})
    assert Target.objects.get().value == pytest.approx(0.925)
    assert "Target: 92" in page(cast.alice, ONE) or "said by Bernd Boss" in page(cast.alice, ONE)
    assert signed_in(cast.alice).post(f"{ONE}target/", {"value": "1"}).status_code == 403
    door.post(f"{ONE}target/", {"value": "130"})
    assert Target.objects.get().value == pytest.approx(0.925)
    door.post(f"{ONE}target/", {"value": ""})
    assert not Target.objects.exists()


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "abc", "1e400"])
def test_what_is_no_share_is_no_target(value):
    form = TargetForm.of(INDICATORS["response.in_time"], None, data={"value": value})
    assert not form.is_valid()


def test_exports_hold_back_what_the_page_holds_back_and_are_on_record(weeks):
    door = signed_in(weeks.lead)
    of_team = f"{ONE}?as=csv&segment=team:{weeks.technical.pk}"
    small = b"".join(door.get(of_team).streaming_content).decode()
    assert small.count("held back") == 26 and ";1;" not in small
    whole = b"".join(door.get(f"{ONE}?as=csv").streaming_content).decode()
    assert "held back" not in whole and whole.count("\n") == 27
    everything = b"".join(door.get("/figures/?as=csv").streaming_content).decode()
    assert everything.count("\n") == len(INDICATORS) + 1
    assert Entry.objects.filter(facts__count=26).exists()


def test_the_difference_of_two_pages_tells_nothing_about_a_small_team(weeks):
    """All minus every part shown is never a team of fewer than five."""
    answer = signed_in(weeks.lead).get(f"{ONE}?view=parts&by=team")
    assert answer.context["parts"] is None and "behind these parts" in answer.content.decode()
    for number in range(5):
        make_person(f"T{number} Technik", "agent", teams=[weeks.technical])
    for number in range(4):
        make_person(f"K{number} Kauf", "agent", teams=[weeks.commercial])
    small = make_ticket(weeks.product)
    Ticket.objects.filter(pk=small.pk).update(response_due_at=timezone.now())
    answer = signed_in(weeks.lead).get(f"{ONE}?view=parts&by=team")
    values = {row[0][0]: row[1][0] for row in answer.context["parts"].rows}
    assert values["Produkt"] == "–" and values["Technik"] != "–"


def test_a_closed_month_and_its_correction_stand_side_by_side(cast):
    month = begin_of(timezone.localdate() - timedelta(days=45), "month")
    make_ticket(
        cast.technical, at=timezone.now() - (timezone.localdate() - month) + timedelta(days=1)
    )
    freeze_month(month, now=timezone.now())
    Ticket.objects.update(no_concern="spam")
    shown = page(cast.lead, "/figures/concerns.in/?view=months")
    assert "corrected" in shown


def test_agreements_are_entered_with_who_when_and_what_for_and_end(cast):
    door = signed_in(cast.admin)
    terms = {"team": cast.technical.pk, "agreed_by": "Works council", "agreed_on": "2026-01-05"}
    assert door.post("/figures/agreements/", terms).status_code == 422
    door.post("/figures/agreements/", terms | {"purpose": "Rota of the evening"})
    made = Agreement.objects.get()
    assert made.agreed_on == date(2026, 1, 5) and made.entered_by == cast.admin
    assert "Rota of the evening" in page(cast.alice, "/figures/agreements/")
    assert signed_in(cast.alice).post(f"/figures/agreements/{made.pk}/end/").status_code == 403
    door.post(f"/figures/agreements/{made.pk}/end/")
    assert Agreement.objects.get().ended_by == cast.admin


@pytest.mark.parametrize(
    "query", ["days=x", "segment=team:x", "segment=%00:1", "by=nothing", "step=1"]
)
def test_broken_questions_are_answered_as_if_not_asked(cast, query):
    assert page(cast.lead, f"{ONE}?{query}")


def test_an_unknown_figure_is_not_found(cast):
    assert signed_in(cast.lead).get("/figures/score.of.alice/").status_code == 404


PAGES = ["/figures/", ONE, f"{ONE}?view=parts&by=team", f"{ONE}?view=parts&by=topic",
         f"{ONE}?view=months", "/figures/concerns.open/"]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_figures_asks_little(weeks, address, monkeypatch, django_assert_max_num_queries):
    """Where very much is counted it is read from what is kept; a small house may ask a bit more."""
    for source in SOURCES.values():
        rebuild(source)
    door = signed_in(weeks.lead)
    door.get(address)
    with django_assert_max_num_queries(12):
        door.get(address)
    monkeypatch.setattr(keeping, "SMALL", 0)
    with django_assert_max_num_queries(12):
        door.get(address)
