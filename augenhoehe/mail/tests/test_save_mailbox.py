"""Mailboxes on the screen: secrets go in and never come out."""

from urllib.parse import parse_qs, urlsplit

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.mail.actions.save_mailbox import save_mailbox, switch_mailbox
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.probe import probe_mailbox
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
from augenhoehe.people.tests.cast import make_cast, signed_in

SECRET = "sehr-geheim-4711"


@pytest.fixture
def cast(db):
    return make_cast()


def given(cast, **more):
    touchpoint = Touchpoint.objects.get(team=cast.technical, kind="mail")
    return {
        "name": "Support", "address": "Support@Haus.example", "touchpoint": touchpoint.pk,
        "auth": "password", "password": SECRET, "imap_host": "imap.haus.example",
        "imap_port": 993, "smtp_host": "smtp.haus.example", "smtp_port": 465, "folder": "INBOX",
        "after": "flag", "starts_on": "2026-03-01", **more,
    }  # fmt: skip


def test_a_mailbox_is_saved_and_its_password_is_sealed_and_never_shown(cast):
    client = signed_in(cast.admin)
    reply = client.post("/mail/new/", given(cast))
    mailbox = Mailbox.objects.get()
    assert reply.status_code == 302 and mailbox.password == SECRET
    assert (mailbox.address, mailbox.username) == ("support@haus.example", "support@haus.example")
    assert not mailbox.is_active
    for path in ("/mail/", mailbox.get_absolute_url()):
        assert SECRET not in client.get(path).content.decode()
    assert SECRET not in str(Mailbox.objects.extra(select={"raw": "password"}).values("raw")[0])


def test_what_is_wrong_is_said_and_the_password_is_not_shown_again(cast):
    reply = signed_in(cast.admin).post("/mail/new/", given(cast, imap_host="", smtp_host=""))
    assert reply.status_code == 422
    assert "at least one of the two servers" in reply.content.decode()
    assert SECRET not in reply.content.decode()
    assert not Mailbox.objects.exists()


def test_an_empty_password_stays_as_it_is(cast):
    client = signed_in(cast.admin)
    client.post("/mail/new/", given(cast))
    mailbox = Mailbox.objects.get()
    client.post(mailbox.get_absolute_url(), given(cast, password="", name="Anders"))
    mailbox.refresh_from_db()
    assert (mailbox.name, mailbox.password) == ("Anders", SECRET)


@pytest.mark.parametrize(
    "change", [{"imap_host": "evil.example"}, {"smtp_host": "evil.example"}, {"imap_port": 143}]
)
def test_whoever_changes_the_server_must_know_the_password(cast, change):
    client = signed_in(cast.admin)
    client.post("/mail/new/", given(cast))
    mailbox = Mailbox.objects.get()
    client.post(mailbox.get_absolute_url(), given(cast, password="", **change))
    assert Mailbox.objects.get().password == ""


def test_microsoft_needs_no_server_names(cast):
    values = given(cast, auth="microsoft", imap_host="", smtp_host="", password="")
    signed_in(cast.admin).post("/mail/new/", values)
    assert Mailbox.objects.get().imap_host == "outlook.office365.com"


def test_without_a_start_day_nothing_is_read(cast):
    mailbox = make_mailbox(cast.technical, imap_host="127.0.0.1", is_active=False)
    with pytest.raises(Refused):
        switch_mailbox(mailbox, on=True, by=cast.lead)
    assert not Mailbox.objects.get().is_active


def test_another_account_forgets_the_consent(cast):
    mailbox = make_mailbox(cast.technical, auth="google", oauth_refresh_token="r")
    save_mailbox(mailbox, values={"username": "andere@haus.example"}, by=cast.lead)
    assert Mailbox.objects.get().oauth_refresh_token == ""


@pytest.mark.parametrize(
    "change", [{"imap_host": "evil.example"}, {"smtp_host": "evil.example"}, {"smtp_port": 26}]
)
def test_a_token_is_not_carried_to_another_server(cast, change):
    mailbox = make_mailbox(
        cast.technical, auth="google", oauth_refresh_token="r", oauth_access_token="a"
    )
    save_mailbox(mailbox, values=change, by=cast.admin)
    kept = Mailbox.objects.get()
    assert (kept.oauth_refresh_token, kept.oauth_access_token) == ("", "")


def test_the_demo_tests_no_mailbox_because_a_test_sends_a_mail(cast):
    Department.objects.update(is_demo=True)
    mailbox = make_mailbox(cast.technical, smtp_host="127.0.0.1")
    assert signed_in(cast.lead).post(f"/mail/{mailbox.pk}/test/").status_code == 409


