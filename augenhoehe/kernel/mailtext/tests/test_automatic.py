"""Telling people from machines; a person must never be taken for one."""

import pytest

from augenhoehe.kernel.mailtext.automatic import classify, is_role_address
from augenhoehe.kernel.mailtext.bounces import read_bounce
from augenhoehe.kernel.mailtext.ids import make_message_id
from augenhoehe.kernel.mailtext.parse import parse

from .cast import collection, is_slower_than_linear, mail


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("person", {}),
        ("person", {"Auto_Submitted": "no"}),
        ("person", {"Subject": "Urlaubsgeld falsch berechnet"}),
        ("person", {"Subject": "Abwesenheit im System eintragen"}),
        ("person", {"Subject": "AW: Automatische Antwort: Ihre Anfrage"}),
        ("person", {"Subject": "Krankmeldung"}),
        ("out_of_office", {"Subject": "Automatische Antwort: Ihre Anfrage"}),
        ("out_of_office", {"Subject": "Abwesenheitsnotiz"}),
        ("out_of_office", {"Subject": "Out of Office: back on Monday"}),
        ("out_of_office", {"Subject": "Abwesend bis 12.3.", "Auto_Submitted": "auto-replied"}),
        ("out_of_office", {"Subject": "Ich bin im Urlaub", "X_Auto_Response_Suppress": "All"}),
        ("out_of_office", {"Auto_Submitted": "auto-replied (vacation)"}),
        (
            "out_of_office",
            {"X_Auto_Response_Suppress": "All", "X_MS_Exchange_Inbox_Rules_Loop": "a@b.de"},
        ),
        ("auto_reply", {"Auto_Submitted": "auto-replied"}),
        ("auto_reply", {"X_Autoreply": "yes"}),
        ("auto_reply", {"Precedence": "auto_reply"}),
        ("auto_reply", {"Subject": "Gelesen: Ihre Anfrage"}),
        ("bulk", {"Precedence": "bulk"}),
        ("bulk", {"List_Unsubscribe": "<mailto:x@y.de>"}),
        ("bulk", {"List_Id": "<x.y.de>"}),
        ("bulk", {"Auto_Submitted": "auto-generated"}),
        ("bounce", {"Subject": "Unzustellbar: Ihre Anfrage", "From": "postmaster@kunde.de"}),
        ("bounce", {"Content_Type": 'multipart/report; report-type="delivery-status"; boundary=x'}),
        ("own_loop", {"Message_ID": f"<{make_message_id('desk.example.org', 'token-123')}>"}),
        ("own_loop", {"X_Loop": "support@example.org"}),
    ],
)
def test_kinds_of_senders(kind, headers):
    found = classify(
        mail(**headers), own_addresses=["support@example.org"], own_domains=["desk.example.org"]
    )
    assert found.kind == kind, found.reasons


@pytest.mark.parametrize(
    "headers",
    [
        {"Return_Path": "<>"},
        {"X_Loop": "yes"},
        {"X_Auto_Response_Suppress": "DR, OOF"},
        {"From": "noreply@shop.de"},
        {"From": None},
        {"From": "support@example.org"},
        {"From": "support+abc@example.org"},
        {"Reply_To": "Support@Example.org"},
    ],
)
def test_these_count_as_people_and_get_no_automatic_answer(headers):
    found = classify(mail(**headers), own_addresses=["support@example.org"])
    assert found.kind == "person" and not found.may_be_answered_automatically


def test_a_web_form_that_writes_as_ourselves_is_the_person_it_answers_to():
    found = classify(
        mail(From="info@example.org", Reply_To="erika@kunde.de"), own_addresses=["info@example.org"]
    )
    assert found.may_be_answered_automatically


@pytest.mark.parametrize(
    "email",
    [
        "",
        "mailer-daemon@x.de",
        "NO-REPLY@x.de",
        "noreply+1@x.de",
        "bounce-bounces@x.de",
        "owner-list@x.de",
    ],
)
def test_role_addresses(email):
    assert is_role_address(email)


@pytest.mark.parametrize(
    "email", ["erika@kunde.de", "info@kunde.de", "rooter@kunde.de", "support@kunde.de"]
)
def test_addresses_of_people_are_no_role_addresses(email):
    assert not is_role_address(email)


