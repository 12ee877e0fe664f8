"""The reception by keyboard: a call, written down while the phone is at the ear."""


def test_a_call_is_written_down_with_few_keys(walk):
    rita = walk("rita")
    rita.go("/intake/reception/")
    keys = rita.page.keyboard
    keys.type("Herr Neu")
    keys.press("Tab")
    keys.type("0221 12345")
    keys.press("Tab")
    keys.type("Kommt nicht in die Anmeldung")
    keys.press("Enter")
    rita.sees("Kommt nicht in die Anmeldung")
    rita.look()
    alice = walk("alice")
    alice.go("/tickets/")
    alice.sees("Herr Neu")


def test_solved_on_the_phone_is_one_more_key(walk):
    rita = walk("rita")
    rita.go("/intake/reception/")
    rita.page.keyboard.type("Frau Alt")
    rita.page.fill("#id_concern", "Wo finde ich die Abrechnung?")
    rita.page.keyboard.press("Control+Enter")
    rita.sees("Wo finde ich die Abrechnung?")
    rita.sees(rita.say("solved"))
