"""An extra wish: a clear, kind limit in three clicks; an apology that its author looks at."""

from tests.journeys.post import letter

WISH = "Könnten Sie auch die Reisekosten prüfen?"
LIMIT, INSTEAD = "Reisekosten prüfen", "wir zahlen, was Sie freigeben"


def write_promise(walk):
    lead = walk("lena")
    lead.go("/catalogue/promises/")
    lead.look()
    lead.page.locator("a[href$='/promises/write/']").first.click()
    lead.page.fill("[name=title_de]", "Für alle Betriebe")
    lead.page.fill("[name=included_de]", "Hilfe am Telefon")
    lead.page.fill("[name=costs_de]", "Schulung: viel")
    lead.page.fill("[name=impossible_de]", f"{LIMIT}; {INSTEAD}")
    lead.page.fill("[name=complain_de]", "Schreiben Sie unserer Leitung.")
    lead.page.check("[name=is_public]")
    lead.press("Save")
    lead.sees("Schulung: viel")
    lead.look(again="malformed")
    lead.page.fill("[name=costs_de]", "Schulung: 480,00 € je Tag")
    lead.press("Save")
    lead.sees(LIMIT)
    lead.look(again="written")
    lead.go("/public/promises/")
    lead.sees("Für alle Betriebe")
    lead.look()


def test_an_extra_wish_is_answered_with_a_kind_limit_in_three_clicks(walk, post):
    write_promise(walk)
    post.bring(letter("Reisekosten", f"Guten Tag, die Abrechnung stimmt. {WISH}"))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Reisekosten")
    alice.sees("Für alle Betriebe")
    alice.unfold("Answer an extra wish")
    assert alice.page.input_value("[data-wish]") == WISH
    alice.look(again="answering")
    alice.page.locator("button.answer", has_text=LIMIT).click()
    alice.page.locator(".editor-paper", has_text=INSTEAD).wait_for()
    alice.press("Send")
    alice.page.locator("#messages .message", has_text=INSTEAD).wait_for()
    alice.go("/tickets/wishes/")
    alice.sees(WISH)
    alice.look()


def test_an_apology_is_looked_at_by_its_author(walk, post):
    post.bring(letter("Falsche Rechnung", "Guten Tag, die Rechnung ist falsch."))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Falsche Rechnung")
    alice.write("Das war unser Fehler, aber es war viel los. Es tut uns leid.")
    alice.unfold("Apologise")
    alice.press("Look at my text")
    alice.page.locator("[data-hints] li").first.wait_for()
    alice.look(again="apology")
    assert "aber" in alice.page.locator("[data-hints]").inner_text()
