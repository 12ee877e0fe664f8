"""Why it happened, what is alike, and the customer is told what was changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.catalogue.models import Product
from augenhoehe.complaints.actions.find_cause import add_why, drop_why, find_cause, mark_root
from augenhoehe.complaints.actions.tell_change import leave_untold, tell_change
from augenhoehe.complaints.decision_parts import tree_of
from augenhoehe.complaints.decision_queries import same_cause
from augenhoehe.complaints.models import Analysis, CauseCategory, ChangeTold, Complaint, Why
from augenhoehe.complaints.rules import visible_to
from augenhoehe.complaints.tests.cast import fresh, make_complaint
from augenhoehe.complaints.tests.refusing import refused
from augenhoehe.measures.models import Measure
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket


@pytest.fixture
def category(db):
    return CauseCategory.objects.create(name_de="Ablauf", name_en="Process")


@pytest.fixture
def measure(cast, complaint):
    kind, number = ref(complaint)
    return Measure.objects.create(
        kind="quick",
        state="done",
        title="Kessel jeden Montag prüfen",
        owner=cast.alice,
        due_on=timezone.localdate(),
        signal_type=kind,
        signal_id=number,
        created_at=timezone.now(),
        ended_at=timezone.now(),
        ending="Der Kessel wird jetzt jeden Montag geprüft.",
    )


def test_a_cause_with_its_category_is_kept(cast, complaint, category):
    find_cause(complaint, cause="our_error", category=category, by=cast.alice)
    assert fresh(complaint).cause == "our_error"
    assert Analysis.objects.get().category == category


@pytest.mark.parametrize("cause", ["", "moon"])
def test_a_cause_is_one_of_four(cast, complaint, cause):
    with refused("cause.none"):
        find_cause(complaint, cause=cause, by=cast.alice)


def test_a_category_belongs_to_our_error_only(cast, complaint, category):
    with refused("cause.category"):
        find_cause(complaint, cause="bad_day", category=category, by=cast.alice)


def test_whys_branch_and_stand_as_a_tree(cast, complaint):
    first = add_why(complaint, text="Der Kessel fiel aus", by=cast.alice)
    second = add_why(complaint, text="Niemand prüfte ihn", parent=first, by=cast.alice)
    add_why(complaint, text="Der Strom fiel aus", by=cast.alice)
    add_why(complaint, text="Er war alt", parent=first, by=cast.alice)
    mark_root(second, is_root=True, by=cast.alice)
    shown = [(one.why.text, one.depth) for one in tree_of(complaint.whys.all())]
    assert shown == [
        ("Der Kessel fiel aus", 0),
        ("Niemand prüfte ihn", 1),
        ("Er war alt", 1),
        ("Der Strom fiel aus", 0),
    ]
    drop_why(first, by=cast.alice)
    assert Why.objects.get().text == "Der Strom fiel aus"


def test_a_why_says_something_of_its_own_complaint(cast, complaint):
    other = make_complaint(by=cast.alice, team=cast.technical)
    foreign = add_why(other, text="Anderswo", by=cast.alice)
    with refused("why.empty"):
        add_why(complaint, text=" ", by=cast.alice)
    with refused("why.other"):
        add_why(complaint, text="Darum", parent=foreign, by=cast.alice)


def test_whys_end_at_some_depth(cast, complaint):
    why = None
    for step in range(7):
        why = add_why(complaint, text=f"Weil {step}", parent=why, by=cast.alice)
    with refused("why.deep"):
        add_why(complaint, text="Weil …", parent=why, by=cast.alice)


def test_alike_are_same_cause_and_product_of_a_year_that_one_may_read(cast, complaint):
    kettle = Product.objects.create(name_de="Kessel")
    like = {"by": cast.lead, "team": cast.technical, "product": kettle}
    same, other, old = (make_complaint(**like) for _n in range(3))
    hidden = make_complaint(**{**like, "about": cast.alice})
    Complaint.objects.exclude(pk=other.pk).update(cause="our_error", product=kettle)
    long_ago = timezone.now() - timedelta(days=366)
    Complaint.objects.filter(pk=old.pk).update(received_at=long_ago)
    found = same_cause(fresh(complaint), visible_to(cast.alice), timezone.now())
    assert list(found) == [same] and hidden not in found
    page = signed_in(cast.alice).get(f"/complaints/{complaint.pk}/").content.decode()
    assert f"cause=our_error&amp;product={kettle.pk}" in page
    listed = signed_in(cast.alice).get(
        f"/complaints/?state=all&cause=our_error&product={kettle.pk}"
    )
    assert f"/complaints/{same.pk}/" in listed.content.decode()
    assert f'href="/complaints/{other.pk}/' not in listed.content.decode()


def test_the_page_asks_for_a_measure_of_this_complaint(cast, complaint):
    find_cause(complaint, cause="our_error", by=cast.alice)
    page = signed_in(cast.alice).get(f"/complaints/{complaint.pk}/").content.decode()
    kind, number = ref(complaint)
    assert f"signal={kind}%3A{number}" in page


def test_a_change_comes_up_on_the_day_and_is_told_in_the_conversation(cast, complaint, measure):
    Complaint.objects.update(owner=cast.alice)
    alice = signed_in(cast.alice)
    assert measure.title in alice.get("/").content.decode()
    url = f"/complaints/{complaint.pk}/change/{measure.pk}/"
    form = alice.get(url).content.decode()
    assert measure.ending in form and "mia@muster.example" in form
    Ticket.objects.update(state="closed", is_live=False)
    told = {"to": "mia@muster.example", "text": measure.ending}
    assert alice.post(url, told).status_code == 302
    assert measure.ending in complaint.ticket.messages.last().text
    assert Ticket.objects.get().state == "closed"
    assert url not in alice.get("/").content.decode()
    with refused("change.twice"):
        tell_change(complaint, measure=measure, text="Noch mal", to="a@b.example", by=cast.alice)


def test_what_is_not_done_or_anothers_is_not_told(cast, complaint, measure):
    other = make_complaint(make_ticket(cast.technical), by=cast.alice)
    with refused("change.other"):
        tell_change(other, measure=measure, text="Ja", to="a@b.example", by=cast.alice)
    Measure.objects.update(state="running")
    measure.refresh_from_db()
    with refused("change.early"):
        tell_change(complaint, measure=measure, text="Ja", to="a@b.example", by=cast.alice)


def test_nobody_is_told_only_with_a_reason(cast, complaint, measure):
    with refused("change.no_reason"):
        leave_untold(complaint, measure=measure, why=" ", by=cast.alice)
    leave_untold(complaint, measure=measure, why="Am Telefon gesagt.", by=cast.alice)
    assert ChangeTold.objects.get().why_not == "Am Telefon gesagt."
