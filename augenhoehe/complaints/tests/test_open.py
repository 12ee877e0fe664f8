"""A complaint is written down: from a concern, without one, about a person of the team."""

import pytest

from augenhoehe.complaints import events
from augenhoehe.complaints.actions.change import follow_concern
from augenhoehe.complaints.models import Complaint, Regime
from augenhoehe.complaints.tests.cast import fresh, make_complaint
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_person
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.actions.merge import merge_ticket, unmerge_ticket
from augenhoehe.tickets.actions.move import move_ticket
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_contact, make_ticket


def test_customer_team_and_way_in_are_those_of_the_concern(cast, ticket):
    made = fresh(make_complaint(ticket, by=cast.alice))
    assert made.contact == ticket.contact
    assert made.company == ticket.company
    assert made.team == cast.technical
    assert made.channel == Complaint.Channel.MAIL
    assert made.received_at == ticket.messages.get().at
    assert made.state == Complaint.State.RECEIVED
    assert Entry.objects.filter(kind=events.OPENED.code, subject_id=made.pk).count() == 1


def test_what_was_said_on_the_phone_came_by_phone(cast, ticket):
    note_call(ticket, text="Er schimpft.", by=cast.alice, customer_called=True)
    assert make_complaint(ticket, by=cast.alice).channel == Complaint.Channel.PHONE


def test_without_a_concern_and_without_anybody(cast):
    made = make_complaint(by=cast.alice, team=cast.technical, wrong="Anonym im Briefkasten.")
    assert (made.ticket, made.contact, made.company) == (None, None, None)
    assert made.acknowledge_due_at


def test_it_says_at_least_what_went_wrong(cast, ticket):
    with refused("complaint.empty"):
        make_complaint(ticket, by=cast.alice, wrong="  ")


def test_a_concern_has_one_open_complaint_of_a_kind(cast, ticket, complaint):
    with refused("complaint.known"):
        make_complaint(ticket, by=cast.alice)
    assert make_complaint(ticket, by=cast.alice, kind=Complaint.Kind.CLAIM)


def test_it_runs_by_the_default_deadlines(cast, ticket):
    strict = Regime.objects.create(name="Streng", is_default=True)
    assert make_complaint(ticket, by=cast.alice).regime == strict


def test_about_a_colleague_it_goes_to_the_lead_and_is_hidden(cast, ticket):
    ticket.assignee = cast.bob
    ticket.save()
    made = fresh(make_complaint(ticket, by=cast.alice, about=cast.bob))
    assert made.owner == cast.lead
    assert Concealment.objects.filter(ticket=ticket, user=cast.bob).exists()
    ticket.refresh_from_db()
    assert ticket.assignee is None


def test_about_the_only_lead_it_is_refused_with_the_way_out(cast, ticket):
    with refused("conceal.only_lead"):
        make_complaint(ticket, by=cast.alice, about=cast.lead)
    with refused("conceal.only_lead"):
        make_complaint(by=cast.alice, team=cast.technical, about=cast.lead)


def test_about_oneself_it_cannot_be_hidden(cast, ticket):
    make_person("Zita Zweit", "lead")
    for concern in (ticket, None):
        with refused("conceal.self"):
            make_complaint(concern, by=cast.bob, about=cast.bob, team=cast.technical)


@pytest.mark.django_db
def test_it_follows_its_concern(cast, ticket, complaint, work):
    move_ticket(ticket, team=cast.commercial, by=cast.lead)
    work()
    assert fresh(complaint).team == cast.commercial


def test_it_goes_along_when_concerns_are_merged_and_home_again(cast, ticket, complaint, work):
    other = make_ticket(cast.technical, contact=make_contact("Uta Um", company="Ander GmbH"))
    undo = merge_ticket(ticket, into=other, by=cast.alice)
    work()
    assert fresh(complaint).ticket == other
    assert fresh(complaint).company == other.company
    unmerge_ticket(undo, by=cast.alice)
    work()
    assert fresh(complaint).ticket == ticket
    assert fresh(complaint).company == ticket.company


def test_following_changes_nothing_where_nothing_changed(cast, ticket, complaint):
    before = Entry.objects.count()
    follow_concern(ticket, by="system")
    assert Entry.objects.count() == before
