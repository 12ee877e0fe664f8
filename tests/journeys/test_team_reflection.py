"""The team's reflection from its beginning to what it tells, and a thank-you shown by consent."""

from augenhoehe.attitudes.team_words import FREE, sentences

WORDS = "Sie haben den Anruf ruhig zu Ende gebracht."
# Ticks the same point of every sentence, as one does who is in a hurry.
TICK = (
    "point => document.querySelectorAll(`main input[type=radio][value='${point}']`)"
    ".forEach(one => { one.checked = true })"
)


def answer(person, path, point, text=""):
    """Fill the sheet in and keep it."""
    person.go(path)
    person.page.evaluate(TICK, str(point))
    person.page.locator(f"main [name={FREE}]").fill(text)
    person.press("Keep")
    person.page.wait_for_url("**/surveys/")


def test_the_team_reflects_and_sees_in_the_end_what_it_said(walk):
    lead = walk("lena")
    lead.go("/attitude/team/")
    lead.press("Begin the reflection")
    lead.sees(lead.say("Everybody is asked now, for two weeks."))
    lead.look("running")
    sheet = lead.page.locator("main a[href*=pulse]").get_attribute("href")
    for name, point in zip(("alice", "bob", "carol", "dora"), (4, 5, 4, 4), strict=True):
        answer(walk(name), sheet, point, "Frau Keller, 0221 4711471" if point == 5 else "")
    answer(lead, sheet, 5)
    lead.go(sheet.replace("pulse/", ""))
    lead.press("End")
    lead.page.wait_for_load_state("load")
    lead.go("/attitude/team/")
    lead.page.locator("main a.row-link").first.click()
    lead.look("told")
    first = sentences()[0]
    lead.sees(first.says[lead.language])
    lead.sees(first.talk["strong"][lead.language])
    assert "4711471" not in lead.page.content()


def test_a_thank_you_is_shown_when_the_colleague_agrees(walk):
    alice, bob, rita = walk("alice"), walk("bob"), walk("rita")
    alice.go("/attitude/moments/")
    alice.press("Thank somebody")
    alice.page.select_option("#id_colleague", label="Bob Berger")
    alice.page.fill("#id_words", WORDS)
    alice.press("Look at it first")
    alice.look("preview")
    alice.sees(WORDS)
    alice.page.locator("main form.row button.primary").click()
    alice.page.wait_for_url("**/moments/")

    rita.go("/attitude/moments/")
    assert WORDS not in rita.page.content()
    bob.go("/")
    bob.opens("Alice Anders")
    bob.press("Show it to the team")
    bob.page.wait_for_url("**/moments/")
    rita.go("/attitude/moments/")
    rita.sees(WORDS)
    assert rita.page.locator("main article a").count() == 0

    alice.go("/attitude/moments/")
    alice.page.locator("main article a").click()
    alice.look("taking-back")
    alice.press("Take it back")
    alice.page.wait_for_url("**/moments/")
    rita.go("/")
    assert WORDS not in rita.page.content()
