import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets import needs, rules
from augenhoehe.tickets.actions.ask import answer_question, ask_team, withdraw_question
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Consultation, Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused


@pytest.fixture
def asked(cast, ticket):
    return ask_team(ticket, team=cast.commercial, question="Wer bezahlt?", by=cast.alice)


def test_the_ticket_stays_where_it_is(cast, ticket, asked):
    now = Ticket.objects.get(pk=ticket.pk)
    assert now.team == cast.technical and asked.team == cast.commercial


def test_a_question_has_words_and_goes_to_others(cast, ticket):
    with refused("ask.empty"):
        ask_team(ticket, team=cast.commercial, question=" ", by=cast.alice)
    with refused("ask.own_team"):
        ask_team(ticket, team=cast.technical, question="x", by=cast.alice)


def test_nothing_confidential_is_spread_by_asking(cast, ticket):
    secret = make_ticket(cast.confidential)
    confide_ticket(ticket, readers=[], by=cast.lead)
    for one in (secret, ticket):
        with refused("ask.confidential"):
            ask_team(one, team=cast.commercial, question="Wer?", by=cast.lead)


def test_an_answer_settles_it(cast, asked):
    with refused("ask.no_answer"):
        answer_question(asked, answer="", by=cast.bob)
    done = answer_question(asked, answer="Die Kasse.", by=cast.bob)
    assert (done.answer, done.answered_by) == ("Die Kasse.", cast.bob)
    with refused("ask.settled"):
        answer_question(asked, answer="Doch nicht", by=cast.carol)
    with refused("ask.settled"):
        withdraw_question(asked, by=cast.alice)


def test_a_question_taken_back_needs_no_answer(cast, asked):
    withdraw_question(asked, by=cast.alice)
    with refused("ask.settled"):
        answer_question(asked, answer="Die Kasse.", by=cast.bob)


def test_by_the_pages_from_asking_to_the_answer(cast, ticket):
    path = f"/tickets/{ticket.pk}/ask/"
    data = {"team": cast.commercial.pk, "question": "Wer bezahlt?"}
    assert signed_in(cast.bob).post(path, data).status_code == 403
    assert signed_in(cast.alice).get(path).status_code == 200
    assert signed_in(cast.alice).post(path, data).status_code == 302
    pk = Consultation.objects.get().pk
    assert "Wer bezahlt?" in signed_in(cast.bob).get("/tickets/questions/").content.decode()
    assert "Wer bezahlt?" not in signed_in(cast.carol).get("/tickets/questions/").content.decode()
    signed_in(cast.bob).post(f"/tickets/questions/{pk}/answer/", {"answer": "Die Kasse."})
    page = signed_in(cast.alice).get("/tickets/questions/?show=mine")
    assert "Die Kasse." in page.content.decode()


def test_only_who_asked_or_works_on_it_takes_it_back(cast, asked):
    path = f"/tickets/questions/{asked.pk}/withdraw/"
    assert signed_in(cast.carol).post(path).status_code == 403
    assert signed_in(cast.alice).post(path).status_code == 302


def test_whom_it_is_hidden_from_finds_no_question(cast, asked):
    conceal_from(asked.ticket, cast.bob, but_not=cast.lead)
    door = signed_in(cast.bob)
    page = door.get("/tickets/questions/")
    assert page.context["counts"]["waiting"] == 0 and "Wer bezahlt?" not in page.content.decode()
    path = f"/tickets/questions/{asked.pk}/answer/"
    assert door.post(path, {"answer": "x"}).status_code == 404
    for stranger in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert signed_in(stranger).get("/tickets/questions/").status_code == 403
        assert signed_in(stranger).post(path, {"answer": "x"}).status_code == 404


def test_the_export_holds_what_the_tab_shows_and_names_nobody_of_us(cast, ticket):
    ask_team(ticket, team=cast.product, question="=1+1 Wer zahlt?", by=cast.alice)
    done = ask_team(ticket, team=cast.product, question="Seit wann?", by=cast.alice)
    answer_question(done, answer="Seit Mai.", by=cast.carol)

    def table(user, show):
        answer = signed_in(user).get(f"/tickets/questions/?show={show}&export=csv")
        return b"".join(answer.streaming_content).decode()

    waiting, answered = table(cast.carol, "waiting"), table(cast.carol, "answered")
    assert "'=1+1 Wer zahlt?" in waiting and "Seit wann?" not in waiting
    assert "Seit Mai." in answered and "Wer zahlt?" not in answered
    assert "Alice" not in waiting + answered and "Carol" not in waiting + answered
    assert "Wer zahlt?" in table(cast.alice, "mine") and "Wer zahlt?" not in table(cast.bob, "")
    page = signed_in(cast.carol).get("/tickets/questions/?show=answered").content.decode()
    assert "?show=answered&amp;export=xlsx" in page


