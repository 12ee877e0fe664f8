"""The quiet hour: begin, write along a question, read again, share one line on purpose."""

PASSPHRASE = "Reiher Koffer Nebel Brezel"
SITUATION = "Herr Klein war laut, ich wurde leise."
LINE = "Erst fragen, dann erklären."


def begin(alice):
    """A passphrase of one's own; the recovery code is shown once."""
    alice.go("/quiet/")
    alice.field("A passphrase for this space").fill(PASSPHRASE)
    alice.field("The same again").fill(PASSPHRASE)
    alice.press("Begin my private space")
    alice.sees(alice.say("Your recovery code"))
    alice.look("code")
    code = alice.page.locator("main code").inner_text()
    alice.press("I have written it down")
    alice.sees(alice.say("Your private space is open in this browser."))
    alice.look("open")
    return code


def write(alice):
    """Another question, and two answers to it."""
    alice.press("Write")
    alice.look()
    alice.press("Another question")
    alice.page.wait_for_url("**question=**")
    asked = alice.page.locator("main section.card b").inner_text()
    alice.page.fill("#id_situation", SITUATION)
    alice.page.fill("#id_next", f"Weniger reden.\n{LINE}")
    alice.press("Save")
    alice.sees(LINE)
    alice.sees(asked)
    alice.look("note")


def read_again(alice, code):
    """Shut, then opened by the recovery code: what was written is there."""
    alice.go("/quiet/")
    alice.press("Shut it")
    alice.sees(alice.say("Your private space is shut."))
    alice.look("shut")
    alice.field("Your passphrase").fill(code)
    alice.press("Open my space")
    alice.page.locator("a.row-link").first.click()
    alice.sees(SITUATION)


def share(alice):
    """One line goes out, and nothing else."""
    line = alice.page.locator("li.row-item", has_text=LINE)
    line.get_by_role("link").click()
    alice.look("share")
    alice.pick("everybody who works here")
    alice.press("Share the line")
    alice.sees(LINE)
    alice.look("lines")


def test_one_writes_for_oneself_and_shares_one_line_on_purpose(walk):
    alice, bob = walk("alice"), walk("bob")
    code = begin(alice)
    write(alice)
    note = alice.page.url.removeprefix(alice.base)
    read_again(alice, code)
    share(alice)

    bob.go("/quiet/lines/")
    bob.sees(LINE)
    assert SITUATION not in bob.page.content() and "Weniger reden" not in bob.page.content()
    assert bob.status(note) == 404

    alice.press("Take it back")
    alice.look("taken-back")
    bob.go("/quiet/lines/")
    assert LINE not in bob.page.content()
