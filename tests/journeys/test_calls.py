"""The reception by keyboard: a call, written down while the phone is at the ear."""

MOST_KEYS = 6


class Keys:
    """The keyboard of a walk: words are typed, every other key is counted."""

    def __init__(self, walk):
        self.keyboard, self.count = walk.page.keyboard, 0

    def say(self, words):
        self.keyboard.type(words)

    def press(self, key):
        self.count += 1
        self.keyboard.press(key)


def test_a_known_caller_is_written_down_with_six_keys(walk):
    rita = walk("rita")
    rita.go("/intake/reception/")
    keys = Keys(rita)
    keys.say("Mia")
    offered = rita.page.locator("#who-list [role=option]").first
    offered.wait_for()
    assert 0 < offered.bounding_box()["y"] - rita.page.locator("#id_who").bounding_box()["y"] < 80
    keys.press("ArrowDown")
    keys.press("Enter")
    assert rita.page.input_value("#id_number") == "0221 4711"
    keys.say("Kommt nicht in die Anmeldung")
    keys.press("Tab")
    keys.say("Tech")
    keys.press("Tab")
    keys.say(rita.say("tomorrow by 10:00")[:6])
    keys.press("Enter")
    rita.sees("Kommt nicht in die Anmeldung")
    assert keys.count <= MOST_KEYS
    rita.look(again="written")

    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Kommt nicht in die Anmeldung")
    alice.sees("Muster GmbH")
    alice.sees("0221 4711")


def test_a_new_caller_who_is_helped_at_once_is_one_line(walk):
    rita = walk("rita")
    rita.go("/intake/reception/")
    keys = Keys(rita)
    keys.say("Herr Neu")
    keys.press("Tab")
    keys.say("0221 12345")
    keys.press("Tab")
    keys.say("Wo finde ich die Abrechnung?")
    keys.press("Control+Enter")
    rita.sees("Wo finde ich die Abrechnung?")
    rita.sees(rita.say("solved"))
    assert keys.count <= MOST_KEYS


def test_one_key_leads_to_how_they_sounded_and_nothing_is_chosen_before(walk):
    rita = walk("rita")
    rita.go("/intake/reception/")
    assert not rita.page.locator("input[name=mood]:checked").count()
    keys = Keys(rita)
    keys.say("Frau Laut")
    rita.field("Concern").fill("Die Abrechnung fehlt")
    rita.page.focus("#id_until")
    keys.press("Tab")
    assert rita.page.evaluate("document.activeElement.name") == "mood"
    keys.press("ArrowRight")
    keys.press("Enter")
    rita.sees("Die Abrechnung fehlt")
    assert keys.count <= MOST_KEYS
    rita.opens("Die Abrechnung fehlt")
    rita.sees(rita.say("sounded %(mood)s") % {"mood": rita.say("annoyed")})
    rita.unfold("How did the customer sound?")
    rita.look("mood")
    rita.press("grateful")
    rita.sees(rita.say("sounded %(mood)s") % {"mood": rita.say("grateful")})
