"""Data breaches: the 72 hours, who reads them, what the log and the sheets keep."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.complaints.actions.end_breach import end_breach, reopen_breach
from augenhoehe.complaints.actions.make_sheet import make_sheet
from augenhoehe.complaints.actions.name_reader import charge_with, name_reader, unname_reader
from augenhoehe.complaints.actions.open_breach import open_breach
from augenhoehe.complaints.actions.report_breach import report_breach, tell_affected
from augenhoehe.complaints.actions.tick_step import log_breach, tick_step, untick_step
from augenhoehe.complaints.actions.write_breach import judge_breach, write_breach
from augenhoehe.complaints.breach_facts import Found, Reported, Told
from augenhoehe.complaints.breach_words import clock_of, missing
from augenhoehe.complaints.models import Breach, Complaint
from augenhoehe.complaints.needs import hours
from augenhoehe.complaints.rules import breaches_visible_to, hidden_breaches, visible_to
from augenhoehe.files.queries import attachments_of
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

HOUR = timedelta(hours=1)
PART = {"hx-request": "true"}
WHAT = "Die Gehaltsabrechnung von Frau Grün ging an Herrn Blau."


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    return make_cast()


def ago(hours):
    return timezone.now() - hours * HOUR


def noticed(by, *, hours=3, **more):
    return open_breach(Found(what=WHAT, known_at=ago(hours), **more), by=by)


def test_the_72_hours_are_hours_of_the_calendar(cast):
    # Over a weekend in which the clocks go back: 72 true hours, not three days of the wall clock.
    known = timezone.make_aware(timezone.datetime(2026, 10, 24, 12))
    breach = open_breach(Found(what=WHAT, known_at=known), by=cast.lead)
    assert breach.due_at - breach.known_at == 72 * HOUR
    assert timezone.localtime(breach.due_at).hour == 11


@pytest.mark.parametrize("hours, tone", [(3, "warn"), (50, "bad"), (73, "bad")])
def test_the_clock_says_what_is_left(cast, hours, tone):
    breach = noticed(cast.lead, hours=hours)
    assert clock_of(breach, timezone.now()).tone == tone


def test_what_is_noticed_in_the_house_is_nobodys_complaint(cast):
    assert noticed(cast.lead).complaint is None
    assert Complaint.objects.count() == 0


def test_out_of_a_conversation_it_is_a_complaint_with_the_urgent_handover_and_confidential(cast):
    ticket = make_ticket(cast.technical, contact=make_contact())
    handover = hand_over_urgently(ticket, danger="data", sentence="Falsch!", by=cast.alice)
    breach = noticed(cast.lead, ticket=ticket, confides=True)
    ticket.refresh_from_db()
    assert breach.handover == handover and ticket.is_confidential
    assert breach.complaint.kind == Complaint.Kind.BREACH and breach.ticket == ticket


def test_a_conversation_has_one_open_data_breach(cast):
    ticket = make_ticket(cast.technical)
    noticed(cast.lead, ticket=ticket)
    with pytest.raises(Refused):
        noticed(cast.lead, ticket=ticket)
    assert Breach.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"what": "  "}, {"known_at": None}])
def test_it_needs_a_sentence_and_a_moment_that_was(cast, wrong):
    given = {"what": WHAT, "known_at": ago(1), **wrong}
    given["known_at"] = given["known_at"] or timezone.now() + HOUR
    with pytest.raises(Refused):
        open_breach(Found(**given), by=cast.lead)
    assert not Breach.objects.exists()


def test_the_lead_and_who_wrote_it_down_read_it_nobody_else(cast):
    breach = noticed(cast.alice)
    readers = {one for one in cast.people if breaches_visible_to(one).filter(pk=breach.pk)}
    assert readers == {cast.lead, cast.alice}


def test_a_named_person_reads_it_and_no_longer(cast):
    breach = noticed(cast.lead)
    name_reader(breach, person=cast.observer, by=cast.lead)
    assert breaches_visible_to(cast.observer).exists()
    unname_reader(breach, person=cast.observer, by=cast.lead)
    assert not breaches_visible_to(cast.observer).exists()
    charge_with(breach, person=cast.boss, by=cast.lead)
    assert breaches_visible_to(cast.boss).exists()


def test_who_only_keeps_the_machine_is_never_named(cast):
    breach = noticed(cast.lead)
    for act in (name_reader, charge_with):
        with pytest.raises(Refused):
            act(breach, person=cast.admin, by=cast.lead)
    assert not breaches_visible_to(cast.admin).exists()


def test_its_complaint_is_hidden_with_it(cast):
    ticket = make_ticket(cast.technical)
    breach = noticed(cast.lead, ticket=ticket)
    assert visible_to(cast.lead).filter(pk=breach.complaint_id).exists()
    assert not visible_to(cast.alice).filter(pk=breach.complaint_id).exists()
    name_reader(breach, person=cast.alice, by=cast.lead)
    assert visible_to(cast.alice).filter(pk=breach.complaint_id).exists()


def test_facts_are_completed_and_the_log_says_so(cast):
    breach = noticed(cast.lead)
    assert len(missing(breach)) == 7
    write_breach(breach, facts={"whose": "eine Beschäftigte", "people_count": 1}, by=cast.lead)
    assert len(missing(Breach.objects.get())) == 5
    assert [one.code for one in breach.lines.all()] == ["opened", "written"]
    write_breach(breach, facts={"people_count": 1}, by=cast.lead)
    assert breach.lines.count() == 2


def test_that_a_risk_is_unlikely_needs_the_reason(cast):
    breach = noticed(cast.lead)
    with pytest.raises(Refused):
        judge_breach(breach, risk="none", why=" ", by=cast.lead)
    judged = judge_breach(breach, risk="none", why="Verschlüsselt.", by=cast.lead)
    assert not judged.is_to_report


def test_after_72_hours_the_reason_of_the_delay_is_asked(cast):
    breach = noticed(cast.lead, hours=80)
    with pytest.raises(Refused):
        report_breach(breach, reported=Reported(at=ago(1)), by=cast.lead)
    done = report_breach(breach, reported=Reported(at=ago(1), why_late="Urlaub"), by=cast.lead)
    assert done.reported_at and done.why_late == "Urlaub"


@pytest.mark.parametrize("hours", [-1, 10])
def test_it_was_reported_neither_in_the_future_nor_before_it_was_known(cast, hours):
    breach = noticed(cast.lead, hours=3)
    with pytest.raises(Refused):
        report_breach(breach, reported=Reported(at=ago(hours)), by=cast.lead)


def test_at_a_high_risk_it_is_closed_only_after_those_affected_were_told(cast):
    breach = noticed(cast.lead)
    for wrong in ("open", "high", "reported"):
        with pytest.raises(Refused):
            end_breach(breach, by=cast.lead)
        if wrong == "open":
            judge_breach(breach, risk="high", why="Bankdaten", by=cast.lead)
        if wrong == "high":
            report_breach(breach, reported=Reported(at=ago(1)), by=cast.lead)
    with pytest.raises(Refused):
        tell_affected(breach, told=Told(), by=cast.lead)
    tell_affected(breach, told=Told(at=ago(1)), by=cast.lead)
    assert end_breach(breach, by=cast.lead).ended_at
    with pytest.raises(Refused):
        reopen_breach(breach, why="", by=cast.lead)
    assert reopen_breach(breach, why="Noch jemand", by=cast.lead).is_open


def test_steps_are_ticked_once_and_both_ways_stand_in_the_log(cast):
    breach = noticed(cast.lead)
    tick_step(breach, code="contain", by=cast.lead)
    tick_step(breach, code="contain", by=cast.lead)
    untick_step(breach, code="contain", by=cast.lead)
    with pytest.raises(Refused):
        tick_step(breach, code="unknown", by=cast.lead)
    assert [one.code for one in breach.lines.all()] == ["opened", "done", "undone"]


def test_the_step_of_confidentiality_is_done_by_the_house(cast):
    ticket = make_ticket(cast.technical)
    breach = noticed(cast.lead, ticket=ticket)
    tick_step(breach, code="conceal", by=cast.lead)
    ticket.refresh_from_db()
    assert ticket.is_confidential


def test_the_log_takes_lines_and_never_an_empty_one(cast):
    breach = noticed(cast.lead)
    log_breach(breach, text="Angerufen, hat gelöscht.", by=cast.lead)
    with pytest.raises(Refused):
        log_breach(breach, text="  ", by=cast.lead)
    assert breach.lines.count() == 2


def test_each_sheet_stays_as_it_was_and_is_printed_in_both_languages(cast, work):
    breach = noticed(cast.lead)
    with pytest.raises(Refused):
        make_sheet(breach, kind="supplement", by=cast.lead)
    first = make_sheet(breach, kind="preliminary", by=cast.lead)
    write_breach(breach, facts={"whose": "#set *Markup* \\ $x$ @y"}, by=cast.lead)
    make_sheet(breach, kind="supplement", by=cast.lead)
    work()
    assert first.facts["whose"] == ""
    names = [one.name for sheet in breach.sheets.all() for one in attachments_of(sheet)]
    assert names == [
        f"Datenpanne-{breach}-Meldung-1.pdf", f"Data-breach-{breach}-report-1.pdf",
        f"Datenpanne-{breach}-Meldung-2.pdf", f"Data-breach-{breach}-report-2.pdf",
    ]  # fmt: skip


def test_the_page_shows_it_to_the_lead_and_not_to_others(cast):
    breach = noticed(cast.lead, ticket=make_ticket(cast.technical))
    page = signed_in(cast.lead).get(breach.get_absolute_url())
    assert page.status_code == 200 and "Frau Grün" in page.content.decode()
    for who in (cast.alice, cast.admin, cast.observer, cast.boss, cast.stranger):
        client = signed_in(who)
        assert client.get(breach.get_absolute_url()).status_code == 404
        assert "Frau Grün" not in client.get("/complaints/breaches/").content.decode()


def day_of(user):
    found = hours(breaches_visible_to(user), user, timezone.now())
    return [(one.rank, one.key) for one in found]


def test_the_hours_stand_first_on_the_day_of_whoever_reads_it(cast):
    breach = noticed(cast.alice)
    for user in (cast.lead, cast.alice):
        assert day_of(user) == [(1, f"breach:{breach.pk}:report")]
    assert day_of(cast.bob) == [] == day_of(cast.admin)
    judge_breach(breach, risk="none", why="Verschlüsselt.", by=cast.lead)
    assert day_of(cast.lead) == []


def test_beside_the_conversation_it_stands_for_readers_only(cast):
    ticket = make_ticket(cast.technical)
    breach = noticed(cast.lead, ticket=ticket)
    address, beside = breach.get_absolute_url(), f"/tickets/{ticket.pk}/side/"
    assert address in signed_in(cast.lead).get(beside, headers=PART).content.decode()
    for who in (cast.alice, cast.rita):
        page = signed_in(who).get(beside, headers=PART).content.decode()
        assert address not in page and WHAT not in page


def test_a_lead_whom_the_conversation_is_about_finds_no_trace(cast):
    ticket = make_ticket(cast.technical)
    breach = noticed(cast.lead, ticket=ticket)
    lea = make_person("Lea Zweite", "lead")
    assert breaches_visible_to(lea).exists()
    Concealment.objects.create(ticket=ticket, user=lea)
    lea = type(lea).objects.get(pk=lea.pk)
    assert not breaches_visible_to(lea).exists() and list(hidden_breaches(lea)) == [breach.pk]
    assert day_of(lea) == []
    assert signed_in(lea).get(breach.get_absolute_url()).status_code == 404
    with pytest.raises(Refused):
        name_reader(breach, person=lea, by=cast.lead)
