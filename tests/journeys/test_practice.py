"""A case in the team round; practising alone with a schedule; a case of our own by four eyes."""

from tests.journeys.post import letter


def test_a_case_comes_to_the_team_round_and_onto_paper(walk):
    lead = walk("lena")
    lead.go("/practice/insult/")
    lead.press("Take it for the team round")
    lead.sees(lead.say("This is the case of the team round this week."))
    title = lead.page.locator("h1").inner_text()
    lead.go("/rounds/")
    lead.press("Prepare today's round")
    lead.sees(lead.say("One case to practise"))
    lead.look()
    lead.page.get_by_role("link", name=title).click()
    lead.page.emulate_media(media="print")
    lead.page.get_by_text(lead.say("Answers that would do")).wait_for()
    assert not lead.page.get_by_role("button", name=lead.named("Compare")).is_visible()
    assert lead.page.locator(".practice-answers p.reading").first.is_visible()
    lead.page.emulate_media(media="screen")


def test_alone_one_answers_compares_and_says_how_it_went(walk):
    alice = walk("alice")
    alice.go("/practice/")
    alice.press("Practise alone")
    alice.press("Switch my schedule on")
    alice.sees(alice.say("Nothing today."))
    alice.look("on")
    alice.go("/practice/angry_caller/")
    alice.field("Your answer").fill("Sehr geehrte Dame, leider ist das nicht möglich. MfG")
    alice.press("Compare")
    alice.sees(alice.say("What the reply check sees in it"))
    assert alice.page.locator(".hint").count() and alice.page.locator("mark").count()
    assert alice.page.get_by_text("Anna Beck").first.is_visible()
    alice.look("compared")
    alice.press("With effort")
    alice.sees(alice.say("My schedule"))
    alice.page.get_by_label(alice.named("Remind me on My day")).check()
    alice.press("Save changes")
    alice.sees(alice.say("Kept, for you alone."))
    alice.press("Delete my schedule")
    alice.sees(alice.say("Switch my schedule on"))


def test_a_conversation_becomes_a_case_by_four_eyes(walk, post):
    post.bring(letter("Wieder kein Bericht", "Guten Tag, der Bericht fehlt zum dritten Mal."))
    alice, bob = walk("alice"), walk("bob")
    alice.go("/tickets/")
    alice.opens("Wieder kein Bericht")
    number = alice.page.url.partition("/tickets/")[2].split("/")[0].split("?")[0]
    alice.go(f"/practice/own/new/?number={number}")
    alice.press("Begin")
    alice.look()
    alice.field("What happened before?").fill("Ein Bericht kommt nicht, Bob Berger weiß warum.")
    alice.field("An answer that would do").fill("Ich schicke ihn heute bis 14 Uhr.")
    alice.press("Save")
    alice.sees("[Name]")
    alice.look()
    alice.field("Who checks it?").select_option(label="Bob Berger")
    alice.press("Give it to be checked")
    alice.sees(alice.say("Take it back and go on writing"))
    assert walk("lena").status(alice.page.url.removeprefix(alice.base)) == 404

    bob.go("/practice/own/")
    bob.opens("Wieder kein Bericht")
    for box in bob.page.locator("input[type=checkbox]").all():
        box.check()
    bob.press("Release the case")
    bob.sees(bob.say("from our own house"))
    bob.look()