def test_whom_a_concern_is_about_exports_no_question_of_it(cast, ticket):
    ask_team(ticket, team=cast.commercial, question="Was war mit Bob?", by=cast.alice)
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    answer = signed_in(cast.bob).get("/tickets/questions/?export=csv")
    assert "Bob" not in b"".join(answer.streaming_content).decode()


def day_of(user):
    """What waits for somebody because another team answered."""
    user = type(user).objects.get(pk=user.pk)
    seen = rules.consultations_visible_to(user)
    found = needs.asked_and_answered(seen, user, timezone.now())
    return [one for one in found if one.key.startswith("team_answer:")]


def test_the_answer_comes_up_with_whoever_asked_until_it_is_read(cast, ticket, asked):
    assert not day_of(cast.alice)
    answer_question(asked, answer="Ja, bis 200 Euro.", by=cast.bob)
    found = day_of(cast.alice)
    assert [one.label for one in found] == ["Bob Berger answers: Ja, bis 200 Euro."]
    assert "Wer bezahlt?" in found[0].why and found[0].verbs[0][1].endswith("/read/")
    for person in (cast.bob, cast.carol, cast.lead):
        assert not day_of(person)
        signed_in(person).get(f"/tickets/{ticket.pk}/side/", headers={"hx-request": "true"})
    page = signed_in(cast.alice).get("/").content.decode()
    assert "Ja, bis 200 Euro." in page
    assert signed_in(cast.alice).post(found[0].verbs[0][1], {"next": "/"})["Location"] == "/"
    assert not day_of(cast.alice)


def test_seeing_it_beside_the_concern_is_reading_it(cast, ticket, asked):
    answer_question(asked, answer="Ja.", by=cast.bob)
    signed_in(cast.alice).get(f"/tickets/{ticket.pk}/side/", headers={"hx-request": "true"})
    assert not day_of(cast.alice)


def test_only_who_asked_says_read(cast, asked):
    answer_question(asked, answer="Ja.", by=cast.bob)
    path = f"/tickets/questions/{asked.pk}/read/"
    for person in (cast.bob, cast.lead):
        assert signed_in(person).post(path).status_code == 409
    for person in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert signed_in(person).post(path).status_code == 404
    assert day_of(cast.alice)


def test_ones_own_answer_is_no_news(cast, asked):
    answer_question(asked, answer="Hat sich geklärt.", by=cast.alice)
    assert not day_of(cast.alice)


def test_whom_the_concern_is_about_is_not_told_of_the_answer(cast, ticket):
    Ticket.objects.update(assignee=cast.bob)
    asked = ask_team(ticket, team=cast.product, question="Was tun?", by=cast.bob)
    answer_question(asked, answer="Bob war es.", by=cast.carol)
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    assert not day_of(cast.bob)


@pytest.mark.django_db(transaction=True)
def test_what_was_answered_before_this_was_noted_counts_as_read():
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate([("tickets", "0007_counted_by_day")])
    old = executor.loader.project_state([("tickets", "0007_counted_by_day")]).apps
    now = timezone.now()
    user = old.get_model("people", "User").objects.create(email="a@b.example", name="A")
    team = old.get_model("people", "Team").objects.create(name="T")
    ticket = old.get_model("tickets", "Ticket").objects.create(
        subject="x", team=team, opened_at=now, last_at=now
    )
    words = {"ticket": ticket, "team": team, "asked_by": user, "asked_at": now, "question": "?"}
    asked = old.get_model("tickets", "Consultation").objects
    asked.create(**words, answer="!", answered_at=now, answered_by=user)
    asked.create(**words)
    executor = MigrationExecutor(connection)
    executor.migrate(newest)
    marks = Consultation.objects.order_by("pk").values_list("answer_read_at", flat=True)
    assert list(marks) == [now, None]
