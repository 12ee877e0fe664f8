"""A bad reply is written, its hints are followed one by one, one is meant so, and it goes out."""

import pytest

from tests.journeys.post import letter, text_of

MIA = "mia@muster.example"
WORDS = {
    "de": {
        "subject": "Antrag und Kabel",
        "text": "Guten Tag,\n\nwann kommt mein Antrag zurück? Passt das Kabel?\n\nViele Grüße",
        "greeting": "Guten Tag Mia Muster, ",
        "bad": "Sie haben versäumt, den Antrag zu unterschreiben. Wir melden uns zeitnah. "
        "Das Kabel passt garantiert. Das ist eigentlich ganz einfach.",
        "rules": ("a3-blame", "k2-vague-time", "w5-overpromise"),
        "better": ("Auf dem Antrag fehlt die Unterschrift.", "bis Freitag", "nach Liste"),
        "meant": "a2-belittle",
        "own": ("Unser Wort", "Bei uns heißt es Anfrage.", "Vorgang*", "Anfrage"),
        "found": ("Ihr Vorgang ist da.", "Ihre Anfrage ist da."),
    },
    "en": {
        "subject": "Form and cable",
        "text": "Good morning,\n\nwhen will my form come back? Does the cable fit?\n\nKind regards",
        "greeting": "Good day Mia Muster, ",
        "bad": "You failed to sign the form. We will get back to you shortly. We guarantee that the "
        "cable will fit. Please calm down.",
        "rules": ("en-a3-blame", "en-k2-vague-time", "en-w5-overpromise"),
        "better": ("The signature is missing on the form", "by Friday", "By the list"),
        "meant": "en-a7-calm-down",
        "own": ("Our word", "We say enquiry.", "file", "enquiry"),
        "found": ("Your file is here and we read it.", "Your enquiry is here and we read it."),
    },
}
KEY = "Control+."


@pytest.fixture
def words(way):
    return WORDS[way[0]]


def ask(one):
    """Press the key; the text rests, so the answer is the last one."""
    with one.page.expect_response("**/check/*/*/"):
        one.page.keyboard.press(KEY)
    one.page.locator("[data-check-found]").wait_for()


def hint(one, rule):
    return one.page.locator("li.hint", has=one.page.locator(f"[name=mean][value={rule}]"))


def test_three_hints_are_followed_one_is_meant_so_and_the_reply_goes_out(walk, words, post):
    post.bring(letter(words["subject"], words["text"]))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens(words["subject"])
    alice.write(words["greeting"] + words["bad"])
    ask(alice)
    alice.look(again="checked")
    marks = "CSS.highlights.get('hints').size"
    before = alice.page.evaluate(marks)
    for rule, better in zip(words["rules"], words["better"], strict=True):
        hint(alice, rule).locator("[data-place]").first.click()
        alice.page.keyboard.type(better)
        ask(alice)
        hint(alice, rule).wait_for(state="detached")
    assert alice.page.evaluate(marks) < before
    questions = alice.page.locator("aside fieldset.choices input")
    assert questions.count() >= 2

    hint(alice, words["meant"]).locator("[name=mean]").click()
    hint(alice, words["meant"]).wait_for(state="detached")
    alice.page.locator("aside:focus, aside :focus").first.wait_for()
    with alice.page.expect_response("**/draft/reply/"):
        alice.write(" ")
    alice.page.reload()
    alice.page.locator(".composer .is-rich [role=textbox]").first.click()
    ask(alice)
    assert not hint(alice, words["meant"]).count()
    alice.press("Send")
    post.hurry()
    assert words["better"][0] in text_of(post.letter_to(MIA))


def test_once_on_sending_it_shows_what_it_found_and_never_stands_in_the_way(walk, words, post):
    post.bring(letter(words["subject"] + " 2", words["text"]))
    alice = walk("alice")
    alice.go("/attitude/check/")
    alice.pick("Once, when I send")
    alice.press("Keep")
    alice.go("/tickets/")
    alice.opens(words["subject"] + " 2")
    alice.write(words["greeting"] + words["bad"])
    alice.press("Send")
    alice.sees(alice.say("Not sent yet. Send again to leave it as it is."))
    alice.page.locator("li.hint").first.wait_for()
    alice.press("Send")
    post.hurry()
    assert words["bad"][:20] in text_of(post.letter_to(MIA))


def test_the_page_reads_a_text_from_elsewhere_and_knows_the_rules_of_the_house(walk, words, way):
    lead = walk("lena")
    title, bad = words["own"][0], words["found"][0]
    write_rule(lead, words, way)
    lead.go("/attitude/check/")
    lead.page.fill("#id_text", f"{words['greeting']}{bad} {words['bad']}")
    lead.page.keyboard.press("Control+Enter")
    lead.page.locator("#result").wait_for()
    lead.look(again="checked")
    lead.page.locator("li.hint", has_text=title).wait_for()
    lead.page.locator("li.hint", has_text=title).locator("[name=mean]").click()
    lead.page.locator("li.hint", has_text=title).wait_for(state="detached")
    assert lead.page.locator("mark.hinted").count() >= 3
    for path in ("settings/", "counts/", "rules/k2-vague-time/"):
        lead.go(f"/attitude/check/{path}")


def write_rule(lead, words, way):
    """A rule of the house, after its examples were tried and one was refused."""
    lead.go("/attitude/check/rules/?show=own")
    lead.press("Write a rule")
    lead.look()
    title, why, phrase, better = words["own"]
    bad, good = words["found"]
    lead.page.fill(f"#id_title_{way[0]}", title)
    lead.page.fill(f"#id_why_{way[0]}", why)
    lead.page.fill("#id_phrases", phrase)
    lead.page.fill("#id_better", better)
    lead.page.fill("#id_sentence", bad)
    lead.page.locator("#tried mark").wait_for()
    lead.page.fill("#id_bad", good)
    lead.page.fill("#id_good", good)
    lead.unfold("Exceptions, language, the other language's words")
    lead.page.select_option("#id_language", "*")
    lead.press("Save")
    lead.page.locator("#id_bad[aria-invalid=true]").wait_for()
    lead.look(again="refused")
    lead.page.fill("#id_bad", bad)
    lead.press("Save")
    lead.page.wait_for_url("**/rules/house-*/")
    lead.look()
