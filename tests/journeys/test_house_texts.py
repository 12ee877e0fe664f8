"""A text of the house is saved; what the check says about it stands on the page that follows."""

BAD = "Guten Tag,\n\nwir melden uns zeitnah bei Ihnen."


def test_a_text_of_the_house_is_saved_heard_of_and_left_as_it_is_meant(walk):
    lead = walk("lena")
    lead.go("/solutions/add/")
    lead.page.fill("[name=title_de]", "Zeitnahe Lösung")
    lead.page.fill("[name=reply_de]", BAD)
    lead.press("Save")
    lead.sees(lead.say("The reply check has something to say about this text"))
    lead.look()

    lead.go("/attitude/check/house/?q=Zeitnahe&show=all")
    for _look in range(20):
        if lead.page.locator("tbody a.row-link").count():
            break
        lead.page.wait_for_timeout(500)
        lead.page.reload()
    lead.look(again="listed")
    lead.opens("Zeitnahe Lösung")
    lead.look(again="one text")
    assert lead.page.locator("mark.hinted").inner_text() == "zeitnah"
    lead.press("Meant so", exact=False)
    lead.sees(lead.say("Nothing noticed."))
    lead.press("Show again", exact=False)
    assert lead.page.locator("mark.hinted").count() == 1
