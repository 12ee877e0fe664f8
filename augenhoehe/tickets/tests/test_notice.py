from augenhoehe.people.models import Grant
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.notice import answer_notice, notice_something
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Notice
from augenhoehe.tickets.tests.refusing import refused


def test_one_line_with_the_ticket(cast, ticket):
    notice = notice_something(text="  Schon wieder\n der Kessel ", ticket=ticket, by=cast.alice)
    assert (notice.text, notice.ticket) == ("Schon wieder der Kessel", ticket)


def test_nothing_noticed_is_refused(cast):
    with refused("notice.empty"):
        notice_something(text=" ", by=cast.alice)


def test_an_answer_is_given_once_and_may_be_empty(cast):
    notice = notice_something(text="Kessel", by=cast.alice)
    assert answer_notice(notice, answer="", by=cast.lead).answered_at
    with refused("notice.answered"):
        answer_notice(notice, answer="Danke", by=cast.lead)


def test_from_the_line_to_the_answer_by_the_pages(cast, ticket):
    door = signed_in(cast.alice)
    path = f"/tickets/notices/new/?ticket={ticket.pk}"
    assert ticket.subject in door.get(path).content.decode()
    door.post("/tickets/notices/new/", {"text": "Immer montags", "ticket": ticket.pk})
    notice = Notice.objects.get()
    assert notice.ticket == ticket
    assert door.post(f"/tickets/notices/{notice.pk}/answer/", {"answer": "x"}).status_code == 403
    lead = signed_in(cast.lead)
    assert "Immer montags" in lead.get("/tickets/notices/").content.decode()
    lead.post(f"/tickets/notices/{notice.pk}/answer/", {"answer": "Ist geplant"})
    assert "Ist geplant" in door.get("/tickets/notices/").content.decode()


def test_others_see_neither_list_nor_line(cast):
    notice = notice_something(text="Immer montags", by=cast.alice)
    assert "montags" not in signed_in(cast.bob).get("/tickets/notices/").content.decode()
    path = f"/tickets/notices/{notice.pk}/answer/"
    assert signed_in(cast.bob).post(path).status_code == 404
    assert signed_in(cast.boss).get("/tickets/notices/").status_code == 403


def test_a_notice_about_a_hidden_ticket_is_hidden_too(cast, ticket):
    Grant.objects.create(user=cast.bob, role="lead")
    notice_something(text="Bob war laut", ticket=ticket, by=cast.alice)
    conceal_from(ticket, cast.bob, but_not=cast.alice)
    page = signed_in(cast.bob).get("/tickets/notices/?show=all")
    assert "laut" not in page.content.decode() and page.context["new"] == 0
    assert signed_in(cast.bob).get(f"/tickets/notices/new/?ticket={ticket.pk}").status_code == 404
