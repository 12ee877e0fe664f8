"""Two people in one concern; taking back what was sent; a connection that fails."""

from tests.journeys.post import letter

AT_ONCE = 2_500


def test_two_people_see_each_other_and_what_changes(walk, post):
    post.bring(letter("Rechnung doppelt", "Guten Tag, wir haben die Rechnung doppelt bekommen."))
    alice, lead = walk("alice"), walk("lena")
    for one in (alice, lead):
        one.go("/tickets/")
        one.opens("Rechnung doppelt")
    looking = alice.say("%(name)s is looking at this too.") % {"name": "Lena Leitung"}
    alice.sees(looking)
    lead.press("Note")
    lead.page.locator(".composer[data-tone=note] .is-rich").wait_for()
    lead.write("Die Buchhaltung weiß Bescheid.")
    alice.sees(alice.say("%(name)s is writing here.") % {"name": "Lena Leitung"})
    lead.press("Keep the note")
    lead.sees("Die Buchhaltung weiß Bescheid.")
    alice.sees("Die Buchhaltung weiß Bescheid.", timeout=AT_ONCE)


def test_a_mail_is_taken_back_after_the_page_was_closed(walk, post):
    post.bring(letter("Frage zur Rechnung", "Guten Tag, was bedeutet Position 3?"))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Frage zur Rechnung")
    alice.write("Position 3 ist die Wartung.")
    alice.press("Send")
    alice.sees(alice.say("Sent in 15 seconds."))
    there = alice.page.url
    alice.page.close()

    later = walk("alice")
    later.page.goto(there)
    later.press("Take back", exact=False)
    later.sees(later.say("Taken back. The text is in the draft again."))
    later.page.locator(
        ".composer [role=textbox]", has_text="Position 3 ist die Wartung."
    ).wait_for()
    newest = "SELECT state FROM mail_outmail ORDER BY id DESC LIMIT 1"
    assert post.place.sql(newest) == [("withdrawn",)]
    later.look()


def test_without_a_connection_what_was_typed_stays(walk, post):
    post.bring(letter("Wann kommt der Techniker?", "Guten Tag, wann kommt jemand?"))
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Wann kommt der Techniker?")
    alice.write("Am Donnerstag zwischen 10 und 12 Uhr.")
    alice.expected = ["htmx:"]
    alice.window.set_offline(True)
    alice.press("Send")
    lost = "There is no connection. What you typed is still here; please try again in a moment."
    alice.sees(alice.say(lost))
    alice.window.set_offline(False)
    alice.press("Send")
    alice.sees(alice.say("Sent in 15 seconds."))
    alice.sees("Am Donnerstag zwischen 10 und 12 Uhr.")


def test_a_reply_to_an_old_state_is_stopped_and_kept(walk, post):
    first = letter("Termin verschieben", "Guten Tag, geht auch Freitag?")
    post.bring(first)
    alice = walk("alice")
    alice.go("/tickets/")
    alice.opens("Termin verschieben")
    alice.write("Ja, Freitag passt.")
    alice.page.evaluate(
        "document.querySelectorAll('[data-live]').forEach((one) => one.removeAttribute('data-live'))"
    )
    post.bring(letter("Re: Termin verschieben", "Doch lieber Montag!", answers=first))
    alice.press("Send")
    alice.sees("Doch lieber Montag!")
    alice.page.locator(".composer [role=textbox]", has_text="Ja, Freitag passt.").wait_for()
    written = "SELECT count(*) FROM mail_outmail WHERE subject LIKE '%Termin verschieben%'"
    assert post.place.sql(written) == [(0,)]
