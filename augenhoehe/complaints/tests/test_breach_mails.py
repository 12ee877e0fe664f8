"""Drafts and mails about a data breach, whom it is reported to, and what strangers try."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.codes import type_of
from augenhoehe.complaints.actions.black_out_breach import black_out_breach, black_out_line
from augenhoehe.complaints.actions.mail_breach import draft_breach, mail_breach
from augenhoehe.complaints.actions.make_sheet import keep_sheet, make_sheet
from augenhoehe.complaints.actions.name_reader import name_reader
from augenhoehe.complaints.actions.open import open_complaint
from augenhoehe.complaints.actions.set_protection import set_protection
from augenhoehe.complaints.actions.tick_step import log_breach
from augenhoehe.complaints.authorities import authorities, authority_of, data_protection
from augenhoehe.complaints.breach_drafts import LABELS, LANGUAGES, draft_of, texts
from augenhoehe.complaints.breach_facts import Post
from augenhoehe.complaints.breach_words import STEPS
from augenhoehe.complaints.facts import Sketch
from augenhoehe.complaints.models import Breach, BreachSheet, Complaint
from augenhoehe.complaints.tests.test_breach import noticed
from augenhoehe.files.queries import attachments_of
from augenhoehe.kernel.mailtext.blackout import Finder
from augenhoehe.mail.models import OutMail
from augenhoehe.people.models import STATES, Department, User
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.search.actions.rebuild import rebuild
from augenhoehe.search.queries import find
from augenhoehe.search.scopes import scopes_of
from augenhoehe.tickets.models import Draft, Ticket
from augenhoehe.tickets.rules import visible_to as tickets_visible_to
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

POST = Post(to=("blau@falsch.example",), subject="Bitte löschen", text="Guten Tag,\n\nbitte …")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    return make_cast()


def test_every_state_has_an_authority_with_a_name_and_an_address_of_its_own():
    assert set(authorities()) == {state for state, _name in STATES}
    for one in authorities().values():
        address = urlsplit(one.website)
        assert address.scheme == "https" and address.hostname.endswith((".de", ".nrw.de"))
        assert "Datenschutz" in one.name or "datenschutz" in one.name.lower()
    assert len({one.website for one in authorities().values()}) == len(STATES)


def test_the_authority_is_that_of_the_house_unless_another_is_set(cast):
    assert "Nordrhein-Westfalen" in authority_of(data_protection()).name
    Department.objects.update(state="BY")
    assert "Bayerisches" in authority_of(data_protection()).name
    set_protection({"state": "HH", "officer": "Dr. Sander"}, by=cast.admin)
    assert "Hamburg" in authority_of(data_protection()).name
    set_protection({"authority": "Kirchliche Aufsicht"}, by=cast.admin)
    assert authority_of(data_protection()).name == "Kirchliche Aufsicht"
    assert data_protection().officer == "Dr. Sander"


def test_each_draft_stands_in_both_languages_and_every_step_names_one_that_exists(cast):
    breach = noticed(cast.lead)
    assert set(texts()) == set(LABELS)
    assert {step.draft for step in STEPS if step.draft} <= set(LABELS)
    for which in LABELS:
        for language in LANGUAGES:
            subject, text = draft_of(breach, which, language=language, by=cast.lead)
            assert subject and cast.lead.name in text and "{" not in subject + text


def test_nothing_leaves_before_somebody_sends_it(cast):
    ticket = make_ticket(cast.technical, contact=make_contact())
    breach = noticed(cast.lead, ticket=ticket)
    lead = signed_in(cast.lead)
    assert lead.get(f"{breach.get_absolute_url()}mail/affected/de/").status_code == 200
    draft_breach(breach, post=POST, by=cast.lead)
    draft = Draft.objects.get()
    assert (draft.kind, draft.ticket, draft.to) == ("reply", ticket, POST.to[0])
    assert not OutMail.objects.exists()


def test_a_reply_somebody_is_writing_is_never_overwritten(cast):
    ticket = make_ticket(cast.technical)
    breach = noticed(cast.lead, ticket=ticket)
    mine = {"user": cast.lead, "ticket": ticket, "saved_at": timezone.now()}
    Draft.objects.create(kind="reply", html="<p>Mein Satz</p>", **mine)
    with pytest.raises(Refused):
        draft_breach(breach, post=POST, by=cast.lead)
    assert Draft.objects.get().html == "<p>Mein Satz</p>"
    with pytest.raises(Refused):
        draft_breach(noticed(cast.lead), post=POST, by=cast.lead)


def test_a_mail_of_its_own_is_a_confidential_conversation_for_its_readers(cast):
    breach = noticed(cast.lead)
    name_reader(breach, person=cast.alice, by=cast.lead)
    message = mail_breach(breach, post=POST, by=cast.lead)
    assert message.ticket.is_confidential
    people = User.objects.all()
    readers = {one for one in people if tickets_visible_to(one).filter(pk=message.ticket.pk)}
    assert readers == {cast.lead, cast.alice}
    assert breach.lines.get(code="mailed").ticket == message.ticket


@pytest.mark.parametrize(
    "to", ["a@b.example\r\nBcc: all@b.example", "a@b.example, c@d.example", "nobody"]
)
def test_a_forged_address_sends_nothing(cast, to):
    breach = noticed(cast.lead)
    typed = {"to": to, "subject": "x\r\nBcc: y@z.example", "text": "x", "into": "mail"}
    address = f"{breach.get_absolute_url()}mail/receiver/de/"
    assert signed_in(cast.lead).post(address, typed).status_code == 422
    assert not OutMail.objects.exists() and not Ticket.objects.exists()


def test_a_line_break_in_the_subject_reaches_no_header(cast):
    breach = noticed(cast.lead)
    typed = {"to": "a@b.example", "subject": "x\r\nBcc: y@z.example", "text": "x", "into": "mail"}
    signed_in(cast.lead).post(f"{breach.get_absolute_url()}mail/receiver/de/", typed)
    assert all("\n" not in one.subject and one.bcc == [] for one in OutMail.objects.all())


def test_the_search_finds_its_complaint_for_its_readers_only(cast):
    ticket = make_ticket(cast.technical)
    breach = noticed(cast.lead, ticket=ticket)
    complaint = (breach.complaint.pk,)

    def found(user):
        hits = find("Gehaltsabrechnung", scopes=scopes_of(user), limit=50)
        return tuple(hit.owner[1] for hit in hits if hit.owner[0] == type_of(Complaint))

    for _again in range(2):
        assert found(cast.lead) == complaint
        assert found(cast.alice) == found(cast.bob) == found(cast.admin) == ()
        rebuild()
    name_reader(breach, person=cast.alice, by=cast.lead)
    assert found(cast.alice) == complaint


def test_a_complaint_that_turns_out_to_be_one_is_found_by_nobody_else_any_more(cast):
    made = open_complaint(
        Sketch(wrong="Zwielichtige Abrechnung", ticket=make_ticket(cast.technical)), by=cast.alice
    )
    assert find("Zwielichtige", scopes=scopes_of(cast.bob), limit=5)
    noticed(cast.lead, complaint=made)
    assert not find("Zwielichtige", scopes=scopes_of(cast.bob), limit=5)


@pytest.mark.parametrize("who", ["alice", "boss", "admin", "observer", "stranger"])
def test_the_register_and_its_export_hold_nothing_for_others(cast, who):
    noticed(cast.lead)
    client = signed_in(getattr(cast, who))
    for query in ("", "?q=Gr%C3%BCn", "?state=open", "?export=csv", "?export=xlsx"):
        answer = client.get(f"/complaints/breaches/{query}")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "Frau Grün".encode() not in body
    assert client.get("/complaints/breaches/?export=csv").status_code == 403


def test_the_lead_takes_the_register_out_with_formulas_defused(cast):
    breach = noticed(cast.lead)
    Breach.objects.update(what="=1+1", known_at=timezone.now() - timedelta(hours=100))
    lead = signed_in(cast.lead)
    rows = b"".join(lead.get("/complaints/breaches/?export=csv").streaming_content).decode()
    assert f"{breach}" in rows and "'=1+1" in rows
    for state, shown in (("late", True), ("open", True), ("ended", False), ("reported", False)):
        page = lead.get(f"/complaints/breaches/?state={state}").content.decode()
        assert (breach.get_absolute_url() in page) == shown, state
    assert (
        breach.get_absolute_url() in lead.get(f"/complaints/breaches/?q={breach}").content.decode()
    )


def test_a_sheet_is_given_out_to_readers_only(cast):
    breach = noticed(cast.lead)
    sheet = make_sheet(breach, kind="preliminary", by=cast.lead)
    keep_sheet(sheet, papers={"a.pdf": b"%PDF-1.7"})
    there = attachments_of(sheet)[0].get_absolute_url()
    assert signed_in(cast.lead).get(there).status_code == 200
    for who in (cast.alice, cast.admin, cast.observer, cast.stranger):
        assert signed_in(who).get(there).status_code == 404
    BreachSheet.objects.all().delete()
    keep_sheet(sheet, papers={"b.pdf": b"%PDF-1.7"})
    assert attachments_of(sheet)[0].name == "a.pdf"


def test_an_erased_name_goes_from_the_record_its_log_and_its_sheets(cast):
    breach = noticed(cast.lead)
    line = log_breach(breach, text="Mit Frau Grün gesprochen", by=cast.lead)
    sheet = make_sheet(breach, kind="preliminary", by=cast.lead)
    black_out_line(line, finder=Finder(("Frau Grün", "Grün")), by=cast.lead)
    black_out_breach(breach, finder=Finder(("Frau Grün", "Grün")), by=cast.lead)
    breach.refresh_from_db()
    sheet.refresh_from_db()
    line.refresh_from_db()
    assert "Grün" not in breach.what + line.text + str(sheet.facts)


def test_script_in_a_data_breach_is_shown_as_text(cast):
    evil = "<script>alert(1)</script>"
    breach = noticed(cast.lead)
    Breach.objects.update(what=evil, whose=evil, consequences=evil, measures=evil, why_risk=evil)
    log_breach(breach, text=evil, by=cast.lead)
    lead = signed_in(cast.lead)
    for path in ("", "write/", "mail/affected/en/"):
        assert evil not in lead.get(f"{breach.get_absolute_url()}{path}").content.decode()
    assert evil not in lead.get("/complaints/breaches/").content.decode()


def test_no_page_asks_the_database_more_than_twelve_times(cast, django_assert_max_num_queries):
    breach = noticed(cast.lead, ticket=make_ticket(cast.technical, contact=make_contact()))
    name_reader(breach, person=cast.alice, by=cast.lead)
    make_sheet(breach, kind="preliminary", by=cast.lead)
    mail_breach(breach, post=POST, by=cast.lead)
    own = breach.get_absolute_url()
    for user in (cast.lead, cast.alice):
        client = signed_in(user)
        for path in (own, f"{own}write/", f"{own}mail/affected/de/", "/complaints/breaches/"):
            client.get(path)
            with django_assert_max_num_queries(12):
                assert client.get(path).status_code == 200
