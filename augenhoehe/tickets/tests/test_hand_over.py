from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.people.models import Grant
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.servicelevels.models import Priority
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets import needs, rules
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Handover, SolutionUse, Ticket
from augenhoehe.tickets.tests.cast import reply
from augenhoehe.tickets.tests.refusing import refused
from augenhoehe.tickets.tried import things_tried

TRIED = [{"code": "message:1", "label": "Mail"}]


def report(**more):
    return {"tried": TRIED, "exhausted": "Kein Zugriff", "wanted": "Geld zurück", **more}


def urgently(ticket, by, danger="colleague", **more):
    words = {"danger": danger, "sentence": "Es wurde laut.", **more}
    return hand_over_urgently(ticket, by=by, **words)


def test_what_was_tried_are_solutions_mails_calls_and_questions(cast, ticket):
    used = Solution.objects.create(title_de="Entkalken", changed_at=timezone.now())
    SolutionUse.objects.create(ticket=ticket, solution=used, used_at=timezone.now())
    sent = reply(ticket, cast.alice)
    call = note_call(ticket, text="Kommt.", by=cast.alice, customer_called=False)
    asked = ask_team(ticket, team=cast.commercial, question="Wer zahlt?", by=cast.alice)
    assert [one.code for one in things_tried(ticket)] == [
        f"solution:{used.pk}", f"message:{sent.pk}", f"message:{call.pk}", f"question:{asked.pk}",
    ]  # fmt: skip


def test_nothing_tried_nothing_handed_over(cast, ticket):
    assert not things_tried(ticket)
    with refused("handover.nothing_tried"):
        hand_over(ticket, report=report(tried=[]), by=cast.alice)


@pytest.mark.parametrize("name", ["exhausted", "wanted"])
def test_why_and_what_is_wanted_belong_to_it(cast, ticket, name):
    with refused(f"handover.{name}"):
        hand_over(ticket, report=report(**{name: " "}), by=cast.alice)


def test_it_waits_for_the_lead_once(cast, ticket):
    made = hand_over(ticket, report=report(), by=cast.alice)
    assert (made.state, made.handed_by, made.tried_words) == ("waiting", cast.alice, ["Mail"])
    with refused("handover.running"):
        hand_over(ticket, report=report(), by=cast.alice)
    with refused("handover.running"):
        urgently(ticket, cast.alice, danger="press")


def test_an_urgent_one_needs_a_sentence_only(cast, ticket):
    with refused("handover.sentence"):
        urgently(ticket, cast.alice, danger="press", sentence=" ")
    made = urgently(ticket, cast.alice, danger="press")
    now = Ticket.objects.get(pk=ticket.pk)
    assert made.is_urgent and now.is_danger and now.priority == Priority.URGENT
    shown = needs.in_danger(rules.handovers_visible_to(cast.lead), cast.lead, timezone.now())
    assert [one.rank for one in shown] == [1]


def test_about_a_colleague_one_says_whom(cast, ticket):
    with refused("handover.whom"):
        urgently(ticket, cast.alice)
    with refused("conceal.self"):
        urgently(ticket, cast.alice, concerned=cast.alice)


def test_about_the_only_lead_it_is_not_hidden_from_nobody(cast, ticket):
    with refused("conceal.only_lead"):
        urgently(ticket, cast.alice, concerned=cast.lead)
    Grant.objects.create(user=cast.bob, role="lead")
    urgently(ticket, cast.alice, concerned=cast.lead)
    assert not rules.handovers_visible_to(cast.lead).exists()


