from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.models import Attachment
from augenhoehe.tickets.actions.draft import drop_draft, save_draft
from augenhoehe.tickets.models import Draft


def save(user, ticket, html="<p>Halb fertig</p>", **more):
    texts = {"html": html, **more.pop("texts", {})}
    return save_draft(user, ticket=ticket, kind="reply", texts=texts, **more)


def test_one_a_person_a_ticket_and_a_kind(cast, ticket):
    save(cast.alice, ticket)
    save(cast.alice, ticket, html="<p>Weiter</p>")
    save(cast.bob, ticket)
    assert sorted(Draft.objects.values_list("html", flat=True)) == [
        "<p>Halb fertig</p>",
        "<p>Weiter</p>",
    ]


def test_one_new_mail_a_person(cast):
    for html in ("<p>a</p>", "<p>b</p>"):
        save_draft(cast.alice, ticket=None, kind="new", texts={"html": html})
    assert Draft.objects.get().html == "<p>b</p>"


def test_an_empty_one_is_forgotten(cast, ticket):
    save(cast.alice, ticket)
    assert save(cast.alice, ticket, html=" ") is None and not Draft.objects.exists()
    assert save(cast.alice, ticket, html="") is None


def test_a_file_is_not_lost_when_the_text_is_empty(cast, ticket):
    draft = save(cast.alice, ticket)
    attach(store_blob(b"Plan"), owner=draft, name="plan.txt")
    assert save(cast.alice, ticket, html="") == draft
    drop_draft(draft)
    assert not Attachment.objects.exists() and not Draft.objects.exists()


def test_what_was_seen_first_counts(cast, ticket):
    save(cast.alice, ticket, seen_id=5)
    assert save(cast.alice, ticket, seen_id=9).seen_id == 5
