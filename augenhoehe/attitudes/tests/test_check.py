"""The reply check on the screen: what it shows, what it keeps (nothing), and for whom it opens."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from augenhoehe.attitudes import rules as rules_of
from augenhoehe.attitudes.actions.check_choose import choose_check
from augenhoehe.attitudes.checking import look_at
from augenhoehe.attitudes.five import attitudes
from augenhoehe.attitudes.models import CheckChoice, when_of
from augenhoehe.complaints.tests.cast import make_complaint
from augenhoehe.journal.models import Entry
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.mediation.tests.cast import customer_of, make_talk
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.models import Draft
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, write_again

BAD = (
    "Guten Tag Frau Muster,\n\nSie haben versäumt, das Formular zu unterschreiben. "
    "Wir melden uns zeitnah bei Ihnen. Ihr Paket kommt garantiert.\n\nViele Grüße"
)
ASKED = "Guten Tag, wo ist mein Paket? Passt das Kabel auch an das alte Modell?"
PAGE = "/attitude/check/"


def words(text, **more):
    return look_at(text, context=Context(), **more)


def rules(looked):
    return [hint.rule for hint in looked.hints]


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical, contact=make_contact("Mia Muster"))


def test_hints_stand_together_by_rule_with_attitude_reason_and_a_better_wording():
    looked = words(BAD)
    assert rules(looked)[:2] == ["a3-blame", "k2-vague-time"]
    first = looked.hints[0]
    assert first.attitude == "A" and first.why and first.better
    assert BAD[first.places[0].start : first.places[0].end] in BAD


def test_what_was_meant_so_is_silent_for_this_text_and_can_be_brought_back():
    looked = words(BAD, meant=["a3-blame", "no such rule"])
    assert "a3-blame" not in rules(looked) and [rule for rule, _ in looked.meant] == ["a3-blame"]


def test_questions_and_the_next_step_are_a_list_to_tick_and_no_hints():
    looked = words("Guten Tag, vielen Dank. Wir prüfen Ihr Anliegen. " * 3, answers=ASKED)
    assert [one["is_answered"] for one in looked.questions] == [False, False]
    assert looked.step == "missing" and looked.open_count == 3
    assert not {"f2-unanswered", "k1-next-step"} & set(rules(looked))
    dated = words("Ihr Paket ist unterwegs. Ich rufe Sie bis Freitag, 12 Uhr, an.", answers=ASKED)
    assert dated.step == "named"


def test_the_pieces_are_the_text_and_every_place_ends_with_its_number():
    text = f"{BAD} 😀 WICHTIG!! Leider. " + "Sie haben versäumt, das zu tun. " * 30
    looked = words(text)
    assert "".join(piece.text for piece in looked.pieces) == text
    numbers = [number for piece in looked.pieces for number in piece.numbers]
    assert sorted(set(numbers)) == [hint.number for hint in looked.hints]
    assert all(piece.is_marked for piece in looked.pieces if piece.numbers)
    blame = next(hint for hint in looked.hints if hint.rule == "a3-blame")
    assert len(blame.shown) == 3 and blame.more and blame.unlisted


def test_places_are_found_again_where_blanks_differ():
    looked = words(BAD)
    place = looked.hints[0].places[0]
    solid = "".join(sign for sign in BAD if sign not in " \n")
    wanted = "".join(BAD[place.start : place.end].split())
    assert solid[place.first : place.last] == wanted


def test_the_page_shows_hints_and_keeps_nothing(cast):
    client = signed_in(cast.alice)
    entries, drafts = Entry.objects.count(), Draft.objects.count()
    with CaptureQueriesContext(connection) as asked:
        page = client.post(PAGE, {"text": BAD, "answers": ASKED, "name": "Mia Muster"})
    text = page.content.decode()
    assert page.status_code == 200 and 'class="hinted"' in text and "#hint-1" in text
    assert "/attitude/#A" in text and "seems unanswered" in text
    writes = [one["sql"] for one in asked if one["sql"].split()[0] in ("INSERT", "UPDATE")]
    assert writes == [] and "no-store" in page["Cache-Control"]
    assert (Entry.objects.count(), Draft.objects.count()) == (entries, drafts)
    again = client.post(PAGE, {"text": BAD, "meant": ["k2-vague-time"], "mean": ["a3-blame"]})
    assert {"k2-vague-time", "a3-blame"} <= {rule for rule, _ in again.context["looked"].meant}
    assert "a3-blame" not in rules(again.context["looked"])


def test_what_is_typed_is_shown_as_text(cast):
    evil = "<script>alert(1)</script> Wir melden uns zeitnah. <img src=x onerror=alert(1)>"
    page = signed_in(cast.alice).post(PAGE, {"text": evil, "answers": f"Wo {evil}?"})
    assert b"<script>alert" not in page.content and b"<img src=x" not in page.content


@pytest.mark.parametrize("text", ["", " ", "x" * 100_001])
def test_no_text_or_a_book_is_refused_in_a_sentence(cast, text):
    page = signed_in(cast.alice).post(PAGE, {"text": text})
    assert page.status_code == 422 and page.context["form"].errors["text"]


def test_beside_a_reply_it_knows_the_customer_and_the_question(cast, ticket):
    write_again(ticket, ASKED)
    url, htmx = f"/attitude/check/draft/{ticket.pk}/", {"HX-Request": "true"}
    alice = signed_in(cast.alice)
    given = {"text": BAD.replace("Muster", "Meier").replace("\n", "\r\n")}
    page = alice.post(url, given, headers=htmx)
    looked = page.context["looked"]
    assert {"a5-salutation", "a3-blame"} <= set(rules(looked)) and len(looked.questions) == 2
    assert 'hx-swap-oob="innerHTML:#check-said"' in page.content.decode()
    assert not Draft.objects.exists()
    empty = alice.post(url, {"text": " "}, headers=htmx).content.decode()
    assert "There is nothing to check yet." in empty


def test_a_concern_one_does_not_work_on_is_not_checked(cast, ticket):
    url = f"/attitude/check/draft/{ticket.pk}/"
    assert signed_in(cast.carol).post(url, {"text": BAD}).status_code in (403, 404)
    confided = make_ticket(cast.confidential)
    url = f"/attitude/check/draft/{confided.pk}/"
    assert signed_in(cast.alice).post(url, {"text": BAD}).status_code == 404


def test_a_choice_replaces_the_one_before_and_is_ones_own(cast):
    choose_check("off", by=cast.alice)
    choose_check("typing", by=cast.alice)
    choose_check("sending", by=cast.bob)
    assert [when_of(rules_of.choices_of(one)) for one in (cast.alice, cast.bob, cast.lead)] == [
        "typing",
        "sending",
        "asked",
    ]


def test_everybody_chooses_for_themselves_when_it_looks(cast, ticket):
    alice, page = signed_in(cast.alice), f"/tickets/{ticket.pk}/?compose=reply"
    assert 'data-checking="asked"' in alice.get(page).content.decode()
    alice.post("/attitude/check/choose/", {"when": "sending"})
    assert 'data-checking="sending"' in alice.get(page).content.decode()
    alice.post("/attitude/check/choose/", {"when": "off"})
    assert "data-checking" not in alice.get(page).content.decode()
    alice.post("/attitude/check/choose/", {"when": "nonsense"})
    assert CheckChoice.objects.get().when == CheckChoice.When.OFF
    assert 'data-checking="asked"' in signed_in(cast.lead).get(page).content.decode()


def test_a_note_and_a_mail_to_a_third_party_have_no_check(cast, ticket):
    for kind in ("note", "forward"):
        page = signed_in(cast.alice).get(f"/tickets/{ticket.pk}/?compose={kind}")
        assert "data-checking" not in page.content.decode()


@pytest.mark.parametrize(("language", "name"), [("de", "Wahrhaftigkeit"), ("en", "Sincerity")])
def test_the_five_attitudes_are_told_in_both_languages(cast, language, name):
    cast.alice.language = language
    cast.alice.save()
    page = signed_in(cast.alice).get("/attitude/")
    five = page.context["attitudes"]
    assert [one.code for one in five] == list("AFUWK") and name in [one.name for one in five]
    assert all(len(one.examples) >= 4 and len(one.asks) == 4 and one.rules for one in five)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_check_has_nothing_to_say_of_our_own_good_examples(language):
    """But that a sentence out of a letter has no salutation."""
    context = Context(language=language, hidden=frozenset({"a5-salutation"}))
    with override(language):
        examples = [row for one in attitudes() for row in one.examples]
    found = {rather: rules(look_at(rather, context=context)) for _when, _not, rather in examples}
    assert not any(found.values()), found


def test_my_profile_says_when_the_check_looks(cast):
    alice = signed_in(cast.alice)
    alice.post("/attitude/check/choose/", {"when": "sending"})
    page = alice.get(reverse("people:profile")).content.decode()
    assert "/attitude/check/#when" in page and "Once, when I send" in page


def test_a_promise_that_the_text_does_not_name_is_on_the_list(cast, ticket):
    alice, url = signed_in(cast.alice), f"/attitude/check/draft/{ticket.pk}/"

    def promise(text, at="2026-03-12T12:00"):
        return alice.post(url, {"text": text, "promise_at": at}).context["looked"].promise

    assert promise("Wir rufen Sie an.") == "missing"
    assert promise("Ich rufe Sie am 12. März an.") == "named"
    assert promise("Wir rufen Sie an.", "") == promise("Wir rufen an.", "2026-99-99T1") == ""


def test_a_complaint_is_answered_with_the_check_beside(cast, ticket):
    complaint = make_complaint(ticket, by=cast.alice)
    alice, url = signed_in(cast.alice), f"/attitude/check/telling/{complaint.pk}/"
    page = alice.get(reverse("complaints:tell", args=[complaint.pk, "news"])).content.decode()
    assert f'hx-post="{url}"' in page
    looked = alice.post(url, {"text": BAD + " Nutzen Sie jetzt unser exklusives Angebot."})
    assert {"a3-blame", "u1-pushy"} <= set(rules(looked.context["looked"]))
    assert signed_in(cast.boss).post(url, {"text": BAD}).status_code == 404


def test_the_mail_after_a_clearing_talk_is_written_with_the_check_beside(cast):
    party = customer_of(make_talk(cast))
    lead, url = signed_in(cast.lead), f"/attitude/check/understanding/{party.pk}/"
    page = lead.get(reverse("mediation:understanding", args=[party.pk])).content.decode()
    looked = lead.post(url, {"words": BAD}).context["looked"]
    assert "a3-blame" in rules(looked) and f'hx-post="{url}"' in page
    assert signed_in(cast.alice).post(url, {"words": BAD}).status_code in (403, 404)


def test_a_text_of_a_book_is_looked_at_as_far_as_it_goes_and_says_so(cast, ticket):
    url = f"/attitude/check/draft/{ticket.pk}/"
    page = signed_in(cast.alice).post(url, {"text": "Wir melden uns zeitnah. " * 5000})
    assert "very long" in page.content.decode()
    hint = next(one for one in page.context["looked"].hints if one.rule == "k2-vague-time")
    assert len(hint.places) > 1000 and len(hint.marks.split()) == len(hint.places) - 20


ODD = (
    "<table><tr><td>Wir melden uns zeitnah.</td></tr></table>", "> zitiert\n> zeitnah\n\nDanke.",
    "שלום, wir melden uns zeitnah", "Wir\u200b melden\u200d uns zeit\u00adnah 🙂🙃", "\u202eezitnah",
    "WIR MELDEN UNS ZEITNAH!!!", "a\u0301" * 900, "\x00zeitnah",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_whatever_is_pasted_is_shown_as_it_is_and_found_again(cast, ticket, text):
    alice = signed_in(cast.alice)
    assert alice.post(PAGE, {"text": text}).status_code in (200, 422)
    looked = alice.post(f"/attitude/check/draft/{ticket.pk}/", {"text": text}).context["looked"]
    assert "".join(piece.text for piece in looked.pieces) == text
    assert all(place.first <= place.last for hint in looked.hints for place in hint.places)
