"""The works council reads what cannot be done, takes the annex along, and sees who took out what."""

from augenhoehe.web.tests.cast import wait_for


def test_the_works_council_reads_it_and_takes_the_annex_along(walk):
    lead, otto = walk("lena"), walk("otto")
    assert lead.status("/figures/?as=csv") == 200

    otto.go("/")
    otto.go("/privacy/works/")
    otto.sees(otto.say("What is technically impossible"))
    otto.page.locator("details summary:visible").first.click()
    otto.press("Make an annex (PDF)")
    otto.sees(otto.say("The annex is being printed; it is here in a moment."))
    papers = otto.page.locator("#annexes a[href*='/files/']")
    wait_for(lambda: otto.page.reload() and papers.count() == 2, seconds=30)
    otto.look("annex")
    assert otto.status(papers.first.get_attribute("href")) == 200

    otto.press("Who took out what")
    otto.sees("Lena Leitung")
    otto.look()
    otto.field("Kind").select_option("figures.exported")
    otto.press("Show")
    otto.sees("Lena Leitung")
    assert lead.status("/privacy/works/seen/") == 200
    assert walk("alice").status("/privacy/works/seen/") == 403