def test_the_colleague_concerned_finds_nothing_anywhere(cast, ticket, work):
    Ticket.objects.update(assignee=cast.bob)
    work()
    made = urgently(ticket, cast.alice, concerned=cast.bob)
    assert Ticket.objects.get(pk=ticket.pk).assignee is None
    door = signed_in(cast.bob)
    assert not door.get("/tickets/?show=all").context["page"].rows
    assert not door.get("/tickets/?q=Tee&show=all").context["page"].rows
    assert not found_ids(cast.bob, "Tee") or not rules.visible_to(cast.bob).exists()
    assert (
        "Tee" not in door.get("/search/?q=Tee").content.decode().split("<main")[1].split("value")[0]
    )
    for path in ("", "messages/", "side/", "history/", "hand-over/", "promise/", "ask/"):
        assert door.get(f"/tickets/{ticket.pk}/{path}").status_code == 404, path
    assert door.get(made.get_absolute_url()).status_code == 404
    page = door.get("/tickets/handovers/?state=all")
    assert not page.context["page"].rows and not any(page.context["counts"].values())


def test_the_page_offers_what_was_tried_with_nothing_ticked(cast, ticket):
    sent = reply(ticket, cast.alice)
    door, path = signed_in(cast.alice), f"/tickets/{ticket.pk}/hand-over/"
    page = door.get(path).content.decode()
    assert (
        f'value="message:{sent.pk}"' in page and "checked" not in page.split("Hand over at once")[1]
    )
    data = {"exhausted": "Kein Zugriff", "wanted": "Geld", "speaker": cast.alice.pk}
    answer = door.post(path, data)
    assert answer.status_code == 422 and "Tick what was tried" in answer.content.decode()
    assert "Kein Zugriff" in answer.content.decode()
    assert door.post(path, {**data, "tried": f"message:{sent.pk}"}).status_code == 302
    made = Handover.objects.get()
    assert made.tried[0]["code"] == f"message:{sent.pk}" and made.speaker == cast.alice


def test_what_is_not_on_the_list_cannot_be_ticked(cast, ticket):
    reply(ticket, cast.alice)
    data = {"exhausted": "x", "wanted": "y", "tried": "message:999999"}
    answer = signed_in(cast.alice).post(f"/tickets/{ticket.pk}/hand-over/", data)
    assert answer.status_code == 422 and not Handover.objects.exists()


def test_urgently_by_the_page_the_way_back_does_not_show_it(cast, ticket):
    data = {"which": "urgent", "urgent-danger": "colleague", "urgent-sentence": "Er schrie."}
    path = f"/tickets/{ticket.pk}/hand-over/"
    door = signed_in(cast.alice)
    assert "Whom does it concern" in door.post(path, data).content.decode()
    assert door.post(path, {**data, "urgent-concerned": cast.bob.pk}).status_code == 302
    assert not rules.visible_to(cast.bob).filter(pk=ticket.pk).exists()


def test_members_hand_over_others_do_not(cast, ticket):
    path = f"/tickets/{ticket.pk}/hand-over/"
    assert signed_in(cast.bob).get(path).status_code == 403
    assert signed_in(cast.boss).get(path).status_code == 404
    assert signed_in(cast.lead).get(path).status_code == 200


def test_by_when_is_a_moment_in_local_time(cast, ticket):
    sent = reply(ticket, cast.alice)
    due = timezone.localtime() + timedelta(days=1)
    data = {
        "tried": f"message:{sent.pk}", "exhausted": "x", "wanted": "y",
        "due_at": f"{due:%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    signed_in(cast.alice).post(f"/tickets/{ticket.pk}/hand-over/", data)
    assert abs(Handover.objects.get().due_at - due) < timedelta(minutes=1)


def test_once_handed_over_the_conversation_says_with_whom_it_is(cast, ticket):
    door, path = signed_in(cast.alice), ticket.get_absolute_url()
    assert f"/tickets/{ticket.pk}/hand-over/" in door.get(path).content.decode()
    made = urgently(ticket, cast.alice, concerned=cast.bob)
    for person in (cast.alice, cast.lead):
        page = signed_in(person).get(path).content.decode()
        assert "With the lead" in page and made.get_absolute_url() in page
        assert f"/tickets/{ticket.pk}/hand-over/" not in page
    assert "With the lead" not in signed_in(cast.bob).get(path).content.decode()
