from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.promise import (
    give_promise,
    keep_promise,
    unkeep_promise,
    withdraw_promise,
)
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Promise
from augenhoehe.tickets.promising import Shown, promises_shown
from augenhoehe.tickets.tests.cast import make_ticket
from augenhoehe.tickets.tests.refusing import refused

DAY = timedelta(days=1)


@pytest.fixture
def promise(cast, ticket):
    return give_promise(ticket, text="Rückruf", due_at=timezone.now() + DAY, by=cast.alice)


def test_a_promise_has_words_a_date_ahead_and_somebody_who_keeps_it(cast, ticket, promise):
    assert promise.owner == promise.made_by == cast.alice and promise.is_waiting
    with refused("promise.empty"):
        give_promise(ticket, text=" ", due_at=timezone.now() + DAY, by=cast.alice)
    with refused("promise.past"):
        give_promise(ticket, text="x", due_at=timezone.now() - DAY, by=cast.alice)


def test_kept_in_time_or_too_late(cast, promise):
    assert not keep_promise(promise, by=cast.alice).is_broken(timezone.now())
    unkeep_promise(promise, by=cast.alice)
    Promise.objects.update(due_at=timezone.now() - DAY)
    assert Promise.objects.get().is_broken(timezone.now())
    assert keep_promise(promise, by=cast.alice).is_broken(timezone.now())


def test_nothing_is_settled_twice(cast, promise):
    keep_promise(promise, by=cast.alice)
    with refused("promise.settled"):
        keep_promise(promise, by=cast.alice)
    with refused("promise.settled"):
        withdraw_promise(promise, reason="x", by=cast.alice)
    unkeep_promise(promise, by=cast.alice)
    with refused("promise.not_kept"):
        unkeep_promise(promise, by=cast.alice)


def test_withdrawing_says_why_and_counts_as_neither(cast, promise):
    with refused("promise.reason"):
        withdraw_promise(promise, reason="  ", by=cast.alice)
    done = withdraw_promise(promise, reason="Kunde hat es selbst gelöst", by=cast.alice)
    assert not done.is_waiting and not done.is_broken(timezone.now() + 2 * DAY)


def test_the_page_offers_moments_and_notes_the_chosen_one(cast, ticket):
    door = signed_in(cast.alice)
    moments = door.get(f"/tickets/{ticket.pk}/promise/").context["form"].fields["quick"].choices
    assert moments
    data = {"text": "Rückruf", "quick": moments[0][0], "owner": cast.alice.pk}
    assert door.post(f"/tickets/{ticket.pk}/promise/", data).status_code == 302
    assert Promise.objects.get().due_at.isoformat()[:10] == moments[0][0][:10]


def test_the_page_wants_a_date(cast, ticket):
    answer = signed_in(cast.alice).post(
        f"/tickets/{ticket.pk}/promise/", {"text": "Rückruf", "owner": cast.alice.pk}
    )
    assert answer.status_code == 422 and "A promise has a date." in answer.content.decode()


def test_kept_by_one_click_and_back(cast, promise):
    door = signed_in(cast.alice)
    door.post(f"/tickets/promises/{promise.pk}/keep/")
    assert Promise.objects.get().kept_at
    door.post(f"/tickets/promises/{promise.pk}/unkeep/")
    assert Promise.objects.get().kept_at is None


def test_whoever_promised_it_may_keep_it_another_team_may_not(cast, promise):
    assert signed_in(cast.bob).post(f"/tickets/promises/{promise.pk}/keep/").status_code == 403
    Promise.objects.update(owner=cast.bob)
    assert signed_in(cast.bob).post(f"/tickets/promises/{promise.pk}/keep/").status_code == 302


def test_the_list_has_each_promise_under_its_tab(cast, promise):
    now = timezone.now()

    def tabs():
        names = ("open", "broken", "kept", "withdrawn")
        return [name for name in names if promises_shown(cast.bob, Shown(name), now=now).exists()]

    assert tabs() == ["open"]
    Promise.objects.update(due_at=now - DAY)
    assert tabs() == ["open", "broken"]
    Promise.objects.update(kept_at=now)
    assert tabs() == ["broken"]
    Promise.objects.update(due_at=now + DAY)
    assert tabs() == ["kept"]
    for tab in ("open", "broken", "kept", "withdrawn"):
        assert signed_in(cast.bob).get(f"/tickets/promises/?show={tab}").status_code == 200


def test_the_export_names_nobody_of_us_and_is_defused(cast, promise):
    Promise.objects.update(text="=1+1")
    body = b"".join(
        signed_in(cast.lead).get("/tickets/promises/?export=csv").streaming_content
    ).decode()
    assert "'=1+1" in body and "Alice" not in body


def test_what_is_hidden_is_in_no_list_count_or_export(cast, promise):
    secret = make_ticket(cast.confidential, subject="Streng geheim")
    give_promise(secret, text="Stillschweigen", due_at=timezone.now() + DAY, by=cast.dora)
    conceal_from(promise.ticket, cast.bob, but_not=cast.lead)
    door = signed_in(cast.bob)
    page = door.get("/tickets/promises/")
    assert page.context["counts"]["open"] == 0 and not page.context["page"].rows
    body = b"".join(door.get("/tickets/promises/?export=csv").streaming_content).decode()
    assert "Rückruf" not in body and "Stillschweigen" not in body
    for pk in Promise.objects.values_list("pk", flat=True):
        assert door.post(f"/tickets/promises/{pk}/keep/").status_code == 404
        assert door.get(f"/tickets/promises/{pk}/withdraw/").status_code == 404
