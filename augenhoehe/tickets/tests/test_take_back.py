"""Whoever handed over takes it back while nobody has answered; nothing of a mistake stays."""

import pytest
from django.utils import timezone

from augenhoehe.people.models import Grant
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets import needs, rules
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.actions.lead import advise, hand_back, take_over
from augenhoehe.tickets.actions.prioritise import prioritise_ticket
from augenhoehe.tickets.actions.take_back import take_back
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Concealment, Handover, Ticket
from augenhoehe.tickets.tests.cast import reply
from augenhoehe.tickets.tests.refusing import refused

REPORT = {
    "tried": [{"code": "c", "label": "Mail"}],
    "exhausted": "Kein Zugriff",
    "wanted": "Geld zurück",
}
PART = {"hx-request": "true"}
SECRET = "Bob hat geschrien"


@pytest.fixture
def handover(cast, ticket):
    return hand_over(ticket, report=REPORT, by=cast.alice)


def urgently(ticket, by, **more):
    words = {"danger": "colleague", "sentence": SECRET, **more}
    return hand_over_urgently(ticket, by=by, **words)


def now_of(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_taken_back_it_waits_for_nobody_and_can_be_handed_over_again(cast, ticket, handover):
    take_back(handover, by=cast.alice)
    seen = rules.handovers_visible_to(cast.lead)
    assert not needs.handed_over(seen, cast.lead, timezone.now())
    assert Handover.objects.get().state == "revoked" and Handover.objects.get().closed_at
    hand_over(ticket, report=REPORT, by=cast.alice)


def test_it_stands_in_the_history(cast, ticket, handover):
    take_back(handover, by=cast.alice)
    page = signed_in(cast.carol).get(f"/tickets/{ticket.pk}/history/").content.decode()
    assert "Alice Anders took the handover of" in page


@pytest.mark.parametrize("answer", ["take_over", "advise", "hand_back"])
def test_once_the_lead_answered_it_is_too_late(cast, handover, answer):
    {
        "take_over": lambda: take_over(handover, by=cast.lead),
        "advise": lambda: advise(handover, answer="So", by=cast.lead),
        "hand_back": lambda: hand_back(handover, reason="Bitte", by=cast.lead),
    }[answer]()
    with refused("handover.answered"):
        take_back(handover, by=cast.alice)
    page = signed_in(cast.alice).get(handover.get_absolute_url()).content.decode()
    assert "take-back" not in page


def test_twice_is_too_late(cast, handover):
    take_back(handover, by=cast.alice)
    with refused("handover.answered"):
        take_back(handover, by=cast.alice)
    with refused("handover.closed"):
        take_over(handover, by=cast.lead)


def test_an_urgent_one_leaves_the_ticket_as_it_was(cast, ticket):
    prioritise_ticket(ticket, priority=Priority.HIGH, by=cast.alice)
    Ticket.objects.update(assignee=cast.bob)
    before = now_of(ticket)
    made = urgently(ticket, cast.alice, concerned=cast.bob)
    assert now_of(ticket).assignee is None and Concealment.objects.exists()
    take_back(made, by=cast.alice)
    after = now_of(ticket)
    for name in ("priority", "assignee_id", "is_danger", "next_due_at", "solution_due_at"):
        assert getattr(after, name) == getattr(before, name), name
    assert not Concealment.objects.exists()
    assert rules.visible_to(fresh(cast.bob)).filter(pk=ticket.pk).exists()


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def test_what_was_said_of_a_colleague_by_mistake_is_kept_nowhere(cast, ticket):
    Grant.objects.create(user=cast.bob, role="lead")
    made = urgently(ticket, cast.alice, concerned=cast.bob)
    take_back(made, by=cast.alice)
    row = Handover.objects.get()
    assert (row.kind, row.danger, row.sentence, row.before) == ("normal", "", "", {})
    door = signed_in(fresh(cast.bob))
    for path in (made.get_absolute_url(), "/tickets/handovers/?state=all", ticket.get_absolute_url(),
                 f"/tickets/{ticket.pk}/side/", f"/tickets/{ticket.pk}/history/"):  # fmt: skip
        page = door.get(path, headers=PART if "/side/" in path else {}).content.decode()
        assert page and "concerns a colleague" not in page and "geschrien" not in page, path


def test_what_was_hidden_before_stays_hidden(cast, ticket):
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    take_back(urgently(ticket, cast.alice, concerned=cast.bob), by=cast.alice)
    assert Concealment.objects.get().user == cast.bob


def test_what_somebody_changed_since_stays(cast, ticket):
    made = urgently(ticket, cast.alice, danger="press", sentence="Zeitung")
    prioritise_ticket(now_of(ticket), priority=Priority.LOW, by=cast.lead)
    assign_ticket(now_of(ticket), to=cast.carol, by=cast.lead)
    take_back(made, by=cast.alice)
    assert (now_of(ticket).priority, now_of(ticket).assignee) == (Priority.LOW, cast.carol)


def test_a_colleague_named_beside_another_danger_sees_nothing_either(cast, ticket):
    urgently(ticket, cast.alice, danger="data", concerned=cast.bob)
    assert not rules.visible_to(cast.bob).filter(pk=ticket.pk).exists()


def test_only_who_handed_it_over_takes_it_back(cast, handover):
    path = f"/tickets/handovers/{handover.pk}/take-back/"
    for person in (cast.lead, cast.bob, cast.carol):
        assert signed_in(person).post(path).status_code == 403
        assert (
            "take-back" not in signed_in(person).get(handover.get_absolute_url()).content.decode()
        )
    for person in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert signed_in(person).post(path).status_code == 404
    assert signed_in(cast.alice).post(path)["Location"] == handover.ticket.get_absolute_url()
    assert Handover.objects.get().state == "revoked"


def test_whom_it_concerns_cannot_take_it_back_even_if_guessed(cast, ticket):
    made = urgently(ticket, cast.alice, concerned=cast.bob)
    assert signed_in(cast.bob).post(f"/tickets/handovers/{made.pk}/take-back/").status_code == 404


def test_right_after_handing_over_the_toast_takes_it_back(cast, ticket):
    door, path = signed_in(cast.alice), f"/tickets/{ticket.pk}/hand-over/"
    data = {"which": "urgent", "urgent-danger": "press", "urgent-sentence": "Zeitung"}
    page = door.post(path, data, follow=True).content.decode()
    made = Handover.objects.get()
    assert f"/tickets/handovers/{made.pk}/take-back/" in page
    page = door.post(f"/tickets/handovers/{made.pk}/take-back/", follow=True).content.decode()
    assert "with you and your team again" in page
    assert "Zeitung" in door.get(path).content.decode()


def test_what_was_written_is_there_again_but_not_ticked(cast, ticket):
    sent = reply(ticket, cast.alice)
    take_back(hand_over(ticket, report=REPORT, by=cast.alice), by=cast.alice)
    page = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/hand-over/").content.decode()
    assert "Kein Zugriff" in page and "Geld zurück" in page
    tick = page.split(f'value="message:{sent.pk}"')[1].split(">")[0]
    assert "checked" not in tick
    other = signed_in(cast.lead).get(f"/tickets/{ticket.pk}/hand-over/").content.decode()
    assert "Kein Zugriff" not in other


def test_the_conversation_and_the_list_forget_it(cast, ticket, handover):
    door = signed_in(cast.alice)
    assert "take-back" in door.get(f"/tickets/{ticket.pk}/side/", headers=PART).content.decode()
    take_back(handover, by=cast.alice)
    assert "andover" not in door.get(f"/tickets/{ticket.pk}/side/", headers=PART).content.decode()
    page = door.get("/tickets/handovers/")
    assert not page.context["page"].rows and page.context["counts"]["running"] == 0
    assert len(door.get("/tickets/handovers/?state=all").context["page"].rows) == 1
