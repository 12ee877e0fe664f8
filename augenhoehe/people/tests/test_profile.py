"""One's own profile."""

import pytest
from django.urls import reverse

from augenhoehe.journal.models import Entry
from augenhoehe.people.actions.change_own_profile import change_own_profile
from augenhoehe.people.actions.change_password import change_password
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, signed_in


@pytest.fixture
def cast(db):
    return make_cast()


def test_name_and_language_change_and_nothing_else(cast):
    data = {"name": "Alice Neu", "language": "de", "email": "x@evil.example", "is_active": ""}
    reply = signed_in(cast.alice).post(reverse("people:profile"), data)
    assert reply.status_code == 302
    alice = User.objects.get(pk=cast.alice.pk)
    assert (alice.name, alice.language) == ("Alice Neu", "de")
    assert alice.email == cast.alice.email and alice.is_active


def test_an_unknown_language_is_refused(cast):
    data = {"name": "Alice", "language": "tlh"}
    assert signed_in(cast.alice).post(reverse("people:profile"), data).status_code == 422


def test_the_page_speaks_the_persons_language_whatever_the_browser_prefers(cast):
    User.objects.filter(pk=cast.alice.pk).update(language="de")
    page = signed_in(cast.alice).get(reverse("people:profile"))
    assert b'<html lang="de">' in page.content


def test_the_own_password_and_profile_change_by_actions_that_are_recorded(cast):
    change_own_profile(name="Alice A", language="de", by=cast.alice)
    change_password(cast.alice, password="sieben Möwen am Kai", by=cast.alice)
    alice = User.objects.get(pk=cast.alice.pk)
    assert alice.name == "Alice A" and alice.check_password("sieben Möwen am Kai")
    assert Entry.objects.filter(by_id=alice.pk).count() == 2
