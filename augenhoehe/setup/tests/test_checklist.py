"""What is missing is said: on the check list, and once on My day."""

import pytest
from django.urls import reverse
from django.utils import timezone

from augenhoehe.mail.models import Mailbox
from augenhoehe.people.gaps import gaps_of
from augenhoehe.people.models import Department
from augenhoehe.people.queries import department
from augenhoehe.people.rules import may_change_settings
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels
from augenhoehe.setup.needs import gaps
from augenhoehe.setup.sections import SECTIONS


@pytest.fixture
def cast(db):
    return make_cast()


def names():
    return {gap.name for gap in gaps_of(department()) if gap.name.startswith("setup.")}


def complete(cast, settings):
    settings.PUBLIC_URL = "https://desk.example"
    suggest_servicelevels(state="NW", by=cast.lead)
    Mailbox.objects.create(
        name="Service",
        address="service@desk.example",
        touchpoint=cast.technical.touchpoints.get(),
        is_active=True,
    )


def test_a_new_department_misses_what_it_misses(cast):
    assert names() == {
        "setup.mailbox",
        "setup.deadlines",
        "setup.address",
        "setup.second_factor",
        "setup.signature",
    }


def test_what_is_there_is_not_missed(cast, settings):
    complete(cast, settings)
    assert names() == {"setup.second_factor", "setup.signature"}


def test_a_team_without_anybody_is_missed(cast):
    cast.product.memberships.all().delete()
    assert "setup.members" in names()


def test_a_demonstration_misses_no_mailbox(cast):
    Department.objects.update(is_demo=True)
    assert not names() & {"setup.mailbox", "setup.address", "setup.second_factor"}


def test_my_day_says_it_once_to_those_who_keep_the_settings(cast, settings):
    now = timezone.now()
    for person in (cast.lead, cast.admin):
        (need,) = gaps(may_change_settings(person), person, now)
        assert need.rank == 7 and need.url == reverse("setup:checklist")
    assert gaps(may_change_settings(cast.alice), cast.alice, now) == []
    complete(cast, settings)
    assert gaps(True, cast.lead, now) == []


def test_the_check_list_and_the_settings_are_for_those_who_keep_them(cast):
    for route in ("setup:checklist", "setup:settings"):
        for person in (cast.lead, cast.admin, cast.observer):
            assert signed_in(person).get(reverse(route)).status_code == 200
        for person in (cast.alice, cast.rita, cast.boss, cast.stranger):
            assert signed_in(person).get(reverse(route)).status_code == 403


def test_the_observer_finishes_nothing(cast):
    Department.objects.update(set_up_at=None)
    assert signed_in(cast.observer).post(reverse("setup:finish")).status_code == 403
    assert Department.objects.get().set_up_at is None


def test_hostile_names_are_shown_as_text(cast):
    make_person("<script>alert(1)</script>", "lead")
    page = signed_in(cast.lead).get(reverse("setup:checklist"))
    assert b"<script>alert" not in page.content


def test_every_entry_of_the_settings_leads_somewhere_for_the_lead(cast):
    client = signed_in(cast.lead)
    sections = client.get(reverse("setup:settings")).context["sections"]
    found = {entry.route for _title, entries in sections for entry, _url in entries}
    assert found == {entry.route for _title, entries in SECTIONS for entry in entries}
    for _title, entries in sections:
        for _entry, url in entries:
            assert client.get(url).status_code in (200, 302), url
