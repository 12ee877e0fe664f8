"""Whom a concern is about finds no trace of it: every page, list, export and number, agent or lead.

One concern with something of every kind on it becomes hidden from Bob, an agent, and another from
Lea, a second lead. Then every address of the house is asked in their names, with every object that
the door tests make, and with the filters and exports of lists.
"""

from collections import defaultdict
from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction
from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import hidden, ref, resolve
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.journal.models import Entry
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.people.models import Absence, FollowUp, User
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.surveys.models import CallBack, Response
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.bulk import change_tickets
from augenhoehe.tickets.actions.collective import start_collective
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.actions.lead import close_handover
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.note import write_note
from augenhoehe.tickets.actions.notice import notice_something
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.models import Draft, Ticket, Undo
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply
from tests.test_doors import DOORS, THINGS, path_of

PART = {"hx-request": "true"}
SECRET = "Zwielicht"
PLAIN = (("", {}), ("", PART))
ALL = "show=all&state=all&all=1&days=365"
OF_LISTS = (
    *PLAIN,
    *((query, {}) for query in (
        ALL, f"{ALL}&export=csv", f"{ALL}&as=csv", "export=csv", f"{ALL}&q={SECRET}", "show=mine",
        "show=answered", "show=due", "show=broken", "show=withdrawn",
    )),
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def lea(cast):
    return make_person("Lea Zweite", "lead")


def concern(cast, concerned, work):
    """Something of every kind on one concern; then it is hidden from `concerned`, whose it was."""
    contact = make_contact("Kim Kunde", company="Kunde AG", email="kim@kunde.example")
    ticket = make_ticket(cast.technical, subject=f"{SECRET}-Betreff", contact=contact)
    assign_ticket(ticket, to=concerned, by=cast.lead)
    reply(ticket, cast.alice, html=f"<p>{SECRET}-Antwort</p>")
    write_note(ticket, html=f"<p>{SECRET}-Notiz</p>", by=cast.alice)
    said = ticket.messages.order_by("pk").first()
    attach(store_blob(b"x"), owner=said, name=f"{SECRET}.pdf")
    tomorrow = timezone.now() + timedelta(days=1)
    give_promise(ticket, text=f"{SECRET}-Zusage", due_at=tomorrow, by=cast.alice)
    ticket.promises.update(due_at=timezone.now() - timedelta(hours=2), owner=concerned)
    ask_team(ticket, team=cast.commercial, question=f"{SECRET}-Frage", by=cast.alice)
    notice_something(text=f"{SECRET}-Hinweis", ticket=ticket, by=cast.alice)
    start_collective([ticket, make_ticket(cast.technical)], title="Kessel", by=cast.alice)
    set_follow_up(ticket, due_at=tomorrow, note=f"{SECRET}-Merker", by=concerned)
    FollowUp.objects.update(due_at=timezone.now() - timedelta(hours=1))
    Draft.objects.create(
        user=concerned,
        ticket=ticket,
        kind="reply",
        html=f"<p>{SECRET}</p>",
        saved_at=timezone.now(),
    )
    old = hand_over(ticket, report=report(), by=cast.alice)
    close_handover(old, needed="authority", note=f"{SECRET}-Befugnis", by=cast.lead)
    work()
    hand_over_urgently(
        ticket, danger="colleague", sentence=f"{SECRET}-Satz", concerned=concerned, by=cast.alice
    )
    work()
    return ticket


def report():
    return {"tried": [{"code": "c", "label": f"{SECRET}-Mail"}], "exhausted": SECRET, "wanted": "x"}


def addresses():
    """{kind of object: names of the addresses that show one}; "" for those without an object."""
    found = defaultdict(list)
    for name, door in sorted(DOORS.items()):
        if "GET" in door.needs and not name.startswith("setup:") and "logout" not in name:
            found[door.about].append(name)
    return found


def found_anywhere(cast, user, ticket):
    """What every address shows to `user`, with every object that the door tests make."""
    found = []
    for about, names in addresses().items():
        with transaction.atomic():
            things = THINGS[about](cast) if about else [EMPTY]
            paths = [path_of(name, DOORS[name], thing) for name, thing in product(names, things)]
            paths += [] if about else around(ticket)
            found += found_by(user, paths, ticket, PLAIN if about else OF_LISTS)
            transaction.set_rollback(True)
    return found


class EMPTY:
    kwargs: dict = {}


def around(ticket):
    """Pages of those who took part in it."""
    yield ticket.contact.get_absolute_url()
    yield ticket.company.get_absolute_url()
    yield f"/privacy/contact/{ticket.contact_id}/"
    yield from (person.get_absolute_url() for person in User.objects.all())


def body(answer):
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(
        errors="replace"
    )


def traces(text, ticket):
    marks = (
        f"{SECRET}-",
        f"{SECRET}.pdf",
        f"/tickets/{ticket.pk}/",
        f"#{ticket.pk} ",
        f"#{ticket.pk}<",
    )
    return [mark for mark in marks if mark in text]


def found_by(user, paths, ticket, asked=OF_LISTS):
    """[(path, query, trace)] of what the pages show to `user`."""
    door, found = signed_in(user), []
    door.raise_request_exception = False
    for path, (query, head) in product(paths, asked):
        with transaction.atomic():
            answer = door.get(f"{path}?{query}" if query else path, headers=head)
            text = "" if answer.status_code >= 400 else body(answer)
            transaction.set_rollback(True)
        found += [(path, query, mark) for mark in traces(text, ticket)]
    return found


@pytest.mark.parametrize("who", ["bob", "lea"])
def test_no_address_of_the_house_shows_a_trace(cast, lea, work, who):
    concerned = {"bob": cast.bob, "lea": lea}[who]
    ticket = concern(cast, concerned, work)
    assert found_anywhere(cast, fresh(concerned), ticket) == []


def test_the_same_pages_show_it_to_others(cast, lea, work):
    """Else the test above would prove nothing."""
    ticket = concern(cast, cast.bob, work)
    seen = {path for path, _query, _mark in found_by(fresh(lea), LISTS, ticket)}
    assert seen == set(LISTS)


LISTS = ["/", "/tickets/", "/tickets/promises/", "/tickets/handovers/", "/tickets/questions/",
         "/tickets/notices/", "/search/", "/journal/all/", "/mail/outbox/", "/tickets/export/"]  # fmt: skip


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def own_pages(ticket):
    """Every address of the concern and of what hangs on it."""
    yield ticket.get_absolute_url()
    for part in ("beside", "messages", "head", "side", "history", "present", "compose", "hand-over",
                 "promise", "ask", "call"):  # fmt: skip
        yield f"/tickets/{ticket.pk}/{part}/"
    for handover in ticket.handovers.all():
        yield handover.get_absolute_url()
    for message in ticket.messages.all():
        yield f"/tickets/{ticket.pk}/body/{message.pk}/"
        if message.outmail_id:
            yield message.outmail.get_absolute_url()
    yield "/files/1/"


@pytest.mark.parametrize("who", ["bob", "lea"])
def test_whatever_is_asked_for_by_its_number_is_not_there(cast, lea, work, who):
    concerned = {"bob": cast.bob, "lea": lea}[who]
    ticket = concern(cast, concerned, work)
    door = signed_in(fresh(concerned))
    for path in own_pages(ticket):
        assert door.get(path).status_code == 404, path
        assert door.get(path, headers=PART).status_code == 404, path


def test_the_journal_leaves_its_lines_out_altogether(cast, lea, work):
    """To a lead, who sees all else, “something you may not see” would say enough."""
    ticket = concern(cast, lea, work)
    assert "something you may not see" not in body(signed_in(fresh(lea)).get("/journal/all/"))
    assert signed_in(fresh(lea)).get("/journal/all/?kind=handover.made").context["lines"] == []
    assert f"#{ticket.pk}" in body(signed_in(cast.lead).get("/journal/all/?kind=handover.made"))


def test_pages_of_the_journal_stay_whole(cast, lea, work):
    """However many lines are left out, a page is full and the next one is found."""
    ticket = concern(cast, lea, work)
    last = Entry.objects.order_by("-pk").first()
    entries = [
        Entry(at=last.at, kind=last.kind, subject_type=type_of(Ticket), subject_id=ticket.pk, actor="mail")
        for _ in range(120)
    ]  # fmt: skip
    before = signed_in(fresh(lea)).get("/journal/all/").context
    Entry.objects.bulk_create(entries)
    after = signed_in(fresh(lea)).get("/journal/all/").context
    assert [line.sentence for line in after["lines"]] == [line.sentence for line in before["lines"]]


def test_the_outbox_has_no_row_for_it_not_even_a_nameless_one(cast, work):
    concern(cast, cast.bob, work)
    rows = signed_in(fresh(cast.bob)).get("/mail/outbox/").context["rows"]
    assert rows == [] and signed_in(cast.lead).get("/mail/outbox/").context["rows"]


def test_a_follow_up_date_on_it_is_gone_from_the_list(cast, work):
    concern(cast, cast.bob, work)
    page = body(signed_in(fresh(cast.bob)).get("/people/follow-ups/"))
    assert SECRET not in page and "something you may not see" not in page


def test_what_one_did_to_it_before_can_no_longer_be_taken_back(cast, work):
    first, second = make_ticket(cast.commercial), make_ticket(cast.commercial)
    undo = change_tickets([first, second], verb="prioritise", target=3, by=cast.bob)
    sent = reply(first, cast.bob)
    hand_over_urgently(
        first, danger="colleague", sentence="Satz", concerned=cast.bob, by=cast.alice
    )
    door = signed_in(fresh(cast.bob))
    before = Ticket.objects.get(pk=first.pk)
    assert door.post(f"/tickets/messages/{sent.pk}/undo/").status_code == 404
    assert "1 ticket" in body(door.post(f"/tickets/undo/{undo.pk}/", follow=True))
    assert Ticket.objects.get(pk=first.pk).priority == before.priority
    assert Undo.objects.get(pk=undo.pk).undone_at


def test_what_was_merged_stays_so_where_one_half_is_hidden(cast):
    source, target = make_ticket(cast.commercial), make_ticket(cast.commercial)
    undo = merge_ticket(source, into=target, by=cast.bob)
    hand_over_urgently(
        target, danger="colleague", sentence="Satz", concerned=cast.bob, by=cast.alice
    )
    door = signed_in(fresh(cast.bob))
    for pk in (source.pk, target.pk):
        assert door.get(f"/tickets/{pk}/").status_code == 404
        assert door.post(f"/tickets/{pk}/unmerge/").status_code == 404
    assert door.post(f"/tickets/undo/{undo.pk}/").status_code == 404
    assert Ticket.objects.get(pk=source.pk).is_merged


def test_given_away_work_of_others_is_not_called_back_through_it(cast, work):
    today = timezone.localdate()
    away = Absence.objects.create(user=cast.alice, deputy=cast.bob, starts_on=today, ends_on=today)
    ticket = make_ticket(cast.technical)
    assign_ticket(ticket, to=cast.alice, by=cast.lead)
    door = signed_in(fresh(cast.bob))
    name = f"tickets-{ticket.pk}"
    door.post(f"/tickets/absence/{away.pk}/", {name: cast.lead.pk})
    kept = Undo.objects.get(verb="redistribute")
    hand_over_urgently(
        ticket, danger="colleague", sentence="Satz", concerned=cast.bob, by=cast.alice
    )
    page = body(signed_in(fresh(cast.bob)).get(f"/tickets/absence/{away.pk}/"))
    assert name not in page
    signed_in(fresh(cast.bob)).post(f"/tickets/absence/given/{kept.pk}/undo/")
    assert Ticket.objects.get(pk=ticket.pk).assignee == cast.lead


def test_what_follows_it_or_went_into_it_does_not_lead_there(cast):
    first = make_ticket(cast.technical)
    after = make_ticket(cast.technical, follows_id=first.pk)
    named = make_ticket(cast.technical, names_ticket_id=first.pk)
    into = make_ticket(cast.technical)
    Ticket.objects.filter(pk=into.pk).update(merged_into=first, is_live=False)
    hand_over_urgently(
        first, danger="colleague", sentence="Satz", concerned=cast.bob, by=cast.alice
    )
    bob, carol = signed_in(fresh(cast.bob)), signed_in(cast.carol)
    for ticket in (after, named):
        for path, head in ((ticket.get_absolute_url(), {}), (f"/tickets/{ticket.pk}/head/", PART)):
            assert f"#{first.pk}<" not in body(bob.get(path, headers=head))
            assert f"#{first.pk} " not in body(bob.get(path, headers=head))
            assert f"#{first.pk}" in body(carol.get(path, headers=head))
    assert bob.get(into.get_absolute_url()).status_code == 404
    assert carol.get(into.get_absolute_url()).status_code == 200


def test_no_link_from_elsewhere_resolves(cast, work):
    ticket = concern(cast, cast.bob, work)
    things = [ticket, *ticket.messages.all(), *ticket.handovers.all(), *ticket.promises.all()]
    things += [*ticket.notices.all(), *(m.outmail for m in ticket.messages.all() if m.outmail)]
    assert resolve([ref(thing) for thing in things], user=fresh(cast.bob)) == {}


def test_what_a_customer_answered_about_it_is_in_no_line_of_the_journal_either(cast, lea, work):
    ticket = concern(cast, lea, work)
    survey = make_survey()
    said = Response.objects.create(
        survey=survey,
        version=survey.versions.get(),
        ticket=ticket,
        channel="mail",
        at=timezone.now(),
    )
    call = CallBack.objects.create(response=said, due_at=timezone.now(), created_at=timezone.now())
    kinds = {Response: [said.pk], CallBack: [call.pk]}
    for model, pks in kinds.items():
        assert hidden(fresh(lea))[type_of(model)] == pks
        assert type_of(model) not in hidden(fresh(cast.lead))
