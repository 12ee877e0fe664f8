import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.intake.actions.take_call import Call, take_call
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.models import Message, Promise, State, Ticket
from augenhoehe.tickets.tests.cast import make_contact


@pytest.fixture
def cast(db):
    return make_cast()


def call(cast, **more):
    return Call(
        **{"who": "Herr Neu", "concern": "Kommt nicht hinein", "team": cast.technical, **more}
    )


def test_a_call_waits_for_an_answer_with_its_number(cast):
    ticket = take_call(call(cast, number="0221 123"), by=cast.rita)
    said = Message.objects.get(ticket=ticket)
    assert ticket.unanswered_since and said.kind == Message.Kind.CALL and "0221 123" in said.text


def test_until_when_is_a_promise_to_call_back(cast):
    due = timezone.now() + timezone.timedelta(hours=3)
    ticket = take_call(call(cast, until=due, person=cast.alice), by=cast.rita)
    promise = Promise.objects.get()
    assert (promise.ticket, promise.owner, promise.due_at) == (ticket, cast.alice, due)


def test_solved_on_the_phone_is_one_step(cast):
    ticket = take_call(call(cast, solved=True), by=cast.rita)
    ticket.refresh_from_db()
    assert ticket.state == State.SOLVED and ticket.first_response_at and ticket.solved_at


def test_solved_and_to_be_called_back_is_refused_and_nothing_written(cast):
    with pytest.raises(Refused):
        take_call(call(cast, solved=True, until=timezone.now()), by=cast.rita)
    assert not Ticket.objects.exists()


def test_a_known_caller_brings_the_company(cast):
    mia = make_contact("Mia Muster", company="Musterbau")
    assert take_call(call(cast, contact=mia), by=cast.rita).company.name == "Musterbau"


def test_an_adviser_of_several_companies_leaves_the_company_open(cast):
    mia = make_contact("Mia Muster", company="Musterbau")
    other = make_contact("Ute Unger", company="Andere")
    mia.represents.create(company=other.company)
    assert take_call(call(cast, contact=mia), by=cast.rita).company is None


def test_the_reception_writes_it_down_in_one_form(cast):
    door = signed_in(cast.rita)
    data = {
        "who": "Herr Neu",
        "concern": "Tee",
        "whom": f"t{cast.technical.pk}",
        "until": "tomorrow",
    }
    assert door.post("/intake/reception/", data).status_code == 302
    assert Promise.objects.get().due_at > timezone.now()


def test_a_missing_concern_is_said_and_what_was_typed_stays(cast):
    data = {"who": "Herr Neu", "number": "0221", "whom": f"t{cast.technical.pk}"}
    page = signed_in(cast.rita).post("/intake/reception/", data)
    assert page.status_code == 422 and "0221" in page.content.decode()
    assert not Ticket.objects.exists()


def test_the_boss_writes_no_calls_down(cast):
    assert signed_in(cast.boss).get("/intake/reception/").status_code == 403


def test_one_optional_click_says_how_they_sounded(cast):
    ticket = take_call(call(cast, mood="annoyed"), by=cast.rita)
    said = Message.objects.get(ticket=ticket)
    assert (said.mood, said.heard_by) == ("annoyed", cast.rita)
    assert Message.objects.get(ticket=take_call(call(cast), by=cast.rita)).mood == ""


def test_solved_on_the_phone_is_one_call_and_not_two(cast):
    ticket = take_call(call(cast, solved=True, mood="grateful"), by=cast.rita)
    moods = Message.objects.filter(ticket=ticket).order_by("pk").values_list("mood", flat=True)
    assert list(moods) == ["grateful", None]
