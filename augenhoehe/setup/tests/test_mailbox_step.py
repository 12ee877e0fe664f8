"""The mailbox is connected within the set-up: entered, really tested, switched on."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from augenhoehe.base.models import Job
from augenhoehe.mail.actions.probe import note_steps
from augenhoehe.mail.connecting import MailboxForm
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.mail.tests.dovecot import (
    PASSWORD,
    USER,
    needs_dovecot,
    running_dovecot,
    running_tokens,
)
from augenhoehe.mail.tests.sink import running_sink
from augenhoehe.people.models import Department, Touchpoint
from augenhoehe.people.queries import department
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.setup.steps import states_of

STEP = "/setup/step/mailbox/"
SECRET = "sehr-geheim-4711"


@pytest.fixture
def cast(db):
    return make_cast()


def given(cast, **more):
    touchpoint = Touchpoint.objects.get(team=cast.technical, kind="mail")
    return {
        "name": "Support", "address": USER, "touchpoint": touchpoint.pk, "auth": "password",
        "password": SECRET, "imap_host": "127.0.0.1", "imap_port": 993, "smtp_host": "127.0.0.1",
        "smtp_port": 465, "folder": "INBOX", "after": "flag", "starts_on": "2026-03-01", **more,
    }  # fmt: skip


def test_the_form_is_on_the_page_and_saving_stays_there_and_tests_at_once(cast):
    client = signed_in(cast.lead)
    assert b'name="imap_host"' in client.get(STEP).content
    reply = client.post(STEP, given(cast))
    mailbox = Mailbox.objects.get()
    assert reply["Location"] == f"{STEP}?box={mailbox.pk}"
    assert mailbox.probe["is_running"] and not mailbox.is_active
    assert Job.objects.filter(name="mail.probe").count() == 1
    page = client.get(reply["Location"]).content.decode()
    assert SECRET not in page and USER in page
    assert reverse("mail:steps", args=[mailbox.pk]) in page


def test_every_field_is_there_once(cast):
    page = signed_in(cast.lead).get(STEP).content.decode()
    for name in MailboxForm.Meta.fields:
        assert page.count(f' name="{name}"') == 1, name


def test_the_step_is_left_by_going_on_and_what_was_entered_is_there_again(cast):
    client = signed_in(cast.lead)
    client.post(STEP, given(cast))
    assert "mailbox" not in states_of(department())
    assert USER in signed_in(cast.lead).get(STEP).content.decode()
    reply = client.post(STEP, {"go_on": "1"})
    assert reply["Location"].startswith("/setup/") and reply["Location"] != STEP
    assert states_of(department())["mailbox"] == "done"


def test_going_on_without_a_mailbox_puts_it_off(cast):
    signed_in(cast.lead).post(STEP, {"go_on": "1"})
    assert states_of(department())["mailbox"] == "skipped"


def test_what_is_wrong_is_said_on_the_page_and_the_password_is_not_shown(cast):
    reply = signed_in(cast.lead).post(STEP, given(cast, address="x", imap_host="", smtp_host=""))
    assert reply.status_code == 422 and SECRET not in reply.content.decode()
    assert not Mailbox.objects.exists()


def test_a_second_mailbox_is_a_new_one(cast):
    client = signed_in(cast.lead)
    client.post(STEP, given(cast))
    client.post(f"{STEP}?box=new", given(cast, address="zwei@haus.example"))
    assert Mailbox.objects.count() == 2
    first = Mailbox.objects.order_by("pk").first()
    client.post(f"{STEP}?box={first.pk}", given(cast, name="Anders", password=""))
    first.refresh_from_db()
    assert (first.name, first.password) == ("Anders", SECRET)


@pytest.mark.parametrize("box", ["999", "abc", "²", "-1", ""])
def test_a_mailbox_that_is_none_is_not_found_or_the_first(cast, box):
    make_mailbox(cast.technical)
    assert signed_in(cast.lead).get(STEP, {"box": box}).status_code == (200 if not box else 404)


def test_colleagues_see_and_save_nothing(cast):
    client = signed_in(cast.alice)
    assert client.get(STEP).status_code == 403
    assert client.post(STEP, given(cast)).status_code == 403
    assert not Mailbox.objects.exists()


def test_the_demo_saves_without_a_test(cast):
    Department.objects.update_or_create(pk=1, defaults={"is_demo": True})
    assert signed_in(cast.lead).post(STEP, given(cast)).status_code == 302
    assert not Job.objects.filter(name="mail.probe").exists()


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_back_leads_to_pages_of_ours_only(cast, back):
    mailbox = make_mailbox(cast.technical, smtp_host="127.0.0.1", is_active=False)
    client = signed_in(cast.lead)
    for verb in ("switch", "test"):
        reply = client.post(f"/mail/{mailbox.pk}/{verb}/", {"on": "1", "back": back})
        assert reply["Location"] == mailbox.get_absolute_url()


def test_who_signs_in_at_a_provider_comes_back_to_the_step(cast, settings):
    settings.PUBLIC_URL = "https://service.haus.example"
    client = signed_in(cast.lead)
    with running_tokens() as tokens:
        box = make_mailbox(
            cast.technical, auth="google", oauth_client_id="c", oauth_token_url=tokens.url
        )
        page = client.get(f"{STEP}?box={box.pk}")
        look_on = {"back": f"{STEP}?box={box.pk}"}
        client.get(reverse("mail:steps", args=[box.pk]), look_on)
        state = parse_qs(urlsplit(page.context["consent"]["url"]).query)["state"][0]
        reply = client.post("/mail/oauth/", {"answer": f"code=abc&state={state}"})
    assert reply["Location"] == f"{STEP}?box={box.pk}"


def test_while_the_test_runs_its_steps_are_shown_and_at_its_end_the_buttons_follow(cast):
    client, box = signed_in(cast.lead), make_mailbox(cast.technical, is_active=False)
    look_on = f"{reverse('mail:steps', args=[box.pk])}?back={STEP}"
    note_steps(box, [("imap", "", "")], is_running=True)
    running = client.get(look_on)
    assert "HX-Retarget" not in running and b"hx-get" in running.content
    note_steps(box, [("imap", "", ""), ("smtp", "", "")], is_running=False)
    done = client.get(look_on)
    page = done.content.decode()
    assert done["HX-Retarget"] == "#mailbox" and "hx-get" not in page
    assert '<button class="button primary">' in page.partition('name="on"')[2]
    away = client.get(f"{reverse('mail:steps', args=[box.pk])}?back=https://evil.example/")
    assert "evil.example" not in away.content.decode()


def test_without_a_team_that_takes_mail_the_page_says_so(cast):
    Touchpoint.objects.update(kind="phone")
    assert (
        reverse("setup:step", args=["teams"]) + '">'
        in (signed_in(cast.lead).get(STEP).content.decode().partition("No team takes mail")[2])
    )


class TestForReal:
    """Against a real server for reading and one for sending."""

    pytestmark = needs_dovecot

    def test_entered_tested_and_switched_on_without_leaving_the_set_up(self, cast, tmp_path, work):
        client = signed_in(cast.lead)
        with running_dovecot(tmp_path) as dovecot, running_sink() as sink:
            sink.dovecot = dovecot
            ports = {"imap_port": dovecot.port, "smtp_port": sink.port}
            place = client.post(STEP, given(cast, password=PASSWORD, **ports))["Location"]
            work()
            assert b"Everything works" in client.get(place).content
            box = Mailbox.objects.get()
            reply = client.post(f"/mail/{box.pk}/switch/", {"on": "1", "back": place})
        assert reply["Location"] == place and Mailbox.objects.get().is_active
