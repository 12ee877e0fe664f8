"""A complaint about a person of the team: the lead has it, that person sees no trace of it."""

import pytest

from augenhoehe.complaints import rules
from augenhoehe.complaints.actions.assign import assign_complaint
from augenhoehe.complaints.actions.change import change_complaint
from augenhoehe.complaints.actions.conceal import conceal_complaint, show_complaint
from augenhoehe.complaints.finding import found_ids
from augenhoehe.complaints.models import Complaint
from augenhoehe.complaints.needs import due
from augenhoehe.complaints.tests.cast import fresh, make_complaint
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.people.tests.cast import make_person, signed_in
from augenhoehe.tickets import rules as tickets

READERS = {"lead", "alice", "bob", "carol", "dora", "rita"}


def seen_by(cast, complaint):
    names = [*READERS, "boss", "admin", "observer", "stranger"]
    people = {name: getattr(cast, name) for name in names}
    for one in people.values():
        vars(one).pop("_private_tickets", None)
    return {
        name
        for name, user in people.items()
        if rules.visible_to(user).filter(pk=complaint.pk).exists()
    }


def test_it_is_read_by_whoever_reads_its_concern(cast, ticket, complaint):
    assert seen_by(cast, complaint) == READERS


def test_without_a_concern_it_is_read_by_whoever_reads_concerns(cast):
    assert seen_by(cast, make_complaint(by=cast.alice, team=cast.technical)) == READERS


def test_of_a_confidential_concern_it_is_confidential(cast, ticket, complaint):
    ticket.is_confidential = True
    ticket.save()
    assert seen_by(cast, complaint) == {"lead"}


@pytest.mark.parametrize("has_ticket", [True, False])
def test_whom_it_is_about_sees_no_trace(cast, ticket, has_ticket):
    made = make_complaint(
        ticket if has_ticket else None, by=cast.alice, team=cast.technical, wrong="Rüpelhaft"
    )
    conceal_complaint(made, about=cast.bob, by=cast.lead)
    assert fresh(made).owner == cast.lead
    assert "bob" not in seen_by(cast, made)
    client = signed_in(cast.bob)
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "Rüpelhaft" not in client.get("/complaints/?state=all").content.decode()
    for typed in ("/complaints/?q=", "/search/?q="):
        assert made.get_absolute_url() not in client.get(f"{typed}Rüpelhaft").content.decode()
    assert due(rules.visible_to(cast.bob), cast.bob, made.next_due_at) == []
    assert made.pk in list(rules.hidden_ids(cast.bob))
    assert made.pk in found_ids(cast.lead, "Rüpelhaft")


def test_the_export_does_not_have_it_either(cast, ticket, complaint):
    conceal_complaint(complaint, about=cast.bob, by=cast.lead)
    export = b"".join(signed_in(cast.bob).get("/complaints/?export=csv").streaming_content)
    assert complaint.wrong.encode() not in export
    export = b"".join(signed_in(cast.alice).get("/complaints/?export=csv").streaming_content)
    assert complaint.wrong.encode() in export


def test_about_a_lead_another_lead_has_it(cast, ticket, complaint):
    other = make_person("Zita Zweit", "lead")
    conceal_complaint(complaint, about=cast.lead, by=other)
    assert fresh(complaint).owner == other
    assert "lead" not in seen_by(cast, complaint)


def test_about_nobody_after_all(cast, ticket, complaint):
    conceal_complaint(complaint, about=cast.bob, by=cast.lead)
    show_complaint(complaint, by=cast.lead)
    assert seen_by(cast, complaint) == READERS
    vars(cast.bob).pop("_private_tickets", None)
    assert tickets.visible_to(cast.bob).filter(pk=ticket.pk).exists()
    with refused("complaint.same"):
        show_complaint(complaint, by=cast.lead)


def test_twice_the_same_is_refused(cast, complaint):
    conceal_complaint(complaint, about=cast.bob, by=cast.lead)
    with refused("complaint.same"):
        conceal_complaint(complaint, about=cast.bob, by=cast.lead)


def test_about_somebody_else_the_first_sees_it_again(cast, ticket, complaint):
    conceal_complaint(complaint, about=cast.bob, by=cast.lead)
    conceal_complaint(complaint, about=cast.carol, by=cast.lead)
    assert READERS - seen_by(cast, complaint) == {"carol"}


def test_it_is_given_to_whoever_may_read_it_only(cast, ticket, complaint):
    assign_complaint(complaint, to=cast.bob, by=cast.lead)
    assert rules.may_work_on(cast.bob, fresh(complaint))
    conceal_complaint(complaint, about=cast.carol, by=cast.lead)
    for wrong in (cast.carol, cast.boss):
        vars(wrong).pop("_private_tickets", None)
        with refused("complaint.unreadable"):
            assign_complaint(complaint, to=wrong, by=cast.lead)
    assign_complaint(complaint, to=None, by=cast.lead)
    assert fresh(complaint).owner is None


def test_acting_follows_the_concern(cast, ticket, complaint):
    may = {name for name in READERS if rules.may_work_on(getattr(cast, name), complaint)}
    assert may == {"lead", "alice"}


def test_changed_fields_are_named_in_the_journal(cast, complaint):
    change_complaint(complaint, given={"wanted": "Neuer Tee", "ours": "yes"}, by=cast.alice)
    made = fresh(complaint)
    assert (made.wanted, made.ours) == ("Neuer Tee", Complaint.Ours.YES)
    assert made.pk in found_ids(cast.alice, "Neuer")


def test_changing_nothing_is_no_change(cast, complaint):
    before = Complaint.objects.filter(pk=complaint.pk).values().get()
    change_complaint(complaint, given={"wrong": complaint.wrong}, by=cast.alice)
    assert Complaint.objects.filter(pk=complaint.pk).values().get() == before
