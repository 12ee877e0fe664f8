"""What could not be taken in, and what a person makes of it."""

import pytest
from django.db import connection

from augenhoehe.base.actions import Refused
from augenhoehe.base.models import Job
from augenhoehe.files.models import Attachment
from augenhoehe.intake.actions.ask import ask_to_take_in
from augenhoehe.intake.actions.open_by_hand import open_by_hand
from augenhoehe.intake.actions.prepare import prepare_first_touchpoint
from augenhoehe.intake.actions.quarantine import dismiss_mail, quarantine_mail, retry_mail
from augenhoehe.intake.jobs import take_in as take_in_job
from augenhoehe.intake.tests.cast import arrive, mail
from augenhoehe.mail.actions.store import store_raws
from augenhoehe.mail.models import RawMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.models import Team
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.models import Ticket

State = RawMail.State
BROKEN = b"\0\0 kaputt, aber wichtig: Lohn fehlt"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def raw(cast):
    arrive(make_mailbox(cast.technical), BROKEN)
    return RawMail.objects.get()


def test_it_says_why_and_shows_its_words_to_its_team_only(cast, raw):
    assert (raw.state, raw.reason) == (State.QUARANTINED, "mail.no_headers")
    path = f"/intake/quarantine/{raw.pk}/"
    assert "Lohn fehlt" in signed_in(cast.alice).get(path).content.decode()
    for other in (cast.bob, cast.admin):
        page = signed_in(other).get(path)
        assert page.status_code == 200
        assert "Lohn fehlt" not in page.content.decode()


def test_the_mail_is_saved_as_it_came_and_never_shown(cast, raw):
    reply = signed_in(cast.alice).get(f"/intake/quarantine/{raw.pk}/raw/")
    assert reply.content == BROKEN
    assert reply["Content-Disposition"].startswith("attachment")
    assert "sandbox" in reply["Content-Security-Policy"]


def test_a_retry_reads_it_again(cast, raw):
    RawMail.objects.update(body=mail("Jetzt lesbar"))
    retry_mail(raw, by=cast.admin)
    assert Job.objects.filter(name="intake.take_in").exists()
    take_in_job()
    assert Ticket.objects.get().subject == "Jetzt lesbar"
    with pytest.raises(Refused):
        retry_mail(raw, by=cast.admin)


def test_spam_stays_in_the_ledger_and_becomes_nothing(cast, raw):
    dismiss_mail(raw, by=cast.alice)
    raw.refresh_from_db()
    assert (raw.state, raw.reason) == (State.BLOCKED, "spam.by_hand")
    with pytest.raises(Refused):
        dismiss_mail(raw, by=cast.alice)


def test_a_concern_is_opened_by_hand_with_the_mail_attached(cast, raw):
    ticket = open_by_hand(raw, touchpoint=raw.mailbox.touchpoint, by=cast.alice)
    assert (ticket.team, ticket.messages.get().raw_id) == (cast.technical, raw.pk)
    assert "Lohn fehlt" in ticket.messages.get().text
    assert Attachment.objects.get().blob.size == len(BROKEN)
    raw.refresh_from_db()
    assert raw.state == State.DONE


def test_the_same_broken_mail_is_shown_once(raw):
    other = store_raws([("x", BROKEN)])[0]
    RawMail.objects.filter(pk=other.pk).update(mailbox=raw.mailbox)
    other.refresh_from_db()
    assert quarantine_mail(other, BROKEN, ValueError("x")) == "duplicate"


def test_asked_twice_to_take_in_is_asked_once(db):
    ask_to_take_in()
    ask_to_take_in()
    assert Job.objects.filter(name="intake.take_in").count() == 1


def test_an_empty_house_gets_its_first_team(db):
    touchpoint = prepare_first_touchpoint(None, by="system")
    assert touchpoint.team == Team.objects.get() and touchpoint.kind == "mail"


def test_the_ledger_says_what_became_of_each_mail(cast, raw):
    arrive(raw.mailbox, mail("Eins"), mail("Zwei"))
    page = signed_in(cast.lead).get("/mail/ledger/").content.decode()
    assert "Every mail that was taken in is there." in page
    assert signed_in(cast.observer).get("/mail/ledger/").status_code == 200


def test_a_mail_that_fails_halfway_leaves_nothing_to_the_next_one_of_its_concern(cast):
    box = make_mailbox(cast.technical)
    arrive(box, mail("Frage", Message_ID="<1@firma.example>"))
    again = {"In_Reply_To": "<1@firma.example>"}
    failing = [True]

    def fail_once(execute, sql, *rest):
        if failing and sql.startswith('UPDATE "tickets_ticket"'):
            raise ValueError(failing.pop())
        return execute(sql, *rest)

    with connection.execute_wrapper(fail_once):
        outcomes = arrive(box, mail("AW: Frage", text="eins", **again),
                          mail("AW: Frage", text="zwei", **again))  # fmt: skip
    assert outcomes == {"quarantined": 1, "reply": 1}
    ticket = Ticket.objects.get()
    assert ticket.message_count == ticket.messages.count() == 2 and ticket.chaser_count == 1
    assert RawMail.objects.filter(state=State.QUARANTINED).get().attempts > 0
