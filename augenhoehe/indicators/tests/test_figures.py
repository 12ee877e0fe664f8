from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.indicators import Window
from augenhoehe.indicators.queries import figures
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.actions.promise import give_promise, keep_promise
from augenhoehe.tickets.models import Promise
from augenhoehe.tickets.tests.cast import make_ticket, reply


@pytest.fixture
def cast(db):
    return make_cast()


def read(name):
    until = timezone.now() + timedelta(minutes=1)
    return figures(Window(until - timedelta(days=30), until), names=[name])[0]


def test_promises_count_as_kept_only_by_their_date(cast):
    ticket, ahead = make_ticket(cast.technical), timezone.now() + timedelta(hours=1)
    kept, late, open_, gone = (
        give_promise(ticket, text=t, due_at=ahead, by=cast.alice) for t in "abcd"
    )
    keep_promise(kept, by=cast.alice)
    keep_promise(late, by=cast.alice)
    past = timezone.now() - timedelta(minutes=5)
    Promise.objects.filter(pk__in=[late.pk, open_.pk]).update(due_at=past)
    Promise.objects.filter(pk=kept.pk).update(due_at=timezone.now())
    Promise.objects.filter(pk=gone.pk).update(due_at=past, withdrawn_at=past)
    reading = read("promises.kept").reading
    assert (reading.n, round(reading.value, 2)) == (3, 0.33)
    assert reading.low < reading.value < reading.high


def test_first_response_is_the_first_word_of_a_person(cast):
    ticket = make_ticket(cast.technical, at=timezone.now() - timedelta(minutes=30))
    reply(ticket, cast.alice)
    reading = read("response.median").reading
    assert (round(reading.value), reading.n, reading.low) == (30, 1, None)


def test_figures_of_work_are_held_back_below_five_employees(cast):
    User.objects.filter(name__in=["Carol Conrad", "Dora Diskret"]).update(is_active=False)
    assert read("response.median").too_few and read("response.median").reading is None
    assert not read("concerns.in").too_few


def test_the_page_gives_definition_and_n(cast):
    make_ticket(cast.technical)
    page = signed_in(cast.boss).get("/figures/").content.decode()
    assert "<th" in page and "n</th>" in page and ">1</td>" in page
