from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from augenhoehe.files.models import Attachment
from augenhoehe.mail.models import OutMail
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets import presence
from augenhoehe.tickets.actions.no_concern import mark_no_concern
from augenhoehe.tickets.models import Draft, Message, Promise, State, Ticket
from augenhoehe.tickets.tests.cast import incoming, make_contact, make_ticket, reply, write_again

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical, contact=make_contact(company="Muster GmbH"))


def answer(door, ticket, html="<p>Der Kessel läuft.</p>", **more):
    newest = ticket.messages.order_by("-id").first()
    data = {"to": "mia@muster.example", "html": html, "seen_id": newest.pk, **more}
    return door.post(f"/tickets/{ticket.pk}/reply/", data)


def test_the_answer_goes_out_and_the_draft_ends(cast, ticket):
    door = signed_in(cast.alice)
    assert answer(door, ticket).status_code == 302
    assert OutMail.objects.get().to == ["mia@muster.example"]
    assert not Draft.objects.exists()


def test_without_script_plain_text_goes_out(cast, ticket):
    answer(signed_in(cast.alice), ticket, html="", text="Hallo\n\n<b>Welt</b>")
    assert "&lt;b&gt;Welt" in OutMail.objects.get().html


def test_a_promise_goes_with_the_answer(cast, ticket):
    due = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    answer(signed_in(cast.alice), ticket, promise="Rückruf", promise_at=due)
    assert Promise.objects.get().text == "Rückruf"


def test_send_and_solve_is_one_step(cast, ticket):
    answer(signed_in(cast.alice), ticket, then="solve")
    assert Ticket.objects.get().state == State.SOLVED


def test_a_stale_reply_is_stopped_and_its_text_kept(cast, ticket):
    door, seen = signed_in(cast.alice), ticket.first_message.pk
    write_again(ticket, "Hat sich erledigt")
    answer(door, ticket, seen_id=seen)
    assert not OutMail.objects.exists() and "Kessel" in Draft.objects.get().html
    page = door.get(f"/tickets/{ticket.pk}/").content.decode()
    assert "Hat sich erledigt" in page and "Kessel" in page


def test_an_address_that_is_none_is_said_and_the_text_kept(cast, ticket):
    answer(signed_in(cast.alice), ticket, to="kein Mensch")
    assert not OutMail.objects.exists() and Draft.objects.exists()


@pytest.mark.parametrize("field", ["to", "cc", "bcc", "subject"])
def test_no_line_break_reaches_a_header(cast, ticket, field):
    evil = "mia@muster.example\r\nBcc: all@evil.example"
    answer(signed_in(cast.alice), ticket, **{field: evil})
    for mail in OutMail.objects.all():
        assert "evil" not in str([mail.to, mail.bcc]) or field in ("to", "bcc")
        assert "\n" not in mail.subject + "".join([*mail.to, *mail.cc, *mail.bcc])


def test_script_in_a_reply_or_note_is_not_kept(cast, ticket):
    door, evil = (
        signed_in(cast.alice),
        "<p>x</p><script>alert(1)</script><img src=x onerror=alert(1)>",
    )
    answer(door, ticket, html=evil)
    door.post(f"/tickets/{ticket.pk}/note/", {"html": evil})
    for message in Message.objects.exclude(kind="incoming"):
        assert "<script" not in message.html and "onerror" not in message.html


def test_undo_brings_the_text_back_after_the_page_was_closed(cast, ticket):
    answer(signed_in(cast.alice), ticket)
    message = Message.objects.get(kind="outgoing")
    signed_in(cast.alice).post(f"/tickets/messages/{message.pk}/undo/")
    page = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/").content.decode()
    assert "Kessel" in page and OutMail.objects.get().state == OutMail.State.WITHDRAWN


def test_nobody_takes_back_what_a_colleague_sent(cast, ticket):
    answer(signed_in(cast.alice), ticket)
    message = Message.objects.get(kind="outgoing")
    assert signed_in(cast.lead).post(f"/tickets/messages/{message.pk}/undo/").status_code == 404


