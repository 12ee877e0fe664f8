"""An extra wish is answered clearly and kindly, noted once, listed and counted."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.catalogue.actions.retire import retire_promise
from augenhoehe.catalogue.actions.write import Said, rewrite_promise
from augenhoehe.catalogue.models import Product
from augenhoehe.catalogue.tests.promising import make_promise
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.actions.merge import merge_ticket
from augenhoehe.tickets.actions.wish import Wished, drop_wish, note_wish
from augenhoehe.tickets.concealing import conceal_from
from augenhoehe.tickets.models import Draft, ExtraWish, Ticket
from augenhoehe.tickets.promised import promise_applying
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, write_again
from augenhoehe.tickets.wordings import answer_to, chosen_of

SAID = {
    "texts": {
        "included_de": "Hilfe am Telefon\nFehler beheben.",
        "included_en": "Help by phone\nRepairing errors",
        "impossible_de": "Anrufe bei Nacht; wir rufen ab 7 Uhr zurück\nFremde Programme",
        "impossible_en": "Calls at night; we call back from 7 o'clock\nOther programs",
        "complain_de": "Schreiben Sie unserer Leitung.",
    },
    "extras": (
        {
            "what_de": "Schulung",
            "what_en": "Training",
            "cents": 48000,
            "per_de": "je Tag",
            "per_en": "a day",
        },
        {"what_de": "Umzug", "what_en": "Move", "cents": None},
    ),
}


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def promise(cast):
    return make_promise(cast.lead, title="Für alle", said=SAID)


@pytest.fixture
def ticket(cast, promise):
    contact = make_contact("Mia Muster", company="Musterbau GmbH")
    return make_ticket(cast.technical, contact=contact)


def post(user, ticket, choice, *, wish="Rufen Sie bitte nachts an", htmx=True, **more):
    version = promise_applying(ticket).version.pk
    data = {"wish": wish, "choice": choice, "version": version} | more
    headers = {"HX-Request": "true"} if htmx else {}
    return signed_in(user).post(f"/tickets/{ticket.pk}/wish/", data, headers=headers)


def inserted(answer):
    return json.loads(answer["HX-Trigger"])["wish:answered"]


def wished(promise, answer="impossible", text="Nachts anrufen", **more):
    version = promise.versions.first()
    return Wished(text=text, answer=answer, version=version, about="Anrufe bei Nacht", **more)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("included:1", ["Repairing errors", "nothing extra"]),
        ("costs:0", ["480.00\u00a0€ a day: Training", "Until then nothing happens"]),
        ("costs:1", ["by quotation: Move", "commits you to nothing"]),
        (
            "impossible:0",
            ["cannot offer that: Calls at night", "What is possible: we call back", "differently"],
        ),
        ("impossible:1", ["Other programs"]),
        ("impossible:other", ["cannot offer that.", "What is possible: am Tag"]),
    ],
)
def test_an_answer_names_the_wish_and_what_holds(promise, choice, words):
    version = promise.versions.get()
    chosen = chosen_of(version, choice, language="en", instead="am Tag.")
    html = answer_to("Please <b>call</b> at night.", chosen, language="en")
    assert "“Please &lt;b&gt;call&lt;/b&gt; at night”" in html
    assert all(word in html for word in words)


@pytest.mark.parametrize(
    "choice", ["", "included:9", "costs:other", "x:1", "impossible:99999", "costs:-1"]
)
def test_what_is_no_line_of_the_promise_is_no_answer(promise, choice):
    assert chosen_of(promise.versions.get(), choice, language="de") is None


def test_like_wishes_are_counted_by_the_german_line_in_either_language(promise):
    version = promise.versions.get()
    for choice, about in (
        ("impossible:0", "Anrufe bei Nacht"),
        ("costs:0", "Schulung"),
        ("included:0", "Hilfe am Telefon"),
    ):
        assert {chosen_of(version, choice, language=tongue).about for tongue in ("de", "en")} == {
            about
        }


def test_a_click_on_a_line_gives_the_answer_in_the_customers_language(cast, ticket):
    page = signed_in(cast.alice).get(
        f"/tickets/{ticket.pk}/service/", headers={"HX-Request": "true"}
    )
    text = page.content.decode()
    assert "Für alle" in text and "Anrufe bei Nacht" in text and "everything that has none" in text
    told = inserted(post(cast.alice, ticket, "impossible:0"))
    assert "„Rufen Sie bitte nachts an“" in told["html"] and "ab 7 Uhr" in told["html"]
    assert "Mia Muster" in told["greeting"]
    wish = ExtraWish.objects.get()
    assert (wish.answer, wish.about, wish.ticket) == ("impossible", "Anrufe bei Nacht", ticket)


def test_without_script_the_answer_waits_in_the_draft(cast, ticket):
    Draft.objects.create(
        user=cast.alice,
        ticket=ticket,
        kind="reply",
        html="<p>Hallo!</p>",
        to="x@y.example",
        saved_at=timezone.now(),
    )
    answer = post(cast.alice, ticket, "impossible:0", htmx=False)
    assert answer.url.endswith("?compose=reply#composer")
    draft = Draft.objects.get()
    assert draft.html.startswith("<p>Hallo!</p>") and "ab 7 Uhr" in draft.html
    assert draft.to == "x@y.example"


def test_the_same_words_answered_anew_are_one_wish(cast, promise, ticket):
    first = note_wish(ticket, wished=wished(promise), by=cast.alice)
    again = note_wish(
        ticket, wished=wished(promise, "costs", text=" nachts  ANRUFEN"), by=cast.alice
    )
    assert (again.pk, again.answer) == (first.pk, "costs")


@pytest.mark.parametrize(("wish", "code"), [(" \0 ", "wish.empty")])
def test_without_words_nothing_is_wished(cast, promise, ticket, wish, code):
    with pytest.raises(Refused) as refusal:
        note_wish(ticket, wished=wished(promise, text=wish), by=cast.alice)
    assert refusal.value.code == code
    shown = post(cast.alice, ticket, "impossible:0", wish="").content.decode()
    assert "What is wished is missing" in shown
    assert not ExtraWish.objects.exists()


def test_a_promise_that_is_retired_or_replaced_while_offered_is_not_given(cast, promise, ticket):
    old = wished(promise)
    said = Said(valid_from=timezone.localdate(), texts={"included_de": "Weniger"})
    rewrite_promise(promise, names={"title_de": "Neu"}, said=said, seen=1, by=cast.lead)
    for _ in "12":
        with pytest.raises(Refused) as refusal:
            note_wish(ticket, wished=old, by=cast.alice)
        assert refusal.value.code == "wish.stale"
        if promise_applying(ticket):
            retire_promise(promise, by=cast.lead)
    answer = signed_in(cast.alice).post(
        f"/tickets/{ticket.pk}/wish/",
        {"wish": "x", "choice": "impossible:other", "version": old.version.pk},
    )
    assert answer.status_code == 409 and "changed meanwhile" in answer.content.decode()


def test_what_was_taken_back_is_not_listed_until_it_is_wished_again(cast, promise, ticket):
    wish = note_wish(ticket, wished=wished(promise), by=cast.alice)
    alice = signed_in(cast.alice)
    assert (
        alice.post(f"/tickets/wishes/{wish.pk}/unwish/", headers={"HX-Request": "true"}).status_code
        == 200
    )
    assert alice.get("/tickets/wishes/").context["page"].rows == []
    with pytest.raises(Refused):
        drop_wish(wish, by=cast.alice)
    note_wish(ticket, wished=wished(promise), by=cast.alice)
    assert alice.get("/tickets/wishes/").context["page"].rows == [wish]


def test_only_who_works_on_it_answers_and_takes_back(cast, promise, ticket):
    wish = note_wish(ticket, wished=wished(promise), by=cast.alice)
    assert post(cast.carol, ticket, "impossible:0").status_code == 403
    assert signed_in(cast.carol).post(f"/tickets/wishes/{wish.pk}/unwish/").status_code == 403
    page = signed_in(cast.carol).get(
        f"/tickets/{ticket.pk}/service/", headers={"HX-Request": "true"}
    )
    assert "Für alle" in page.content.decode() and "<form" not in page.content.decode()


def test_a_wish_goes_along_when_concerns_are_merged(cast, promise, ticket):
    other = make_ticket(cast.technical)
    note_wish(ticket, wished=wished(promise), by=cast.alice)
    merge_ticket(ticket, into=other, by=cast.alice)
    assert ExtraWish.objects.get().ticket == other


def test_the_list_is_narrowed_exported_and_counts_what_was_wished_most(cast, promise, ticket):
    note_wish(ticket, wished=wished(promise), by=cast.alice)
    note_wish(ticket, wished=wished(promise, "costs", text="Schulung"), by=cast.alice)
    note_wish(ticket, wished=wished(promise, "included", text="Telefon"), by=cast.alice)
    lead = signed_in(cast.lead)

    def texts(query):
        return sorted(
            one.text for one in lead.get(f"/tickets/wishes/?{query}").context["page"].rows
        )

    assert texts("") == ["Nachts anrufen", "Schulung"]
    assert (texts("show=impossible"), texts("show=included")) == (["Nachts anrufen"], ["Telefon"])
    assert texts("q=schul") == ["Schulung"]
    assert texts("product=99") == texts("about=Anderes") == []
    most = lead.get("/tickets/wishes/").context["most"]
    assert [(one["about"], one["n"], rate.chances) for one, rate in most] == [
        ("Anrufe bei Nacht", 2, 1)
    ]
    table = b"".join(lead.get("/tickets/wishes/?export=csv")).decode()
    assert "Schulung" in table and "Telefon" not in table


def test_a_wish_in_a_concern_hidden_from_somebody_leaves_no_trace_for_them(cast, promise, ticket):
    wish = note_wish(ticket, wished=wished(promise), by=cast.lead)
    conceal_from(ticket, cast.bob, but_not=cast.lead)
    bob = signed_in(cast.bob)
    page = bob.get("/tickets/wishes/")
    assert page.context["page"].rows == [] and page.context["most"] == []
    assert bob.post(f"/tickets/wishes/{wish.pk}/unwish/").status_code == 404


def test_the_promise_of_the_day_the_concern_came_is_shown(cast, promise, ticket):
    today = timezone.localdate()
    early = make_ticket(cast.technical, at=timezone.now() - timedelta(days=3))
    said = Said(valid_from=today, texts={"included_de": "Neu"})
    rewrite_promise(promise, names={"title_de": "Neu"}, said=said, seen=1, by=cast.lead)
    assert (promise_applying(early).version.number, promise_applying(ticket).version.number) == (
        1,
        2,
    )


def test_the_customers_last_wish_is_proposed(cast, promise):
    text = "Guten Tag. Könnten Sie uns nachts anrufen?\nViele Grüße"
    ticket = make_ticket(cast.technical, contact=make_contact())
    write_again(ticket, text)
    page = signed_in(cast.alice).get(
        f"/tickets/{ticket.pk}/service/", headers={"HX-Request": "true"}
    )
    assert page.context["guess"] == "Könnten Sie uns nachts anrufen?"


def test_the_look_at_an_apology_is_kept_nowhere(cast, ticket):
    alice = signed_in(cast.alice)
    html = "<p>Das war unser Fehler.</p><p>Es tut uns leid, aber es war <b>viel</b> los.</p>"
    text = alice.post(f"/tickets/{ticket.pk}/apology/", {"html": html}).content.decode()
    assert "Responsibility: “Das war unser Fehler.”" in text
    assert "Repair: no sentence" in text and "A “but”" in text
    assert not Draft.objects.exists()


def test_until_the_product_is_noted_one_says_what_it_is_about(cast, promise, ticket):
    product = Product.objects.create(name_de="Lohn")
    own = make_promise(cast.lead, title="Nur Lohn", product=product, said=SAID)
    alice, htmx = signed_in(cast.alice), {"HX-Request": "true"}
    page = alice.get(f"/tickets/{ticket.pk}/service/?product={product.pk}", headers=htmx)
    assert page.context["applying"].promise == own
    version = own.versions.get().pk
    post(cast.alice, ticket, "impossible:0", version=version, product=product.pk)
    assert ExtraWish.objects.get().version_id == version
    other = Product.objects.create(name_de="Zeit")
    Ticket.objects.filter(pk=ticket.pk).update(product=other)
    again = post(cast.alice, ticket, "impossible:1", version=version, wish="Anderes")
    assert "changed meanwhile" in again.content.decode()
