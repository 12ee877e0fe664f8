"""Deciding at the screen: amounts as people type them, who approves, who sets limits."""

import pytest

from augenhoehe.complaints.goodwill import redress_rules
from augenhoehe.complaints.models import Decision, Redress
from augenhoehe.complaints.tests.decisions import decided, rules
from augenhoehe.people.tests.cast import signed_in

GIVEN = {"ours": "yes", "reason": "Der Kessel war kaputt.", "refund_on": "on"}
LIMITS = {"agent_cents": "50", "reception_cents": "0", "lead_cents": "1.234,50"}


@pytest.fixture
def page(cast, complaint):
    rules(cast.lead)
    cast.lead.language = "de"
    cast.lead.save()
    return f"/complaints/{complaint.pk}/decide/"


@pytest.mark.parametrize(
    ("typed", "cents"), [("1.234,50", 123450), ("1,234.50", 123450), ("49,9", 4990), ("", 0)]
)
def test_an_amount_is_read_in_either_way_of_writing(cast, page, typed, cents):
    rules(cast.lead, lead_cents=500000)
    answer = signed_in(cast.lead).post(page, GIVEN | {"refund_cents": typed})
    assert answer.status_code == 302 and Redress.objects.get().cents == cents


@pytest.mark.parametrize("typed", ["-5", "−5,00", "viel", "1.23,50", "1e9", "99.999.999,00"])
def test_what_is_no_amount_is_said_beside_the_field(cast, page, typed):
    answer = signed_in(cast.lead).post(page, GIVEN | {"refund_cents": typed})
    assert answer.status_code == 422 and not Decision.objects.exists()
    assert 'id="id_refund_cents"' in answer.content.decode() and typed in answer.content.decode()


def test_what_is_not_ticked_does_not_count(cast, page):
    signed_in(cast.lead).post(page, GIVEN | {"goodwill_cents": "10", "elsewhere": "Kehl"})
    assert Redress.objects.get().kind == "refund" and Decision.objects.get().elsewhere == ""


def test_a_rejection_without_a_way_on_is_refused_at_the_screen(cast, page):
    bare = {"ours": "no", "reason": "Nicht von uns.", "reject_on": "on"}
    assert signed_in(cast.lead).post(page, bare).status_code == 422
    ways = {"alternatives": "Ein zweiter Kessel.", "elsewhere": "Schlichtungsstelle"}
    assert signed_in(cast.lead).post(page, bare | ways).status_code == 302


def test_a_closed_complaint_says_so_and_keeps_what_was_typed(cast, page, complaint):
    type(complaint).objects.update(state="closed", ending="accepted", closed_at="2026-01-05T10:00Z")
    answer = signed_in(cast.lead).post(page, GIVEN)
    assert answer.status_code == 409 and GIVEN["reason"] in answer.content.decode()


def test_the_boss_approves_on_the_page_without_reading_complaints(cast, page, complaint):
    decision = decided(complaint, by=cast.alice, cents=90000)
    url, boss = f"/complaints/decisions/{decision.pk}/second/", signed_in(cast.boss)
    assert url in boss.get("/").content.decode()
    assert complaint.wrong in boss.get(url).content.decode()
    assert boss.get(complaint.get_absolute_url()).status_code in (403, 404)
    assert boss.post(url, {"verdict": "no"}).status_code == 422
    assert boss.post(url, {"verdict": "yes"}).status_code == 302
    decision.refresh_from_db()
    assert decision.stands and url not in boss.get("/").content.decode()


def test_nothing_confidential_is_shown_to_the_boss(cast, page, complaint):
    decision = decided(complaint, by=cast.alice, cents=90000)
    complaint.ticket.is_confidential = True
    complaint.ticket.save()
    shown = signed_in(cast.boss).get(f"/complaints/decisions/{decision.pk}/second/")
    assert shown.status_code == 200 and complaint.wrong not in shown.content.decode()


def test_what_is_about_the_boss_is_not_there_for_the_boss(cast, page, complaint):
    decision = decided(complaint, by=cast.alice, cents=90000)
    type(complaint).objects.update(about=cast.boss)
    url = f"/complaints/decisions/{decision.pk}/second/"
    assert signed_in(cast.boss).get(url).status_code == 404
    assert url not in signed_in(cast.boss).get("/").content.decode()


def test_script_in_words_stays_words(cast, page, complaint):
    signed_in(cast.lead).post(page, GIVEN | {"reason": "<script>alert(1)</script>"})
    shown = signed_in(cast.lead).get(complaint.get_absolute_url()).content.decode()
    assert "<script>alert" not in shown and "&lt;script&gt;alert" in shown


def test_limits_are_set_by_lead_boss_and_administrator(cast, page):
    for who in (cast.lead, cast.boss, cast.admin):
        assert signed_in(who).post("/complaints/redress/", LIMITS).status_code == 302
    assert signed_in(cast.alice).get("/complaints/redress/").status_code == 403
    found = redress_rules()
    assert (found.lead_cents, found.boss_cents, found.to_bosses) == (123450, None, False)


@pytest.mark.parametrize("wrong", [{"lead_cents": "-1"}, {"extra": "kein Briefkasten"}])
def test_limits_that_are_none_are_refused(cast, page, wrong):
    answer = signed_in(cast.lead).post("/complaints/redress/", LIMITS | wrong)
    assert answer.status_code == 422 and redress_rules().lead_cents == 50000