def test_whoever_reads_may_note_but_not_answer(cast, ticket):
    door = signed_in(cast.bob)
    assert answer(door, ticket).status_code == 403
    assert door.post(f"/tickets/{ticket.pk}/note/", {"html": "<p>Idee</p>"}).status_code == 302
    assert Message.objects.get(kind="note").author == cast.bob


def test_a_draft_is_its_authors(cast, ticket):
    url = f"/tickets/{ticket.pk}/draft/reply/"
    assert signed_in(cast.alice).post(url, {"html": "<p>halb</p>"}).status_code == 204
    assert "halb" in signed_in(cast.alice).get(f"/tickets/{ticket.pk}/").content.decode()
    assert "halb" not in signed_in(cast.lead).get(f"/tickets/{ticket.pk}/").content.decode()


def test_a_file_goes_up_into_the_draft_and_out_with_the_mail(cast, ticket):
    door = signed_in(cast.alice)
    up = SimpleUploadedFile("Lohn\r\nschein.pdf", b"%PDF", "application/pdf")
    assert door.post(f"/tickets/{ticket.pk}/files/reply/", {"file": up}).status_code == 200
    link = Attachment.objects.get()
    assert signed_in(cast.lead).get(f"/files/{link.pk}/").status_code == 404
    answer(door, ticket)
    assert Attachment.objects.filter(owner_id=OutMail.objects.get().pk).exists()
    assert signed_in(cast.lead).get(f"/files/{link.pk}/").status_code == 200


def test_a_file_of_somebody_elses_draft_is_not_dropped(cast, ticket):
    up = SimpleUploadedFile("a.txt", b"a")
    signed_in(cast.alice).post(f"/tickets/{ticket.pk}/files/reply/", {"file": up})
    link = Attachment.objects.get()
    assert signed_in(cast.lead).post(f"/tickets/files/{link.pk}/drop/").status_code == 404
    assert Attachment.objects.exists()


def test_foreign_html_lies_in_a_sandboxed_frame_under_its_own_policy(cast):
    evil = "<p>Hallo</p><script>alert(1)</script><img src='https://evil.example/x.png'>"
    ticket = make_ticket(cast.technical)
    write_again(ticket, "Hallo", html=evil)
    message = Message.objects.order_by("-id").first()
    page = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/").content.decode()
    assert "alert(1)" not in page and "evil.example" not in page and "sandbox=" in page
    body = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/body/{message.pk}/")
    assert "script" not in body.content.decode() and "evil.example" not in body.content.decode()
    policy = body["Content-Security-Policy"]
    assert "sandbox" in policy and "allow-scripts" not in policy and "default-src 'none'" in policy


def test_a_body_is_reached_only_through_its_own_ticket(cast, ticket):
    other = make_ticket(cast.confidential)
    foreign = other.first_message.pk
    door = signed_in(cast.alice)
    assert door.get(f"/tickets/{ticket.pk}/body/{foreign}/").status_code == 404
    assert door.get(f"/tickets/{ticket.pk}/messages/?before={foreign}", **HTMX).status_code == 404


def test_the_customers_words_cannot_act_on_the_page(cast):
    ticket = make_ticket(cast.technical, subject='"><img src=x onerror=alert(1)>')
    write_again(ticket, "<div hx-get=/evil hx-trigger=load>x</div>")
    page = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/").content.decode()
    assert "<img src=x" not in page and "<div hx-get=/evil" not in page


def test_a_conversation_of_many_messages_pages_itself(cast, ticket, django_assert_max_num_queries):
    start = timezone.now() + timedelta(minutes=1)
    Message.objects.bulk_create(
        Message(ticket=ticket, kind="incoming", at=start + timedelta(minutes=n), text=f"Wort {n}.")
        for n in range(100)
    )
    door = signed_in(cast.alice)
    first = door.get(f"/tickets/{ticket.pk}/")
    with django_assert_max_num_queries(12):
        door.get(f"/tickets/{ticket.pk}/")
    oldest = first.context["page"].rows[0]
    older = door.get(f"/tickets/{ticket.pk}/messages/?before={oldest.pk}", **HTMX)
    assert len(first.context["page"].rows) == 30 and b"Wort 69." in older.content
    assert b"Wort 70." not in older.content


