"""Whoever signs in to the demo finds something true on each page, and nothing leaves the house."""

import re

import pytest
from django.test import Client

from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import DemoSignIn

pytestmark = pytest.mark.django_db
# Those who read no concerns have no day's work, and what is nobody's duty shows that.
NAV_LINK = re.compile(r'class="nav-link[^"]*" href="([^"]+)"')
WORKS = ("lead", "agent", "reception")


def sign_ins():
    return [one.user for one in DemoSignIn.objects.select_related("user")]


def test_every_place_of_the_navigation_shows_something(demo):
    for user in sign_ins():
        client = Client()
        client.force_login(user)
        places = NAV_LINK.findall(client.get("/").content.decode())
        assert len(places) >= 2
        for url in places:
            # A private space begins with whoever opens it; it leads there by itself.
            answer = client.get(url, follow=True)
            assert answer.status_code == 200, f"{user}: {url}"
            is_empty = 'class="empty' in answer.content.decode()
            # Not everybody has handed something over; the lead sees what all have.
            # Talks about conversations are read by those who were there, and in no demo.
            may_be_empty = url == "/reviews/" or (not user.is_lead and url == "/tickets/handovers/")
            assert not is_empty or may_be_empty or not user.has_role(*WORKS), f"{user}: {url}"


def test_the_lead_finds_every_list_filled(demo):
    client = Client()
    client.force_login(next(user for user in sign_ins() if user.is_lead))
    for path in ("?show=solved", "?show=history", "?show=no_concern", "?who=none", "?chaser=1",
                 "?due=over", "collectives/", "promises/", "handovers/", "notices/"):  # fmt: skip
        answer = client.get(f"/tickets/{path}")
        assert answer.status_code == 200, path
        assert 'class="empty' not in answer.content.decode(), path


def test_nothing_leaves_the_house(demo, work):
    before = list(OutMail.objects.order_by("pk").values_list("pk", "state"))
    work()
    assert list(OutMail.objects.order_by("pk").values_list("pk", "state")) == before
