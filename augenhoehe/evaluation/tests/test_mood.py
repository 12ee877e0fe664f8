"""The mood: four sources apart, each leading to its records, and none of them to a colleague."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from augenhoehe.base.indicators import Window
from augenhoehe.evaluation.mood_figures import SOURCE
from augenhoehe.indicators.actions.aim import set_target
from augenhoehe.indicators.actions.recount import rebuild, refresh
from augenhoehe.indicators.calendar import begin_of, starts
from augenhoehe.indicators.counting import tallies_of
from augenhoehe.indicators.models import Kept, Span
from augenhoehe.indicators.queries import last_days, parts, reading
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import Grant, Touchpoint
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.contradict import contradict_solution
from augenhoehe.tickets.actions.hear import hear_mood
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Message
from augenhoehe.tickets.tests.cast import incoming, make_contact, make_ticket, write_again

MOODS = ["annoyed"] * 3 + ["grateful"] * 2 + ["factual"] * 3 + [""] * 2
PAGE, LIST = "/evaluation/mood/", "/evaluation/calls/"


@pytest.fixture
def cast(db):
    return make_cast()


def ring(by, mood, *, team, **origin):
    ticket = make_ticket(team, contact=origin.pop("contact", None), **origin)
    return note_call(ticket, text="Besprochen.", by=by, customer_called=True, mood=mood)


@pytest.fixture
def rung(cast):
    return [ring(cast.alice, mood, team=cast.technical) for mood in MOODS]


def page(user, address=PAGE):
    return signed_in(user).get(address)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_shares_are_of_the_calls_with_a_click_and_the_others_are_counted_beside(cast, rung):
    annoyed = reading("phone.annoyed", last_days(30)).reading
    assert (annoyed.n, annoyed.hits) == (8, 3) and annoyed.low < 3 / 8 < annoyed.high
    assert reading("phone.calls", last_days(30)).reading.value == 10
    assert "10 written down, 2 without a click" in words(page(cast.lead))


def test_the_four_sources_stand_apart_with_what_is_counted_and_what_is_not(cast, rung):
    told = words(page(cast.lead))
    heads = ("answers", "unsolved", "chasers", "phone")
    places = [told.index(f'<h2 id="{one}">') for one in heads]
    assert places == sorted(places)
    assert told.count("What is counted, and what is left out") == 4
    assert "Too few to judge" in told


def test_each_number_leads_to_exactly_its_calls(cast, rung):
    address = reading("phone.annoyed", last_days(30)).reading.records
    assert urlsplit(address).path == LIST
    shown = page(cast.lead, address)
    assert len(shown.context["page"].rows) == 8
    some = page(cast.lead, f"{address}&mood=annoyed").context["page"].rows
    assert {one.pk for one in some} == {one.pk for one in rung[:3]}


def test_who_does_not_read_concerns_sees_numbers_and_no_way_to_calls(cast, rung):
    assert LIST not in words(page(cast.boss))
    assert page(cast.boss, LIST).status_code == 403


def test_what_is_no_concern_or_hidden_counts_for_nobody(cast, rung):
    conceal_from(rung[0].ticket, cast.bob, but_not=cast.lead)
    mark_no_concern(rung[1].ticket, reason="spam", by=cast.alice)
    assert reading("phone.annoyed", last_days(30)).reading.n == 6
    assert rung[0].pk not in [one.pk for one in page(cast.bob, LIST).context["page"].rows]


@pytest.mark.parametrize(
    "attack",
    ["who={pk}", "author={pk}", "heard_by={pk}", "user={pk}", "by={pk}", "sort=author", "q=Alice"],
)
def test_no_way_of_asking_tells_calls_by_colleague(cast, rung, attack):
    ring(cast.bob, "annoyed", team=cast.commercial)
    asked = page(cast.lead, f"{LIST}?{attack.format(pk=cast.alice.pk)}")
    rows = asked.context["page"].rows
    assert len(rows) in (0, 11)
    assert "Alice" not in words(asked).partition("<main")[2].replace("q=Alice", "").replace(
        'value="Alice"', ""
    )


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_export_names_or_orders_by_who_clicked(cast, rung, form):
    for address in (LIST, PAGE):
        told = signed_in(cast.lead).get(f"{address}?export={form}")
        body = b"".join(told.streaming_content) if told.streaming else told.content
        assert told.status_code == 200
        assert b"Alice" not in body and cast.alice.email.encode() not in body


def test_the_journal_of_the_observer_holds_no_mood(cast, rung):
    hear_mood(rung[0], mood="grateful", by=cast.alice)
    facts = str(list(Entry.objects.values_list("facts", flat=True)))
    assert not any(mood in facts for mood in ("annoyed", "grateful", "factual"))


def last_month():
    now = timezone.localdate()
    first = begin_of(begin_of(now, "month") - timedelta(days=1), "month")
    return Window(starts(first), starts(begin_of(now, "month")))


def test_a_touchpoint_with_one_person_behind_it_is_told_nowhere(cast):
    phone = Touchpoint.objects.create(name="Telefon", kind="phone", team=cast.technical)
    for mood in MOODS:
        ring(cast.alice, mood, team=cast.technical, touchpoint=phone)
    Message.objects.filter(kind="call").update(at=last_month().since + timedelta(days=3))
    found = parts("phone.annoyed", last_month(), "touchpoint")
    assert [(one.key, one.too_few) for one in found] == [(str(phone.pk), True)]
    assert reading("phone.annoyed", last_month(), ("touchpoint", phone.pk)).too_few
    asked = page(cast.lead, f"{LIST}?touchpoint={phone.pk}")
    assert not asked.context["page"].rows and asked.context["why"]
    asked = page(cast.lead, f"{PAGE}?touchpoint={phone.pk}")
    assert "30 %" not in words(asked) and "38 %" not in words(asked)
    assert page(cast.lead, f"{PAGE}?view=touchpoints").status_code == 200


def test_a_small_team_is_held_back_and_two_parts_at_once_are_not_listed(cast, rung):
    asked = page(cast.lead, f"{LIST}?team={cast.technical.pk}")
    assert not asked.context["page"].rows and asked.context["why"]
    both = page(cast.lead, f"{LIST}?team={cast.technical.pk}&company=1")
    assert not both.context["page"].rows and both.context["why"]


def test_a_touchpoint_of_many_is_told_by_whole_months(cast):
    phone = Touchpoint.objects.create(name="Telefon", kind="phone", team=cast.technical)
    people = [make_person(f"T{n} Technik", "agent", teams=[cast.technical]) for n in range(5)]
    for number, mood in enumerate(MOODS):
        ring(people[number % 5], mood, team=cast.technical, touchpoint=phone)
    Message.objects.filter(kind="call").update(at=last_month().since + timedelta(days=3))
    told = words(page(cast.lead, f"{PAGE}?view=touchpoints&days=30"))
    assert "Annoyed on the phone, by touchpoint" in told and "Telefon" in told
    told = words(page(cast.lead, f"{PAGE}?touchpoint={phone.pk}&days=30"))
    assert "10 written down, 2 without a click" in told


def test_a_department_of_four_is_not_told_how_its_calls_went(cast, rung):
    Grant.objects.filter(user=cast.rita).delete()
    told = words(page(cast.lead))
    assert "fewer than five employees" in told and "written down" not in told
    assert not page(cast.lead, LIST).context["page"].rows


def test_figures_per_company_are_told_whatever_k(cast):
    mia = make_contact("Mia Muster", company="Muster GmbH")
    ring(cast.alice, "annoyed", team=cast.technical, contact=mia)
    asked = page(cast.lead, f"{PAGE}?company={mia.company.pk}")
    assert "1 written down, 0 without a click" in words(asked)
    assert page(cast.boss, f"{PAGE}?company={mia.company.pk}").status_code == 404


def test_the_company_says_in_words_what_it_said(cast):
    mia = make_contact("Mia Muster", company="Muster GmbH")
    call = ring(cast.alice, "grateful", team=cast.technical, contact=mia)
    write_again(call.ticket)
    solved = solve_ticket(
        make_ticket(cast.technical, contact=mia), outcome=Outcome(), by=cast.alice
    )
    contradict_solution(solved, incoming=incoming("Nein.", contact=mia), by="customer")
    told = words(page(cast.lead, reverse("customers:company", args=[mia.company.pk])))
    assert "Sounded grateful on the phone" in told
    assert "Asked again" in told and "Said on the status page that it is not solved" in told


def test_not_solved_is_a_share_of_what_was_solved(cast):
    for number in range(4):
        ticket = make_ticket(cast.technical)
        ticket = solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
        if not number:
            contradict_solution(ticket, incoming=incoming("Nein."), by="customer")
    found = reading("concerns.unsolved", last_days(30)).reading
    assert (found.n, found.hits) == (4, 1)


def test_what_is_kept_follows_a_click_and_its_taking_back(cast, rung):
    def kept():
        rows = Kept.objects.filter(source=SOURCE.code, span=Span.DAY, kind="")
        return dict(rows.get().tally["counts"])

    rebuild(SOURCE)
    assert kept()["annoyed"] == 3
    hear_mood(rung[-1], mood="annoyed", by=cast.alice)
    refresh([SOURCE])
    assert kept()["annoyed"] == 4 and kept()["said"] == 9
    hear_mood(rung[-1], mood="", by=cast.alice)
    refresh([SOURCE])
    assert kept() == dict(tallies_of(SOURCE, [last_days(1)])[0].counts)


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?view=touchpoints", LIST])
def test_the_page_asks_the_same_however_much_there_is(cast, rung, address):
    make_survey("csat")
    door = signed_in(cast.lead)
    door.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        door.get(address)
    for number, mood in enumerate(MOODS):
        mia = make_contact(f"Mia{number} M", company=f"Firma {number}")
        ring(cast.bob, mood, team=cast.commercial, contact=mia)
    with CaptureQueriesContext(connection) as many:
        door.get(address)
    assert len(few) == len(many) <= 16, [one["sql"][:120] for one in many]


@pytest.mark.parametrize(
    "query",
    [
        "days=0",
        "days=-1",
        "days=9e9",
        "touchpoint=²",
        "team=99999999",
        "step=hour",
        "view=people",
        "company=x",
        "touchpoint=1&team=1",
    ],
)
def test_what_is_not_understood_counts_as_not_given(cast, query):
    assert page(cast.lead, f"{PAGE}?{query}").status_code == 200


def test_where_a_figure_shall_be_stands_in_its_course(cast, rung):
    set_target("phone.annoyed", value=0.1, by=cast.lead)
    answer = page(cast.lead)
    lines = [line for source in answer.context["sources"] for line in source.lines]
    drawn = {line.one.name: line.drawing for line in lines}
    assert "target" in dict(drawn["phone.annoyed"].legend)
    assert "target" not in dict(drawn["concerns.chased"].legend)
