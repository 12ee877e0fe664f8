"""The wrong person's payslip: from the urgent word to the sheet for the authority."""

from tests.journeys.post import letter


def test_a_data_breach_is_opened_ticked_written_about_and_reported(walk, post):
    post.bring(letter("Falsche Abrechnung", "Guten Tag, ich sehe die Abrechnung einer Kollegin."))
    lead = walk("lena")
    lead.go("/tickets/")
    lead.opens("Falsche Abrechnung")
    number = lead.page.url.rstrip("/").rpartition("/")[2]
    lead.go("/complaints/breaches/")
    lead.press("Write down a data breach")
    lead.look()
    lead.go(f"/complaints/breaches/new/?ticket={number}")
    lead.field("What happened?").fill(
        "Die Abrechnung von Frau Grün steht in der App von Herrn Blau."
    )
    lead.press("Write it down")
    lead.sees(lead.say("Check list"))
    lead.look(again="opened")

    lead.page.locator("#steps button").first.click()
    lead.sees("Lena Leitung")
    _judged(lead)
    _drafted(lead)
    _reported(lead)
    _hidden(walk, lead, number)


def _judged(lead):
    lead.press("Complete what is known")
    lead.look()
    lead.field("Whose data?").fill("Eine Beschäftigte")
    lead.field("About how many people?").fill("1")
    lead.press("Save")
    lead.page.locator("#judged details").first.locator("summary").first.click(force=True)
    if not lead.page.locator("#judged input[type=radio]").first.is_visible():
        lead.page.locator("#judged details").first.locator("summary").first.click()
    lead.pick("a risk")
    lead.press("Save the risk")
    lead.look(again="judged")


def _drafted(lead):
    lead.page.locator("#steps a", has_text=lead.named("Draft")).first.click()
    lead.look()
    lead.page.fill("[name=to]", "datenschutz@musterdienst.example")
    lead.press("Put it into the conversation")
    lead.page.wait_for_url("**/tickets/**")
    lead.page.go_back()
    lead.page.go_back()


def _reported(lead):
    lead.go("/complaints/breaches/")
    lead.page.locator("a.row-link").first.click()
    lead.press("Make the sheet")
    for _ in range(15):
        if lead.page.locator("#sheets a").count():
            break
        lead.page.wait_for_timeout(1000)
        lead.page.reload()
    address = lead.page.locator("#sheets a").first.get_attribute("href")
    paper = lead.page.request.get(f"{lead.base}{address}")
    assert paper.ok and paper.body().startswith(b"%PDF")
    lead.unfold("It was reported")
    lead.press("Note that it was reported")
    lead.sees(lead.say("reported in time"))


def _hidden(walk, lead, number):
    there = lead.page.url.partition("#")[0].removeprefix(lead.base)
    alice = walk("alice")
    assert alice.status(there) == 404
    alice.go("/complaints/breaches/")
    alice.sees(alice.say("No data breach"))
