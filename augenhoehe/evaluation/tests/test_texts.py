"""The pages of texts, causes, codes, quotes and samples."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from augenhoehe.evaluation.actions.correct_text import correct_text
from augenhoehe.evaluation.models import BookVersion, Code, CodedText, Coding, Quote, Sample
from augenhoehe.evaluation.queries import released_quotes
from augenhoehe.evaluation.tests.texts_cast import add_code, say
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.models import AnonymousResponse, week_of
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def page(user, address, **query):
    """The text of a page."""
    answer = signed_in(user).get(f"/evaluation/{address}", query)
    assert answer.status_code == 200, answer.status_code
    if answer.streaming:
        return b"".join(answer.streaming_content).decode()
    return answer.content.decode()


def test_the_list_shows_texts_with_their_words_marked(cast, work):
    """And no text can bring markup of its own along."""
    add_code(cast.lead, words="warte*\nscript")
    say("Lange Wartezeit <script>alert(1)</script>")
    work()
    for address in ("texts/", f"texts/{CodedText.objects.get().pk}/"):
        shown = page(cast.lead, address)
        assert "<mark>Wartezeit</mark>" in shown
        assert "<mark>script</mark>" in shown
        assert "<script>alert" not in shown
    assert "“Warten” because of warte*" in shown


def test_filters_of_the_list_hold_together(cast, work):
    """Code, without a code, survey, words, score, critical, by hand."""
    survey = make_survey("ces")
    waiting = add_code(cast.lead)
    say("Wartezeit eins", score=2, is_critical=True)
    say("Wartezeit zwei", survey)
    plain = say("etwas anderes drei")
    work()
    correct_text(plain, codes=[waiting.pk], by=cast.lead)
    say("gar nichts vier")
    say("vor langem fünf", at=timezone.now() - timedelta(days=200))
    Code.objects.first()
    work()
    add_code(cast.lead, "Egal", "egal")
    work()

    def found(**query):
        shown = page(cast.alice, "texts/", **query)
        return [word for word in ("eins", "zwei", "drei", "vier", "fünf") if word in shown]

    assert found() == ["eins", "zwei", "drei", "vier"]
    assert found(code=waiting.pk) == ["eins", "zwei", "drei"]
    assert found(code="none") == ["vier"]
    assert found(survey=survey.pk) == ["zwei"]
    assert found(q="zwei warte") == ["zwei"]
    assert found(score=2) == found(take="critical") == ["eins"]
    assert found(take="by_hand") == ["drei"]
    assert found(**{"from": "2000-01-01"}) == ["eins", "zwei", "drei", "vier", "fünf"]
    assert found(code="x", survey="²", take="<") == found()


def test_a_page_of_one_and_of_many_texts_ask_alike(cast, work, django_assert_max_num_queries):
    """At most twelve statements."""
    add_code(cast.lead)
    for _n in range(35):
        say("Wartezeit")
    work()
    client = signed_in(cast.lead)
    for address in ("texts/", "causes/", "codes/", f"texts/{CodedText.objects.last().pk}/"):
        client.get(f"/evaluation/{address}")
        with django_assert_max_num_queries(12):
            assert client.get(f"/evaluation/{address}").status_code == 200
    assert "after=" in page(cast.lead, "texts/")


def test_codes_are_corrected_at_the_screen_and_taken_back(cast, work):
    """By the lead only."""
    waiting = add_code(cast.lead)
    response = say("Wartezeit")
    work()
    address = f"/evaluation/texts/{response.pk}/"
    assert signed_in(cast.alice).post(f"{address}correct/").status_code == 403
    lead = signed_in(cast.lead)
    lead.post(f"{address}correct/", {"code": []})
    assert not Coding.objects.filter(is_on=True).exists()
    lead.post(f"{address}correct/?codes={waiting.pk}")
    assert Coding.objects.get(is_on=True).is_by_hand
    lead.post(f"{address}leave/")
    assert not Coding.objects.get(is_on=True).is_by_hand


def test_causes_are_counted_with_intervals_and_lead_to_their_texts(cast, work):
    """Against the period before; the same as a table."""
    waiting = add_code(cast.lead)
    before = timezone.now() - timedelta(days=100)
    for n in range(20):
        say("Wartezeit" if n < 15 else "teuer")
        say("Wartezeit" if n < 3 else "teuer", at=before)
    work()
    shown = page(cast.lead, "causes/")
    assert "75%" in shown
    assert "53%" in shown
    assert "more: 30 to 77 points" in shown
    assert f"code={waiting.pk}" in shown
    assert "20 texts, 75% of them name at least one cause." in shown
    table = page(cast.boss, "causes/", export="csv")
    assert "Warten;15;20;0.75;" in table


def test_what_is_hidden_from_a_colleague_is_in_no_count(cast, work):
    """Nor in the list that the count leads to."""
    add_code(cast.lead)
    ticket = make_ticket(cast.technical, contact=make_contact())
    say("Wartezeit geheim", ticket=ticket, contact=ticket.contact)
    Concealment.objects.create(ticket=ticket, user=cast.alice)
    work()
    assert "geheim" not in page(cast.lead, "texts/")
    assert "No causes in this time" in page(cast.lead, "causes/")


def anonymous(survey, *texts):
    """Anonymous answers of weeks that are over."""
    week = week_of(timezone.localdate()) - timedelta(days=14)
    facts = {"survey": survey, "version": survey.versions.last(), "week": week, "score": 3}
    for number, text in enumerate(texts, start=1):
        AnonymousResponse.objects.create(pk=number * 7, text=text, **facts)


def test_anonymous_texts_are_told_in_sums_that_single_nobody_out(cast, work):
    """No row beside an answer, no single texts, no periods, no small count and none of its rest."""
    survey = make_survey("pulse", promise="anonymous")
    anonymous(survey, *["Wartezeit"] * 6, *["teuer"] * 2, *["anderes"] * 5)
    add_code(cast.lead)
    add_code(cast.lead, "Preis", "teuer")
    add_code(cast.lead, "Alles", "wartezeit\nteuer\nanderes")
    work()
    assert not Coding.objects.exists()
    assert not CodedText.objects.exists()
    query = {"survey": survey.pk, "from": "2026-01-01", "company": 1, "question": "why"}
    told = page(cast.lead, "causes/", **query, export="csv")
    assert "Warten;6;13;" in told
    assert "Preis;< 5;13;" in told
    assert "teuer" not in page(cast.lead, "texts/", survey=survey.pk)
    assert "Wartezeit" not in page(cast.lead, "texts/", survey=survey.pk, code="none")


def test_of_four_anonymous_texts_nothing_is_said(cast, work):
    """Not even that there are some."""
    survey = make_survey("pulse", promise="anonymous")
    anonymous(survey, *["Wartezeit"] * 4)
    add_code(cast.lead)
    work()
    assert "Nothing to show yet" in page(cast.lead, "causes/", survey=survey.pk)


def test_what_a_change_would_do_is_shown_before_it_is_saved(cast, work):
    """With the texts that come and go; nothing is written."""
    code = add_code(cast.lead)
    say("Wartezeit")
    say("Geduld gebraucht")
    work()
    fields = {"name_de": "Warten", "words": "geduld", "denied": "skip", "look": "1"}
    client = signed_in(cast.lead)
    shown = client.post(f"/evaluation/codes/{code.pk}/", fields).content.decode()
    assert "1 would have the code; 1 come, 1 go." in shown
    assert "<mark>Geduld</mark>" in shown
    code.refresh_from_db()
    assert code.words == "warte*"
    wrong = client.post(f"/evaluation/codes/{code.pk}/", fields | {"words": "a*"})
    assert wrong.status_code == 422
    assert "three letters at least" in wrong.content.decode()


def test_the_code_book_leaves_and_comes_back_as_a_file(cast, work):
    """With formulas defused on the way; a broken file takes nothing in."""
    client = signed_in(cast.lead)
    client.post("/evaluation/codes/starter/")
    count = Code.objects.count()
    assert count > 10
    data = page(cast.lead, "codes/", export="csv").encode()
    Code.objects.filter(name_de="Ton").update(words="")
    upload = lambda data: client.post("/evaluation/codes/file/", {"file": _file(data)})  # noqa: E731
    assert upload(data).status_code == 302
    assert Code.objects.count() == count
    assert "von oben herab" in Code.objects.get(name_de="Ton").words
    assert upload(b"name_de;words\nNeu;a*\n").status_code == 422
    assert upload(b"\x00\x01").status_code == 422
    assert Code.objects.count() == count


def _file(data):
    return SimpleUploadedFile("codes.csv", data)


def test_a_quote_is_masked_read_released_and_taken_back(cast, work):
    """Names and numbers are covered; what still looks personal asks twice; strangers see it not."""
    contact = make_contact("Nora Vogt")
    add_code(cast.lead)
    response = say("Nora Vogt hier, 0711 1234567: Wartezeit!", contact=contact)
    work()
    client, address = signed_in(cast.lead), f"/evaluation/texts/{response.pk}/quote/"
    assert "[Name] hier, [Phone number]: Wartezeit!" in client.get(address).content.decode()
    risky = {"text": "Frau Vogt wartete", "sure": "1"}
    assert client.post(address, risky).status_code == 422
    assert not Quote.objects.exists()
    client.post(address, {"text": "Wartezeit!", "sure": "1"})
    now = timezone.now()
    window = (now - timedelta(days=1), now + timedelta(days=1))
    assert [one.text for one in released_quotes(*window, cast.boss)] == ["Wartezeit!"]
    assert signed_in(cast.boss).get(address).status_code == 404
    client.post(f"/evaluation/quotes/{Quote.objects.get().pk}/withdraw/")
    assert released_quotes(*window, cast.boss) == []


def test_a_sample_says_how_well_the_words_find(cast, work):
    """Drawn by a seed, so again the same; read by a person; with intervals."""
    add_code(cast.lead)
    price = add_code(cast.lead, "Preis", "teuer")
    for n in range(30):
        say("Wartezeit teuer" if n % 2 else "Wartezeit")
    work()
    client = signed_in(cast.lead)
    for _twice in range(2):
        client.post("/evaluation/samples/", {"size": 20, "seed": 7})
    first, second = Sample.objects.order_by("pk")
    drawn = [list(one.texts.values_list("response", flat=True)) for one in (first, second)]
    assert drawn[0] == drawn[1]
    for one in first.texts.all():
        client.post(f"/evaluation/samples/texts/{one.pk}/", {"code": [price.pk]})
    shown = page(cast.lead, f"samples/{first.pk}/")
    assert "20 of 20 texts read" in shown
    assert "checked 20, 0 right" in shown


def test_a_reading_that_was_stopped_is_gone_on_with_from_the_code_book(cast, work):
    """Nobody but the lead stops it; the boss sees causes and codes, not texts."""
    add_code(cast.lead)
    say("Wartezeit")
    work()
    client = signed_in(cast.lead)
    client.post("/evaluation/codes/starter/")
    assert "being read by the newest code book" in page(cast.lead, "codes/")
    assert signed_in(cast.alice).post("/evaluation/texts/stop/").status_code == 403
    client.post("/evaluation/texts/stop/")
    assert "Read them" in page(cast.lead, "codes/")
    client.post("/evaluation/texts/go-on/")
    work()
    assert CodedText.objects.get().version == BookVersion.objects.first()
    shown = page(cast.boss, "codes/")
    assert "Read them" not in shown
    assert "/evaluation/texts/" not in shown
    assert signed_in(cast.boss).get("/evaluation/texts/").status_code == 403


def test_of_very_many_texts_it_is_not_counted_how_many_name_nothing(cast, work, monkeypatch):
    """The shares are the same; what is hidden from a colleague stays out, few or many."""
    add_code(cast.lead)
    ticket = make_ticket(cast.technical, contact=make_contact())
    say("Wartezeit", ticket=ticket)
    Concealment.objects.create(ticket=ticket, user=cast.alice)
    for n in range(4):
        say("Wartezeit" if n else "anderes")
    work()
    for name, limit in (("MOST_LOOKED_AT", 50_000), ("MOST_LOOKED_AT", 1), ("MOST_NAMED", 0)):
        monkeypatch.setattr(f"augenhoehe.evaluation.causes.{name}", limit)
        assert "Warten;3;4;0.75;" in page(cast.lead, "causes/", export="csv")
    assert "name at least one cause" not in page(cast.lead, "causes/")