def test_the_list_mails_of_a_collection_are_bulk():
    paths = sorted(collection("mail/spamassassin-easy-ham").glob("*.txt"))[:200]
    found = [classify(parse(path.read_bytes())).kind for path in paths]
    assert found.count("bulk") > 100 and "bounce" not in found[:5]


REPORT = """From: MAILER-DAEMON@mx.example.org
To: support@example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

This is the mail system.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; Erika@kunde.de
Original-Recipient: rfc822;erika@kunde.de
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 user
    unknown

Final-Recipient: rfc822; ok@kunde.de
Action: delivered
Status: 2.0.0

--b
Content-Type: {kind}

Received: x
Message-ID: <token12345.ah@example.org>
Subject: Ihre Anfrage

--b--
"""


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize(
    ("action", "status", "permanent"), [("failed", "5.1.1", True), ("delayed", "4.4.1", False)]
)
def test_a_standard_report_names_recipient_reason_and_mail(kind, action, status, permanent):
    bounce = read_bounce(parse(REPORT.format(kind=kind, action=action, status=status).encode()))
    assert bounce.original_id == "token12345.ah@example.org"
    assert [(f.email, f.status, f.is_permanent) for f in bounce.failures] == [
        ("erika@kunde.de", status, permanent)
    ]
    assert "user unknown" in bounce.failures[0].text
    assert bounce.is_permanent is permanent


QMAIL = """Hi. This is the qmail-send program at mx.kunde.de.
I'm afraid I wasn't able to deliver your message to the following addresses.

<erika@kunde.de>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <support@example.org>
Message-ID: <token12345.ah@example.org>
To: other@kunde.de
"""
EXCHANGE = """Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

Erika Muster (erika@kunde.de)<mailto:erika@kunde.de>
Die eingegebene E-Mail-Adresse konnte nicht gefunden werden.

Diagnoseinformationen für Administratoren:

Generierender Server: mx.kunde.de
erika@kunde.de
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'

Ursprüngliche Nachrichtenköpfe:

Message-ID: <token12345.ah@example.org>
"""
EXIM = """A message that you sent could not be delivered to one or more of its recipients.

  erika@kunde.de
    host mx.kunde.de: 452 4.2.2 mailbox full
"""


@pytest.mark.parametrize(
    ("body", "subject", "sender", "status", "permanent"),
    [
        (QMAIL, "failure notice", "MAILER-DAEMON@mx.kunde.de", "5.1.1", True),
        (
            EXCHANGE,
            "Unzustellbar: Ihre Anfrage",
            "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kunde.de",
            "5.1.10",
            True,
        ),
        (
            EXIM,
            "Mail delivery failed: returning message to sender",
            "Mailer-Daemon@mx.kunde.de",
            "4.2.2",
            False,
        ),
    ],
)
def test_reports_that_keep_to_no_standard_are_read(body, subject, sender, status, permanent):
    bounce = read_bounce(
        mail(
            body,
            From=sender,
            Subject=subject,
            To="support@example.org",
            In_Reply_To="<token12345.ah@example.org>",
        )
    )
    assert [(f.email, f.status, f.is_permanent) for f in bounce.failures] == [
        ("erika@kunde.de", status, permanent)
    ]
    assert bounce.original_id == "token12345.ah@example.org"


def test_failed_recipients_in_a_header_are_taken():
    bounce = read_bounce(
        mail("text", From="Mailer-Daemon@x.de", X_Failed_Recipients="a@kunde.de, b@kunde.de")
    )
    assert [f.email for f in bounce.failures] == ["a@kunde.de", "b@kunde.de"]


def test_a_person_who_writes_about_undeliverable_mail_is_no_bounce():
    assert read_bounce(mail(Subject="Unzustellbar: was heißt das?")) is None


@pytest.mark.parametrize("piece", ["a@b.c ", "a@", "<", "550 ", "5.1.1", "message-id: <"])
def test_no_report_takes_more_than_linear_time(piece):
    def work(given):
        return read_bounce(given), classify(given)

    assert not is_slower_than_linear(
        work,
        lambda size: mail(piece * size, From="mailer-daemon@x.de", Subject="failure notice"),
        3_000,
    )
