"""The one gate: the first rule that says no, in its order, and until when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.customers.actions.objection import object_to_asking
from augenhoehe.customers.models import ContactAddress
from augenhoehe.customers.tests.cast import consented
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.invite import invite_after_solution, invite_people, queue_people
from augenhoehe.surveys.actions.send import ask_due, remind_due
from augenhoehe.surveys.actions.set_rules import set_asking_rules
from augenhoehe.surveys.actions.withdraw import (
    expire_invitations,
    withdraw_invitations,
    withdraw_outdated,
    withdraw_reopened,
)
from augenhoehe.surveys.audience import by_concern
from augenhoehe.surveys.excluding import excluded
from augenhoehe.surveys.gate import Candidate
from augenhoehe.surveys.gathering import gather
from augenhoehe.surveys.models import AskingRules, Invitation
from augenhoehe.surveys.sampling import todays_sample
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.actions.solve import reopen_ticket, solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Handover, Promise, State, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply, write_again

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def mia(cast):
    return make_contact(company="Muster GmbH")


def verdict(contact, *, now=TUESDAY, **more):
    candidate = Candidate(contact_id=contact.pk, **more)
    return gather([candidate], now=now).decide(candidate)


def asked(contact, *, days_ago, kind="csat", company=None):
    """An invitation that was sent so many days before."""
    invitation, _token = invite(make_survey(kind, state="ended"), contact=contact, company=company)
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=TUESDAY - timedelta(days=days_ago))
    return invitation


def test_whoever_may_be_asked_is_asked(cast, mia):
    consented(mia, by=cast.lead)
    assert verdict(mia).is_yes


def test_an_objection_comes_before_everything_and_is_final(cast, mia):
    object_to_asking(mia, way="told", by=cast.lead)
    assert (verdict(mia).rule, verdict(mia).until) == ("objected", None)


def test_without_a_legal_basis_nobody_is_asked(cast, mia):
    assert (verdict(mia).rule, verdict(mia).until) == ("basis", None)
    consented(mia.company, by=cast.lead)
    assert verdict(mia, company_id=mia.company.pk).is_yes


def test_a_confidential_concern_holds_back_and_is_never_named(cast, mia):
    consented(mia, by=cast.lead)
    ticket = make_ticket(cast.confidential, contact=mia, subject="Geheimnis")
    ticket.is_confidential = True
    ticket.save()
    assert verdict(mia).rule == "open"
    page = signed_in(cast.bob).get(f"/surveys/why/{mia.pk}/").content.decode()
    assert "Geheimnis" not in page and str(ticket.get_absolute_url()) not in page


def test_an_open_handover_or_a_broken_promise_holds_back_for_some_days(cast, mia):
    consented(mia, by=cast.lead)
    ticket = make_ticket(cast.technical, contact=mia)
    promise = Promise.objects.create(
        ticket=ticket, text="Rückruf", due_at=TUESDAY - timedelta(hours=1), made_by=cast.alice,
        made_at=TUESDAY - timedelta(days=1), owner=cast.alice,
    )  # fmt: skip
    assert verdict(mia).until == TUESDAY + timedelta(days=3)
    promise.delete()
    assert verdict(mia).is_yes
    Handover.objects.create(ticket=ticket, handed_by=cast.alice, handed_at=TUESDAY)
    assert verdict(mia).rule == "open"


@pytest.mark.parametrize("matter", ["handover", "promise", "confidential", "danger"])
def test_whatever_is_open_the_reason_says_only_that_something_is(cast, mia, matter):
    consented(mia, by=cast.lead)
    make_survey("nps")
    ticket = make_ticket(cast.technical, contact=mia, subject="Doppelt abgebucht")
    if matter == "handover":
        Handover.objects.create(ticket=ticket, handed_by=cast.alice, handed_at=TUESDAY)
    if matter == "promise":
        Promise.objects.create(
            ticket=ticket, text="Rückruf bis heute", due_at=TUESDAY - timedelta(days=1),
            made_by=cast.alice, made_at=TUESDAY - timedelta(days=3), owner=cast.alice,
        )  # fmt: skip
    ticket.is_confidential, ticket.is_danger = matter == "confidential", matter == "danger"
    ticket.save()
    assert verdict(mia).rule == "open"
    page = signed_in(cast.carol).get(f"/surveys/why/{mia.pk}/").content
    page = page.decode().partition("<main")[2].partition("</main>")[0]
    assert "open matter" in page
    assert not any(word in page for word in ("Doppelt", "Rückruf", "promise", "handover"))


def test_ninety_days_hold_across_all_surveys_and_a_reminder_counts(cast, mia):
    consented(mia, by=cast.lead)
    first = asked(mia, days_ago=89, kind="ces")
    assert verdict(mia, kind="nps").until == TUESDAY + timedelta(days=1)
    Invitation.objects.filter(pk=first.pk).update(
        reminded_at=TUESDAY - timedelta(days=80), sent_at=TUESDAY - timedelta(days=95)
    )
    assert verdict(mia).until == TUESDAY + timedelta(days=10)


def test_the_last_place_of_the_year_is_kept_for_the_relation(cast, mia):
    consented(mia, by=cast.lead)
    for days in (350, 240, 120):
        asked(mia, days_ago=days)
    assert verdict(mia).is_yes
    make_survey("nps")
    assert verdict(mia).rule == "reserved"
    assert verdict(mia, kind="nps").is_yes
    asked(mia, days_ago=95, kind="nps")
    assert verdict(mia).is_yes


def test_a_company_is_asked_so_often_a_quarter_and_then_in_the_next(cast, mia):
    consented(mia, by=cast.lead)
    AskingRules.objects.create(pk=1, company_cap=1)
    other = make_contact("Max", email="max@muster.example")
    asked(other, days_ago=20, company=mia.company)
    said = verdict(mia, company_id=mia.company.pk)
    assert (said.rule, timezone.localtime(said.until).date().isoformat()) == ("cap", "2027-01-01")


def test_two_of_one_company_in_one_batch_do_not_both_take_the_last_place(cast, mia):
    AskingRules.objects.create(pk=1, company_cap=1)
    consented(mia.company, by=cast.lead)
    max_ = make_contact("Max", email="max@muster.example")
    both = [Candidate(contact_id=one.pk, company_id=mia.company.pk) for one in (mia, max_)]
    facts = gather(both, now=TUESDAY)
    assert facts.decide(both[0]).is_yes
    facts.note(both[0])
    assert facts.decide(both[1]).rule == "cap"


def test_where_mail_comes_back_nobody_is_asked(cast, mia):
    consented(mia, by=cast.lead)
    ContactAddress.objects.update(bounced_at=TUESDAY)
    assert (verdict(mia).rule, verdict(mia).until) == ("bounce", None)


def test_at_night_it_waits_for_the_morning(cast, mia):
    consented(mia, by=cast.lead)
    night = verdict(mia, now=datetime(2026, 11, 20, 22, 0, tzinfo=UTC))
    assert night.rule == "quiet"
    assert timezone.localtime(night.until).strftime("%a") == "Mon"


def test_what_would_be_asked_too_late_is_not_asked(cast, mia):
    consented(mia, by=cast.lead)
    asked(mia, days_ago=10)
    assert verdict(mia, last_at=TUESDAY + timedelta(days=20)).until is None


# Sending.


@pytest.fixture
def ready(cast, mia, settings):
    settings.PUBLIC_URL = "https://service.example"
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    consented(mia, by=cast.lead)
    make_survey("csat")
    ticket = make_ticket(cast.technical, contact=mia)
    ticket.state, ticket.is_live, ticket.solved_at = State.SOLVED, False, TUESDAY
    ticket.save()
    return ticket


def test_a_solution_is_asked_about_once_after_some_hours(ready):
    one, two = invite_after_solution(ready), invite_after_solution(ready)
    assert one == two
    assert ask_due(by="worker", now=TUESDAY) == 0
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    assert (OutMail.objects.count(), Invitation.objects.get().state) == (1, "sent")


def test_without_an_address_of_the_house_or_in_the_demo_nothing_is_sent(ready, settings, cast):
    invite_after_solution(ready)
    settings.PUBLIC_URL = ""
    Invitation.objects.update(due_at=TUESDAY)
    assert ask_due(by="worker", now=TUESDAY) == 0
    assert Invitation.objects.get().state == "waiting"
    assert "AUGENHOEHE_URL" in signed_in(cast.lead).get("/surveys/rules/").content.decode()


def test_what_is_put_off_keeps_the_rule_and_the_date(ready, mia):
    asked(mia, days_ago=85)
    invitation = invite_after_solution(ready)
    Invitation.objects.filter(pk=invitation.pk).update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    invitation.refresh_from_db()
    assert (invitation.decided_rule, invitation.state) == ("asked", "waiting")
    assert invitation.due_at == TUESDAY + timedelta(days=5)


def test_what_was_put_off_is_asked_on_its_date(ready, mia):
    asked(mia, days_ago=85)
    invitation = invite_after_solution(ready)
    Invitation.objects.filter(pk=invitation.pk).update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    ask_due(by="worker", now=TUESDAY + timedelta(days=4))
    assert not OutMail.objects.exists()
    ask_due(by="worker", now=TUESDAY + timedelta(days=6))
    invitation.refresh_from_db()
    assert (invitation.state, invitation.decided_rule) == ("sent", "")
    assert OutMail.objects.count() == 1


def test_a_reminder_takes_a_place_of_the_company_too(cast, mia):
    AskingRules.objects.create(pk=1, company_cap=2)
    consented(mia.company, by=cast.lead)
    first = asked(make_contact("Max", email="max@muster.example"), days_ago=20, company=mia.company)
    assert verdict(mia, company_id=mia.company.pk).is_yes
    Invitation.objects.filter(pk=first.pk).update(reminded_at=TUESDAY - timedelta(days=15))
    assert verdict(mia, company_id=mia.company.pk).rule == "cap"


def test_a_concern_reopened_takes_the_question_back_and_the_mail_too(ready):
    invite_after_solution(ready)
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    assert withdraw_invitations(ready, by="system") == 1
    assert Invitation.objects.get().state == "withdrawn"
    assert OutMail.objects.get().state == "withdrawn"


def test_one_reminder_and_never_a_second(ready):
    invite_after_solution(ready)
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    later = TUESDAY + timedelta(days=6)
    assert remind_due(by="worker", now=TUESDAY + timedelta(days=2)) == 0
    remind_due(by="worker", now=later)
    remind_due(by="worker", now=later + timedelta(days=1))
    assert OutMail.objects.count() == 2


def test_whoever_objected_meanwhile_is_not_reminded(ready, mia):
    invite_after_solution(ready)
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    object_to_asking(mia, way="link", by="customer")
    remind_due(by="worker", now=TUESDAY + timedelta(days=6))
    assert OutMail.objects.count() == 1


def test_what_nobody_answered_ends(ready):
    invite(make_survey("nps"), contact=make_contact("X", email="x@y.example"))
    assert expire_invitations(now=timezone.now() + timedelta(days=60)) == 1


def test_a_list_asks_nobody_twice(mia):
    survey = make_survey("nps", audience="list")
    assert len(queue_people(survey, [mia])) == 1
    assert len(queue_people(survey, [mia])) == 0


def test_a_forged_link_objects_to_nothing(ready, mia):
    assert Client().post("/surveys/a/" + "x" * 32 + "/stop/").status_code == 404
    assert verdict(mia).is_yes


def test_a_list_is_asked_through_the_gate_and_only_while_the_survey_runs(cast, mia):
    survey = make_survey("nps", audience="list", state="draft")
    with pytest.raises(Refused):
        invite_people(survey, contacts=[mia], by=cast.lead)
    assert not Invitation.objects.exists()
    survey.state = "running"
    survey.save()
    page = f"/surveys/{survey.pk}/people/"
    lead = signed_in(cast.lead)
    looked = lead.post(page, {"emails": "mia@muster.example; nobody@muster.example", "look": "1"})
    assert [one.verdict.rule for one in looked.context["looked"]] == ["basis"]
    assert not Invitation.objects.exists()
    lead.post(page, {"emails": "mia@muster.example", "ask": "1"})
    assert Invitation.objects.get().contact == mia


def test_the_numbers_hold_from_the_moment_they_are_changed_and_only_the_lead_changes_them(
    cast, mia
):
    consented(mia, by=cast.lead)
    asked(mia, days_ago=50)
    assert verdict(mia).rule == "asked"
    given = {"gap_days": 40, "company_cap": 5, "relation_days": 365, "wait_hours": 24}
    assert signed_in(cast.bob).post("/surveys/rules/", given).status_code == 403
    set_asking_rules({"gap_days": 40}, by=cast.lead)
    assert verdict(mia).is_yes
    page = signed_in(cast.lead).post(
        "/surveys/rules/", {**given, "gap_days": 0, "reminder_days": 5}
    )
    assert page.status_code == 200 and AskingRules.objects.get().gap_days == 40


def test_the_portion_of_a_day_brings_everybody_once_in_the_period(cast, mia):
    AskingRules.objects.create(pk=1, relation_days=30)
    for n in range(43):
        make_contact(f"N{n} X", email=f"n{n}@muster.example")
    survey = make_survey("nps")
    first = todays_sample(survey, now=TUESDAY)
    assert len(first) == 3
    queue_people(survey, first)
    Invitation.objects.update(created_at=TUESDAY)
    assert not {one.pk for one in todays_sample(survey, now=TUESDAY)} & {one.pk for one in first}
    assert todays_sample(survey, now=TUESDAY + timedelta(days=5)) == []


def test_what_was_left_out_is_counted_by_rule(ready, cast):
    invitation = invite_after_solution(ready)
    object_to_asking(ready.contact, way="told", by=cast.lead)
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    assert excluded(invitation.survey) == {"objected": 1}


def test_solving_asks_and_reopening_takes_it_back(cast, mia, work):
    make_survey("csat")
    ticket = make_ticket(cast.technical, contact=mia)
    reply(ticket, cast.alice)
    solve_ticket(ticket, outcome=Outcome(fault="handling"), by=cast.alice)
    work()
    assert Invitation.objects.get().state == "waiting"
    write_again(ticket)
    withdraw_reopened(by="worker")
    assert Invitation.objects.get().state == "withdrawn"
    solve_ticket(ticket, outcome=Outcome(), by=cast.alice)
    work()
    withdraw_reopened(by="worker")
    assert sorted(Invitation.objects.values_list("round", "state")) == [
        (0, "withdrawn"),
        (1, "waiting"),
    ]
    reopen_ticket(ticket, by=cast.alice)
    work()
    assert not Invitation.objects.filter(state="waiting").exists()


def test_one_bad_address_does_not_keep_the_others_waiting(ready, cast):
    bad = make_contact("Bo", email="bo@@muster..example\r\n")
    good = make_contact("Go", email="go@muster.example")
    for one in (bad, good):
        consented(one, by=cast.lead)
    queue_people(make_survey("nps", audience="list"), [bad, good])
    Invitation.objects.update(due_at=TUESDAY)
    ask_due(by="worker", now=TUESDAY)
    states = dict(Invitation.objects.values_list("contact_id", "state"))
    assert (states[bad.pk], states[good.pk]) == ("blocked", "sent")


def test_a_concern_of_another_team_that_one_may_not_read_brings_nobody_into_a_list(cast, mia):
    ticket = make_ticket(cast.confidential, contact=mia)
    Ticket.objects.filter(pk=ticket.pk).update(solved_at=timezone.now())
    assert by_concern(30, user=cast.bob) == []


def test_whoever_was_erased_is_named_nowhere(cast, mia):
    survey = make_survey("nps")
    invite(survey, contact=mia)
    Invitation.objects.update(contact=None)
    assert signed_in(cast.lead).get(f"/surveys/{survey.pk}/asked/").status_code == 200
    assert signed_in(cast.lead).get(f"/surveys/{survey.pk}/asked/?export=csv").status_code == 200


def test_the_question_about_a_solution_that_lasts_stays(ready):
    invite_after_solution(ready)
    assert withdraw_outdated(ready, by="worker") == 0
    assert Invitation.objects.get().state == "waiting"
