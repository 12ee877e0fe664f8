"""While the lead is away the deputy reads and answers what waits, that and no more, on record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.offers import ref, resolve
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import Absence, Grant, User
from augenhoehe.people.tests.cast import make_person, signed_in
from augenhoehe.search.actions import index_texts
from augenhoehe.tickets import events, needs, rules
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.hand_over import hand_over, hand_over_urgently
from augenhoehe.tickets.actions.lead import close_handover, take_over
from augenhoehe.tickets.finding import docs_of, found_ids
from augenhoehe.tickets.models import Handover, Ticket
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.web.audience import audience

PART = {"hx-request": "true"}
DAY = timedelta(days=1)
REPORT = {"tried": [{"code": "c", "label": "Mail"}], "exhausted": "Grenze", "wanted": "Geld"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def secret(cast):
    """A handover from a confidential team, which Bob is not in."""
    return hand_over(make_ticket(cast.confidential, subject="Geheim"), report=REPORT, by=cast.dora)


def away(lead, deputy, *, since=0, until=1):
    today = timezone.localdate()
    days = {"starts_on": today + since * DAY, "ends_on": today + until * DAY}
    return Absence.objects.create(user=lead, deputy=deputy, **days)


def fresh(user):
    return User.objects.get(pk=user.pk)


def reads(user, ticket):
    """By rule, page, search, link from elsewhere and event: all the same."""
    user = fresh(user)
    index_texts(docs_of(Ticket.objects.get(pk=ticket.pk)))
    found = [
        rules.visible_to(user).filter(pk=ticket.pk).exists(),
        signed_in(user).get(ticket.get_absolute_url()).status_code == 200,
        rules.visible_to(user).filter(pk__in=found_ids(user, str(ticket.pk))).exists(),
        ticket.get_absolute_url() in searched(user, ticket),
        bool(resolve([ref(ticket)], user=fresh(user))),
        bool(audience([ref(ticket)], [user.pk]).get(user.pk)),
    ]
    assert len(set(found)) == 1, found
    return found[0]


def searched(user, ticket):
    return signed_in(user).get("/search/", {"q": ticket.subject}).content.decode()


def post(user, handover, verb, **data):
    return signed_in(user).post(f"/tickets/handovers/{handover.pk}/{verb}/", data).status_code


def day_of(user):
    user, now = fresh(user), timezone.now()
    seen = rules.handovers_to_answer(user)
    return [*needs.in_danger(seen, user, now), *needs.handed_over(seen, user, now)]


def noted(ticket):
    kind, pk = ref(ticket)
    code = events.READ_AS_DEPUTY.code
    return Entry.objects.filter(subject_type=kind, subject_id=pk, kind=code).count()


def test_the_deputy_reads_and_answers_what_waits(cast, secret):
    assert not reads(cast.bob, secret.ticket)
    away(cast.lead, cast.bob)
    assert reads(cast.bob, secret.ticket) and len(day_of(cast.bob)) == 1
    door = signed_in(cast.bob)
    assert "Geheim" in door.get("/tickets/handovers/").content.decode()
    page = door.get(secret.get_absolute_url()).content.decode()
    assert "take-over" in page and "Geld" in page
    assert post(cast.bob, secret, "advise", answer="So geht es") == 302
    assert post(cast.bob, secret, "take-over") == 302
    assert Ticket.objects.get(pk=secret.ticket_id).assignee == cast.bob
    assert door.post(f"/tickets/{secret.ticket_id}/note/", {"html": "<p>x</p>"}).status_code == 302
    assert post(cast.bob, secret, "close", needed="authority") == 302
    assert door.get(secret.get_absolute_url()).status_code == 200


def test_a_confidential_concern_of_a_team_that_all_read_too(cast, ticket):
    made = hand_over(ticket, report=REPORT, by=cast.alice)
    confide_ticket(ticket, readers=[], by=cast.lead)
    assert not reads(cast.bob, ticket)
    away(cast.lead, cast.bob)
    assert reads(cast.bob, ticket) and post(cast.bob, made, "take-over") == 302


def test_nothing_else_of_that_team(cast, secret):
    away(cast.lead, cast.bob)
    other = make_ticket(cast.confidential, subject="Noch geheimer")
    done = hand_over(make_ticket(cast.confidential), report=REPORT, by=cast.dora)
    close_handover(done, needed="nothing", note="", by=cast.lead)
    taken = hand_over(make_ticket(cast.confidential), report=REPORT, by=cast.dora)
    take_over(taken, by=cast.lead)
    for one in (other, done.ticket, taken.ticket):
        assert not reads(cast.bob, one)
    rows = signed_in(cast.bob).get("/tickets/?show=all").context["page"].rows
    assert [one.pk for one in rows] == [secret.ticket_id]
    assert post(cast.bob, taken, "advise", answer="x") == 404


def test_only_as_long_as_the_lead_is_away(cast, secret):
    absence = away(cast.lead, cast.bob)
    assert post(cast.bob, secret, "take-over") == 302 and reads(cast.bob, secret.ticket)
    absence.ended_at = timezone.now()
    absence.save()
    assert not reads(cast.bob, secret.ticket) and post(cast.bob, secret, "close") == 404
    for since, until in ((1, 2), (-3, -1)):
        Absence.objects.all().delete()
        away(cast.lead, cast.bob, since=since, until=until)
        assert not reads(cast.bob, secret.ticket) and not day_of(cast.bob)


def test_neither_another_colleague_nor_the_deputy_of_somebody_else(cast, secret):
    away(cast.lead, cast.bob)
    away(cast.alice, cast.carol)
    for person in (cast.alice, cast.carol, cast.rita):
        assert not reads(person, secret.ticket) and not day_of(person)
        assert post(person, secret, "take-over") == 404


@pytest.mark.parametrize("name", ["boss", "admin", "observer", "stranger"])
def test_who_reads_no_concerns_reads_none_as_a_deputy(cast, secret, name):
    person = getattr(cast, name)
    away(cast.lead, person)
    assert not reads(person, secret.ticket) and not day_of(person)
    assert post(person, secret, "take-over") == 404


def test_a_lead_who_was_one_lends_nothing(cast, secret):
    away(cast.lead, cast.bob)
    Grant.objects.filter(user=cast.lead).update(role="agent")
    assert not reads(cast.bob, secret.ticket)
    Grant.objects.filter(user=cast.lead).update(role="lead")
    User.objects.filter(pk=cast.lead.pk).update(is_active=False)
    assert not reads(cast.bob, secret.ticket)


def urgently(ticket, by, concerned):
    return hand_over_urgently(
        ticket, danger="colleague", sentence="Es wurde laut", concerned=concerned, by=by
    )


def test_never_what_is_about_the_deputy(cast):
    own = urgently(make_ticket(cast.confidential), cast.dora, cast.bob)
    near = urgently(make_ticket(cast.commercial), cast.alice, cast.bob)
    away(cast.lead, cast.bob)
    for one in (own, near):
        assert not reads(cast.bob, one.ticket) and post(cast.bob, one, "take-over") == 404
        assert signed_in(cast.bob).get(one.get_absolute_url()).status_code == 404
    assert not day_of(cast.bob)


def test_nor_what_is_about_the_lead_whom_the_deputy_stands_in_for(cast):
    """A deputy holds what the absent lead holds, and that lead may not even see it."""
    lea = make_person("Lea Zweite", "lead")
    inner = urgently(make_ticket(cast.confidential), cast.dora, lea)
    near = urgently(make_ticket(cast.technical), cast.alice, lea)
    away(lea, cast.bob)
    assert not reads(cast.bob, inner.ticket) and post(cast.bob, inner, "take-over") == 404
    # Bob reads the team of the other one anyway, but he does not answer it for Lea.
    assert reads(cast.bob, near.ticket) and post(cast.bob, near, "take-over") == 403
    assert not day_of(cast.bob)
    assert not signed_in(cast.bob).get("/tickets/handovers/").context["page"].rows
    away(cast.lead, cast.bob)
    assert reads(cast.bob, inner.ticket) and len(day_of(cast.bob)) == 2
    assert post(cast.bob, near, "take-over") == 302


def test_that_it_was_read_stands_in_its_history_once_a_day(cast, secret):
    away(cast.lead, cast.bob)
    door = signed_in(cast.bob)
    door.get("/tickets/handovers/")
    assert noted(secret.ticket) == 0
    for _ in range(3):
        door.get(secret.get_absolute_url())
        door.get(secret.ticket.get_absolute_url())
    assert noted(secret.ticket) == 1
    page = signed_in(cast.dora).get(f"/tickets/{secret.ticket_id}/history/").content.decode()
    assert "Bob Berger read #" in page and "as the deputy of an absent lead" in page
    Entry.objects.update(at=timezone.now() - DAY)
    door.get(f"/tickets/{secret.ticket_id}/messages/", headers=PART)
    assert noted(secret.ticket) == 2


def test_who_reads_it_anyway_leaves_no_such_line(cast, ticket):
    made = hand_over(ticket, report=REPORT, by=cast.alice)
    away(cast.lead, cast.bob)
    for person in (cast.bob, cast.alice, cast.lead):
        signed_in(person).get(made.get_absolute_url())
    assert noted(ticket) == 0


def test_its_files_go_with_it(cast, secret):
    said = secret.ticket.messages.first()
    link = attach(store_blob(b"x"), owner=said, name="x.txt")
    assert signed_in(cast.bob).get(f"/files/{link.pk}/").status_code == 404
    away(cast.lead, cast.bob)
    assert signed_in(cast.bob).get(f"/files/{link.pk}/").status_code == 200


def test_acting_beyond_the_handover_needs_taking_it_over(cast, secret):
    away(cast.lead, cast.bob)
    door, path = signed_in(cast.bob), f"/tickets/{secret.ticket_id}"
    assert door.post(f"{path}/solve/").status_code == 403
    assert post(cast.bob, secret, "wrap-up", agreed="Rückruf", then="mail") == 403
    assert Handover.objects.get().agreed == ""
    assert post(cast.bob, secret, "wrap-up", agreed="Rückruf") == 302
    page = door.get(secret.get_absolute_url()).content.decode()
    assert "how I understood our talk" not in page
    post(cast.bob, secret, "take-over")
    assert post(cast.bob, secret, "wrap-up", agreed="Rückruf", then="mail") == 302


def test_back_again_the_lead_finds_what_the_deputy_began(cast, secret):
    absence = away(cast.lead, cast.bob)
    take_over(secret, by=cast.bob)

    def waits():
        seen = rules.handovers_visible_to(fresh(cast.lead))
        return [n.why for n in needs.deputy_began(seen, fresh(cast.lead), timezone.now())]

    assert waits() == []
    absence.ended_at = timezone.now()
    absence.save()
    assert waits() == ["Bob Berger took it over while standing in; please go on with it."]
    assert "take-over" in signed_in(cast.lead).get(secret.get_absolute_url()).content.decode()
    assert post(cast.lead, secret, "take-over") == 302 and waits() == []


def test_the_list_says_for_whom_one_stands_in(cast, secret):
    away(cast.lead, cast.bob)
    assert (
        "You stand in for Lena" in signed_in(cast.bob).get("/tickets/handovers/").content.decode()
    )
    assert "stand in for" not in signed_in(cast.dora).get("/tickets/handovers/").content.decode()


def test_a_deputys_lists_cost_no_query_more(cast, secret, django_assert_max_num_queries):
    door = signed_in(cast.bob)
    door.get("/tickets/")
    with django_assert_max_num_queries(8) as before:
        door.get("/tickets/")
    away(cast.lead, cast.bob)
    with django_assert_max_num_queries(len(before)):
        door.get("/tickets/")