def test_looking_at_a_conversation_changes_nothing(cast, ticket):
    before = Ticket.objects.values().get()
    signed_in(cast.alice).get(f"/tickets/{ticket.pk}/")
    assert Ticket.objects.values().get() == before


@pytest.mark.parametrize(
    "verb",
    ["assign", "move", "solve", "wait", "reopen", "merge", "rename", "reply", "note", "prioritise"],
)
def test_a_get_does_nothing_and_a_stranger_finds_nothing(cast, ticket, verb):
    url = f"/tickets/{ticket.pk}/{verb}/"
    assert signed_in(cast.alice).get(url).status_code == 405
    secret = make_ticket(cast.confidential)
    assert signed_in(cast.alice).post(f"/tickets/{secret.pk}/{verb}/").status_code == 404
    assert signed_in(cast.boss).post(url).status_code == 404


def test_two_people_see_each_other_for_half_a_minute(cast, ticket):
    presence._seen.clear()
    url = f"/tickets/{ticket.pk}/present/"
    assert "Alice" not in signed_in(cast.alice).get(url, **HTMX).content.decode()
    assert "Alice Anders" in signed_in(cast.lead).get(f"{url}?writing=1", **HTMX).content.decode()
    assert "Lena Leitung" in signed_in(cast.alice).get(url, **HTMX).content.decode()


def test_the_side_explains_the_deadline(cast, ticket):
    page = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/side/", **HTMX)
    assert page.status_code == 200


def test_what_happened_is_told_in_sentences(cast, ticket):
    reply(ticket, cast.alice)
    page = signed_in(cast.bob).get(f"/tickets/{ticket.pk}/history/").content.decode()
    assert "Alice Anders" in page and incoming


def test_who_gives_a_concern_to_a_team_they_cannot_read_is_led_to_the_list(cast, ticket):
    door = signed_in(cast.alice)
    answer_ = door.post(f"/tickets/{ticket.pk}/move/", {"team": cast.confidential.pk})
    assert answer_.url == "/tickets/"


@pytest.mark.parametrize(
    ("verb", "field"), [("assign", "person"), ("move", "team"), ("place", "company")]
)
@pytest.mark.parametrize("value", ["abc", "-1", "9" * 40, "٣", "\0"])
def test_what_is_no_number_finds_nobody(cast, ticket, verb, field, value):
    answer_ = signed_in(cast.alice).post(f"/tickets/{ticket.pk}/{verb}/", {field: value})
    assert answer_.status_code == 404


def test_a_reply_is_taken_back_from_its_toast_without_a_stumble(cast, ticket):
    message = reply(ticket, cast.alice)
    door = signed_in(cast.alice)
    back = door.post(f"/tickets/messages/{message.pk}/undo/", follow=True, **HTMX)
    assert back.status_code == 200 and not Message.objects.filter(kind="outgoing").exists()


def test_the_tab_in_which_one_was_writing_opens_and_the_others_say_so(cast, ticket):
    door = signed_in(cast.alice)
    for kind in ("reply", "forward"):
        door.post(f"/tickets/{ticket.pk}/draft/{kind}/", {"html": f"<p>{kind}</p>"})
    page = door.get(f"/tickets/{ticket.pk}/")
    assert page.context["compose"] == "forward" and page.context["drafted"] == {"reply"}
    asked = door.get(f"/tickets/{ticket.pk}/?compose=note")
    assert asked.context["compose"] == "note"


def test_the_head_says_why_it_is_no_concern(cast, ticket):
    mark_no_concern(ticket, reason="newsletter", by=cast.alice)
    page = signed_in(cast.bob).get(ticket.get_absolute_url()).content.decode()
    assert "No concern: newsletter" in page
