"""A service promise is written in versions; the past stays; nothing is promised twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.catalogue.actions.extend import extend_promise
from augenhoehe.catalogue.actions.retire import restore_promise, retire_promise
from augenhoehe.catalogue.actions.write import Said, rewrite_promise
from augenhoehe.catalogue.models import Product, PromiseVersion, ServicePromise
from augenhoehe.catalogue.tests.promising import LONG_AGO, make_promise
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def lead():
    return make_cast().lead


@pytest.fixture
def today():
    return timezone.localdate()


def refused(code, act):
    before = (ServicePromise.objects.count(), PromiseVersion.objects.count(), Entry.objects.count())
    with pytest.raises(Refused) as refusal:
        act()
    after = (ServicePromise.objects.count(), PromiseVersion.objects.count(), Entry.objects.count())
    assert refusal.value.code == code
    assert after == before
    return str(refusal.value)


def rewrite(promise, lead, begin, *, end=None, seen=1, **texts):
    said = Said(valid_from=begin, valid_to=end, texts=texts or {"included_de": "Neu"})
    return rewrite_promise(promise, names={"title_de": "Neu"}, said=said, seen=seen, by=lead)


def test_a_new_version_ends_the_old_one_the_day_before(lead, today):
    promise = make_promise(lead)
    rewrite(promise, lead, today + 3 * DAY)
    new, old = promise.versions.all()
    assert (old.valid_to, new.valid_from, new.valid_to) == (today + 2 * DAY, today + 3 * DAY, None)
    assert (old.included(), new.included()) == (["Hilfe am Telefon"], ["Neu"])


def test_a_slip_can_be_replaced_on_the_same_day(lead, today):
    promise = make_promise(lead, valid=(today, None))
    rewrite(promise, lead, today)
    assert promise.versions.last().never_held


def test_the_past_stays_as_it_was(lead, today):
    promise = make_promise(lead)
    refused("promise.past", lambda: rewrite(promise, lead, today - DAY))
    rewrite(promise, lead, today + 5 * DAY)
    refused("promise.before", lambda: rewrite(promise, lead, today + DAY, seen=2))


def test_who_was_slower_is_told(lead, today):
    promise = make_promise(lead)
    rewrite(promise, lead, today)
    refused("promise.stale", lambda: rewrite(promise, lead, today))


def test_two_general_promises_for_the_same_do_not_hold_at_once(lead, today):
    lohn, other = (Product.objects.create(name_de=name) for name in ("Lohn", "Zeit"))
    make_promise(lead, title="Alt", product=lohn, valid=(LONG_AGO, today))
    said = refused("promise.overlap", lambda: make_promise(lead, product=lohn, valid=(today, None)))
    assert "Alt" in said
    make_promise(lead, product=lohn, valid=(today + DAY, None))
    make_promise(lead, product=other)
    make_promise(lead)
    refused("promise.overlap", lambda: make_promise(lead))
    make_promise(lead, is_agreed=True)


def test_what_never_held_or_is_retired_is_in_nobodys_way(lead, today):
    first = make_promise(lead, valid=(today, None))
    rewrite(first, lead, today, end=today + DAY)
    make_promise(lead, title="Danach", valid=(today + 2 * DAY, None))
    retire_promise(first, by=lead)
    make_promise(lead, title="Statt dessen", valid=(today, today + DAY))
    refused("promise.overlap", lambda: restore_promise(first, by=lead))


def test_it_does_not_end_before_it_begins_nor_promise_nothing(lead):
    refused(
        "promise.backwards", lambda: make_promise(lead, valid=(date(2026, 2, 1), date(2026, 1, 1)))
    )
    refused("promise.empty", lambda: make_promise(lead, said={"texts": {"included_de": " "}}))
    refused("promise.untitled", lambda: make_promise(lead, title=" "))


def test_what_is_agreed_with_some_is_not_for_everybody_to_read(lead):
    refused("promise.private", lambda: make_promise(lead, is_agreed=True, said={"is_public": True}))


def test_a_retired_promise_is_given_again_before_it_changes(lead, today):
    promise = make_promise(lead, valid=(LONG_AGO, today))
    retire_promise(promise, by=lead)
    refused("promise.retired", lambda: retire_promise(promise, by=lead))
    refused("promise.retired", lambda: rewrite(promise, lead, today))
    refused("promise.retired", lambda: extend_promise(promise, by=lead))
    restore_promise(promise, by=lead)
    refused("promise.given", lambda: restore_promise(promise, by=lead))
    rewrite(promise, lead, today)


def test_it_holds_a_year_longer_from_its_end_or_from_today(lead):
    ended, until = date(2023, 5, 1), date(2096, 2, 29)
    assert (
        extend_promise(make_promise(lead, valid=(LONG_AGO, ended)), by=lead).valid_to
        > timezone.localdate()
    )
    lohn = Product.objects.create(name_de="Lohn")
    later = extend_promise(make_promise(lead, product=lohn, valid=(LONG_AGO, until)), by=lead)
    assert later.valid_to == date(2097, 2, 28)
    zeit = Product.objects.create(name_de="Zeit")
    endless = make_promise(lead, product=zeit)
    refused("promise.endless", lambda: extend_promise(endless, by=lead))


def test_what_is_impossible_names_what_is_possible_instead(lead):
    text = "Fremde Programme ; wir nennen den Hersteller\nNachtarbeit"
    promise = make_promise(lead, said={"texts": {"impossible_de": text}})
    first, second = promise.versions.get().limits()
    assert first == ("Fremde Programme", "wir nennen den Hersteller")
    assert second == ("Nachtarbeit", "")