@pytest.fixture
def oauth(cast, settings):
    settings.PUBLIC_URL = "https://service.haus.example"
    with running_tokens() as tokens:
        mailbox = make_mailbox(
            cast.technical,
            auth="microsoft",
            oauth_client_id="client",
            oauth_token_url=tokens.url,
            imap_host="127.0.0.1",
        )
        yield mailbox, tokens


def _begin(client, mailbox):
    """The query of the consent link that the page shows."""
    page = client.get(mailbox.get_absolute_url())
    return {k: v[0] for k, v in parse_qs(urlsplit(page.context["consent"]["url"]).query).items()}


def test_consent_leads_there_and_back_with_pkce(cast, oauth):
    mailbox, tokens = oauth
    client = signed_in(cast.admin)
    asked = _begin(client, mailbox)
    assert asked["redirect_uri"] == "https://service.haus.example/mail/oauth/"
    assert asked["code_challenge_method"] == "S256"
    answer = f"code=abc&state={asked['state']}"
    assert client.get(f"/mail/oauth/?{answer}").status_code == 200
    assert tokens.asked == [] and not Mailbox.objects.get().oauth_refresh_token
    client.post("/mail/oauth/", {"answer": answer})
    assert Mailbox.objects.get().oauth_refresh_token == "refresh-2"
    fields = tokens.asked[0][1]
    assert (fields["code"], len(fields["code_verifier"]) >= 43) == ("abc", True)


def test_the_address_may_be_pasted(cast, oauth):
    mailbox, _tokens = oauth
    client = signed_in(cast.admin)
    state = _begin(client, mailbox)["state"]
    pasted = f"https://service.haus.example/mail/oauth/?code=abc&state={state}"
    client.post("/mail/oauth/", {"answer": pasted})
    assert Mailbox.objects.get().oauth_refresh_token == "refresh-2"


def test_a_foreign_state_connects_nothing(cast, oauth):
    mailbox, tokens = oauth
    client = signed_in(cast.admin)
    _begin(client, mailbox)
    reply = client.post("/mail/oauth/", {"answer": "code=abc&state=fremd"})
    assert reply.status_code == 409 and tokens.asked == []


def test_an_answer_works_once(cast, oauth):
    mailbox, tokens = oauth
    client = signed_in(cast.admin)
    answer = f"code=abc&state={_begin(client, mailbox)['state']}"
    client.post("/mail/oauth/", {"answer": answer})
    assert client.post("/mail/oauth/", {"answer": answer}).status_code == 409
    assert len(tokens.asked) == 1


class TestProbe:
    """The test in both directions, against real servers."""

    pytestmark = needs_dovecot

    @pytest.fixture
    def servers(self, tmp_path):
        with running_dovecot(tmp_path) as dovecot, running_sink() as sink:
            sink.dovecot = dovecot
            yield dovecot, sink

    def mailbox(self, cast, servers):
        dovecot, sink = servers
        return make_mailbox(
            cast.technical,
            USER,
            imap_host="127.0.0.1",
            imap_port=dovecot.port,
            smtp_host="127.0.0.1",
            smtp_port=sink.port,
            username="",
            is_active=False,
        )

    def test_a_mail_to_itself_arrives_and_is_taken_out_again(self, cast, servers):
        dovecot, sink = servers
        mailbox = self.mailbox(cast, servers)
        mailbox.username, mailbox.password = USER, PASSWORD
        steps = probe_mailbox(mailbox, patience=10)
        assert [step[:2] for step in steps] == [
            ["read.sign_in", ""], ["read.folder", ""], ["send.mail", ""], ["arrives", ""],
        ]  # fmt: skip
        assert dovecot.flags() == []
        assert not Mailbox.objects.get().probe["is_running"]

    def test_the_first_step_that_fails_is_said_and_the_rest_is_not_tried(self, cast, servers):
        mailbox = self.mailbox(cast, servers)
        mailbox.username, mailbox.password = USER, "falsch"
        steps = probe_mailbox(mailbox, patience=1)
        assert [step[:2] for step in steps] == [["read.sign_in", "signin.refused"]]

    def test_a_mail_that_does_not_arrive_is_said(self, cast, servers):
        servers[1].dovecot = None
        mailbox = self.mailbox(cast, servers)
        mailbox.username, mailbox.password = USER, PASSWORD
        assert probe_mailbox(mailbox, patience=1)[-1][:2] == ["arrives", "probe.not_seen"]
