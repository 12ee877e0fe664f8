from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.solutions.models import Solution
from augenhoehe.tickets import needs, rules
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.actions.lead import (
    advise,
    close_handover,
    hand_back,
    read_answer,
    take_over,
    wrap_up,
)
from augenhoehe.tickets.models import Draft, Handover, SolutionUse, Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused

REPORT = {
    "tried": [{"code": "c", "label": "Mail vom Montag"}],
    "exhausted": "Grenze",
    "wanted": "Geld",
}


@pytest.fixture
def handover(cast, ticket):
    return hand_over(ticket, report=REPORT, by=cast.alice)


def post(user, handover, verb, **data):
    return signed_in(user).post(f"/tickets/handovers/{handover.pk}/{verb}/", data)


def test_taken_over_it_is_the_leads(cast, handover):
    done = take_over(handover, by=cast.lead)
    assert (done.state, done.lead) == ("taken", cast.lead) and done.taken_at
    assert Ticket.objects.get().assignee == cast.lead


def test_advice_reaches_the_agent_until_read(cast, handover):
    with refused("lead.silent"):
        advise(handover, answer=" ", by=cast.lead)
    advise(handover, answer="Kulanz bis 50 Euro", by=cast.lead)
    now = timezone.now()

    def told():
        seen = rules.handovers_visible_to(cast.alice)
        return [one.why for one in needs.lead_answered(seen, cast.alice, now)]

    assert told() == ["Kulanz bis 50 Euro"]
    read_answer(handover, by=cast.alice)
    assert told() == []


def test_handed_back_it_is_the_agents_again(cast, handover):
    take_over(handover, by=cast.lead)
    with refused("lead.silent"):
        hand_back(handover, reason="", by=cast.lead)
    hand_back(handover, reason="Bitte noch anrufen", by=cast.lead)
    assert Ticket.objects.get().assignee == cast.alice
    assert Handover.objects.get().state == "returned"


def test_closing_asks_the_one_question_and_ends_the_danger(cast, ticket):
    urgent = hand_over_urgently(ticket, danger="press", sentence="Zeitung", by=cast.alice)
    with refused("handover.needed"):
        close_handover(urgent, needed="", note="", by=cast.lead)
    done = close_handover(urgent, needed="authority", note="bis 50 Euro", by=cast.lead)
    assert done.closed_at and not Ticket.objects.get().is_danger
    for act in (
        lambda: take_over(urgent, by=cast.lead),
        lambda: close_handover(urgent, needed="nothing", note="", by=cast.lead),
        lambda: wrap_up(urgent, cause="", agreed="x", until=None, by=cast.lead),
    ):
        with refused("handover.closed"):
            act()


def test_one_screen_has_number_line_promises_and_what_may_be_offered(cast, ticket, handover):
    used = Solution.objects.create(
        title_de="Erstattung", authority_de="bis 50 Euro", changed_at=timezone.now()
    )
    SolutionUse.objects.create(ticket=ticket, solution=used, used_at=timezone.now())
    ticket.contact.phone = "0231 123456"
    ticket.contact.save()
    page = signed_in(cast.lead).get(handover.get_absolute_url()).content.decode()
    for words in (
        f"#{ticket.pk}",
        "0231 123456",
        "bis 50 Euro",
        "Mail vom Montag",
        "Kein Tee",
        "Geld",
    ):
        assert words in page
    assert (
        "Take over" not in signed_in(cast.alice).get(handover.get_absolute_url()).content.decode()
    )


def test_after_the_talk_the_mail_lies_in_the_composer_with_its_promise(cast, ticket, handover):
    take_over(handover, by=cast.lead)
    until = timezone.localtime() + timedelta(days=2)
    data = {
        "cause": "our_error",
        "agreed": "<b>50 Euro</b> zurück",
        "until": f"{until:%Y-%m-%dT%H:%M}",
    }
    answer = post(cast.lead, handover, "wrap-up", **data, then="mail")
    assert answer["Location"].startswith(f"/tickets/{ticket.pk}/?compose=reply")
    draft = Draft.objects.get(user=cast.lead)
    assert "&lt;b&gt;50 Euro" in draft.html and "error" not in draft.html
    assert draft.to == "mia@muster.example" and draft.extra["promise_at"] == data["until"]
    done = Handover.objects.get()
    assert (done.cause, done.agreed) == ("our_error", "<b>50 Euro</b> zurück")


def test_what_the_lead_was_writing_already_stays(cast, ticket, handover):
    Draft.objects.create(
        user=cast.lead, ticket=ticket, kind="reply", html="<p>Schon da</p>", saved_at=timezone.now()
    )
    post(cast.lead, handover, "wrap-up", agreed="Rückruf", then="mail")
    assert "Schon da" in Draft.objects.get().html


def test_the_verbs_by_their_doors(cast, handover):
    assert post(cast.lead, handover, "advise", answer="").status_code == 422
    assert post(cast.lead, handover, "advise", answer="So geht es").status_code == 302
    assert post(cast.lead, handover, "hand-back", answer="Bitte selbst").status_code == 302
    assert post(cast.lead, handover, "take-over").status_code == 302
    assert post(cast.lead, handover, "wrap-up").status_code == 422
    assert post(cast.lead, handover, "close", needed="solution", note="Text").status_code == 302
    page = signed_in(cast.alice).get(handover.get_absolute_url()).content.decode()
    assert "a standard solution" in page


@pytest.mark.parametrize("verb", ["take-over", "advise", "hand-back", "wrap-up", "close"])
def test_only_the_lead_answers(cast, handover, verb):
    for person in (cast.alice, cast.bob, cast.rita):
        assert post(person, handover, verb).status_code == 403
    for person in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert post(person, handover, verb).status_code == 404


def test_only_who_handed_it_over_says_read(cast, handover):
    advise(handover, answer="So", by=cast.lead)
    assert post(cast.bob, handover, "read").status_code == 409
    assert post(cast.alice, handover, "read").status_code == 302
    assert Handover.objects.get().answer_read_at


def test_the_list_has_the_waiting_first_and_true_counts(cast, handover):
    taken = hand_over(make_ticket(cast.product, subject="Zweites"), report=REPORT, by=cast.carol)
    take_over(taken, by=cast.lead)
    urgent = hand_over_urgently(
        make_ticket(cast.product, subject="Drittes"), danger="press", sentence="!", by=cast.carol
    )
    page = signed_in(cast.lead).get("/tickets/handovers/")
    assert [one.pk for one in page.context["page"].rows] == [urgent.pk, handover.pk, taken.pk]
    assert page.context["counts"]["running"] == 3 and page.context["counts"]["waiting"] == 2
    close_handover(taken, needed="authority", note="", by=cast.lead)
    page = signed_in(cast.lead).get("/tickets/handovers/?state=closed&needed=authority")
    assert [one.pk for one in page.context["page"].rows] == [taken.pk]
    assert dict((code, n) for code, _w, n in page.context["needed"])["authority"] == 1


def test_agents_see_their_own(cast, handover):
    assert len(signed_in(cast.alice).get("/tickets/handovers/").context["page"].rows) == 1
    assert not signed_in(cast.bob).get("/tickets/handovers/").context["page"].rows
    assert signed_in(cast.boss).get("/tickets/handovers/").status_code == 403


def test_the_export_names_nobody_of_us(cast, handover):
    answer = signed_in(cast.lead).get("/tickets/handovers/?export=csv&state=all")
    body = b"".join(answer.streaming_content).decode()
    assert "Kein Tee" in body and "Alice" not in body
    assert signed_in(cast.lead).get("/tickets/handovers/?export=xlsx").status_code == 200
