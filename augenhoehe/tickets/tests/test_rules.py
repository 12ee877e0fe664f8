"""Who sees what: attacks by every role on every kind of hiding."""

from django.utils import timezone

from augenhoehe.base.offers import SUBJECTS, ref, resolve
from augenhoehe.people.models import Absence, Grant
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets import queries, rules
from augenhoehe.tickets.actions.assign import assign_ticket
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.filters import Filter
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket

READERS = ["lead", "alice", "bob", "carol", "dora", "rita"]
STRANGERS = ["boss", "admin", "observer", "stranger"]
NOW = timezone.now()


def who_sees(cast, ticket):
    """The names of all who get the ticket from the rule, the page, and a link from elsewhere."""
    seen = []
    for name in [*READERS, *STRANGERS]:
        user = getattr(cast, name)
        user.__dict__.pop("_private_tickets", None)
        by_rule = rules.visible_to(user).filter(pk=ticket.pk).exists()
        by_page = signed_in(user).get(ticket.get_absolute_url()).status_code == 200
        by_link = bool(resolve([ref(ticket)], user=user))
        assert by_rule == by_page == by_link, name
        seen += [name] * by_rule
    return seen


def test_reading_across_teams_is_normal_for_who_reads_at_all(cast, ticket):
    assert who_sees(cast, ticket) == READERS


def test_a_confidential_team_is_read_by_members_and_lead(cast):
    assert who_sees(cast, make_ticket(cast.confidential)) == ["lead", "dora"]


def test_a_confidential_ticket_is_read_by_lead_assignee_and_named(cast, ticket):
    confide_ticket(ticket, readers=[cast.rita], by=cast.lead)
    assign_ticket(ticket, to=cast.bob, by=cast.lead)
    assert who_sees(cast, ticket) == ["lead", "bob", "rita"]


def test_hidden_from_the_colleague_it_is_about_whatever_else_holds(cast, ticket):
    confide_ticket(ticket, readers=[cast.alice], by=cast.lead)
    Grant.objects.create(user=cast.alice, role="lead")
    cast.alice.__dict__.pop("roles", None)
    conceal_from(ticket, cast.alice, but_not=cast.lead)
    Ticket.objects.update(assignee=cast.alice)
    assert who_sees(cast, ticket) == ["lead"]


def test_named_for_a_ticket_of_a_confidential_team_one_is_still_no_member(cast):
    ticket = make_ticket(cast.confidential)
    confide_ticket(ticket, readers=[cast.alice], by=cast.lead)
    assert who_sees(cast, ticket) == ["lead"]


def test_nobody_who_is_not_signed_in_sees_anything(cast, ticket):
    answer = signed_in(None).get(ticket.get_absolute_url())
    assert answer.status_code == 302 and "/account/login/" in answer["Location"]


def test_lists_counts_and_numbers_of_the_day_do_not_know_what_is_hidden(cast, ticket):
    hand_over_urgently(
        ticket, danger="colleague", sentence="Es geht um Bob", concerned=cast.bob, by=cast.alice
    )
    page = queries.inbox_page(cast.bob, Filter(show="all"), now=NOW)
    assert not page.rows and not any(queries.situation(cast.bob, now=NOW).values())
    assert queries.waiting_for(cast.bob) == 0
    door = signed_in(cast.bob)
    for path in (
        "/tickets/?show=all", "/tickets/export/?as=csv&show=all", "/tickets/handovers/?state=all",
        "/tickets/promises/", "/tickets/questions/", "/tickets/collectives/", "/tickets/notices/",
        "/tickets/handovers/?export=csv&state=all", "/", "/search/?q=Kein",
    ):  # fmt: skip
        answer = door.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        assert "Kein Tee" not in body.decode() and "um Bob" not in body.decode(), path


def test_every_verb_is_closed_to_whom_it_is_hidden_from(cast, ticket):
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    door = signed_in(cast.bob)
    verbs = (
        "reply note forward assign move prioritise solve no-concern outcome wait resume reopen close "
        "rename place merge confide hand-over promise ask"
    )
    for verb in verbs.split():
        assert door.post(f"/tickets/{ticket.pk}/{verb}/").status_code == 404, verb
    for part in ("beside", "messages", "head", "side", "history", "present", "compose"):
        assert door.get(f"/tickets/{ticket.pk}/{part}/").status_code == 404, part


def test_reading_is_not_acting(cast, ticket):
    door = signed_in(cast.bob)
    for verb in ("assign", "solve", "move", "rename", "wait", "promise", "ask", "hand-over"):
        assert door.post(f"/tickets/{ticket.pk}/{verb}/").status_code == 403, verb
    assert Ticket.objects.get(pk=ticket.pk).state == "open"


def test_acting_follows_membership_assignment_and_lead(cast, ticket):
    assert [n for n in READERS if rules.may_work_on(getattr(cast, n), ticket)] == ["lead", "alice"]
    ticket.assignee = cast.carol
    assert rules.may_work_on(cast.carol, ticket)
    assert not any(rules.may_work_on(getattr(cast, name), ticket) for name in STRANGERS)


def test_a_deputy_leads_only_while_the_lead_is_away(cast):
    today = timezone.localdate()
    absence = Absence.objects.create(
        user=cast.lead, deputy=cast.bob, starts_on=today, ends_on=today
    )
    assert rules.leads_today(cast.bob) and not rules.leads_today(cast.alice)
    cast.bob.forget_standing()
    absence.ends_on = absence.starts_on = today.replace(year=today.year - 1)
    absence.save()
    assert not rules.leads_today(cast.bob)


def test_who_reads_no_concerns_is_no_deputy(cast):
    today = timezone.localdate()
    Absence.objects.create(user=cast.lead, deputy=cast.admin, starts_on=today, ends_on=today)
    assert not rules.leads_today(cast.admin)


def test_every_subject_of_this_room_asks_the_same_rule(cast, ticket):
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    ours = [s for s in SUBJECTS.values() if s.model.__module__.startswith("augenhoehe.tickets")]
    assert len(ours) >= 7
    for offered in ours:
        assert not offered.visible_to(cast.bob).exists()
        for name in STRANGERS:
            assert not offered.visible_to(getattr(cast, name)).exists()
