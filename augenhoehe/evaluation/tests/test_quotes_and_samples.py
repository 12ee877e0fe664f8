"""Quotes and samples: what may be released, what goes along with a person, what is refused."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.personal import PARTS, Erasure, Person
from augenhoehe.evaluation.actions.draw_sample import check_sample_text, draw_sample
from augenhoehe.evaluation.actions.publish import ask_for_reading, publish_book
from augenhoehe.evaluation.actions.quote_text import (
    black_out_quote,
    forget_texts,
    release_quote,
    withdraw_quote,
)
from augenhoehe.evaluation.actions.take_codes import take_codes
from augenhoehe.evaluation.models import BookVersion, Code, CodedText, Coding, Quote
from augenhoehe.evaluation.queries import released_quotes
from augenhoehe.evaluation.tests.texts_cast import add_code, say
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def quotes_now(user):
    """The quotes of today."""
    now = timezone.now()
    return [one.text for one in released_quotes(now - timedelta(days=1), now, user)]


def test_a_quote_is_released_changed_and_taken_back(cast):
    """Once per response; taken back twice is refused."""
    response = say("Danke")
    release_quote(response, text=" Danke \n sehr", by=cast.lead)
    quote = release_quote(response, text="Danke!", by=cast.lead)
    assert quotes_now(cast.boss) == ["Danke!"]
    withdraw_quote(quote, by=cast.lead)
    assert quotes_now(cast.boss) == []
    with pytest.raises(Refused):
        withdraw_quote(quote, by=cast.lead)


@pytest.mark.parametrize("text", ["", "   ", "x" * 601])
def test_a_quote_without_words_or_too_long_is_refused(cast, text):
    """And nothing is written."""
    with pytest.raises(Refused):
        release_quote(say("Danke"), text=text, by=cast.lead)
    assert not Quote.objects.exists()


def test_what_was_promised_to_stay_in_sums_is_not_quoted(cast):
    """Nor what is hidden from a colleague, also when it is hidden later."""
    with pytest.raises(Refused):
        release_quote(say("x", make_survey("nps", promise="confidential")), text="x", by=cast.lead)
    ticket = make_ticket(cast.technical, contact=make_contact())
    response = say("y", ticket=ticket)
    release_quote(response, text="y", by=cast.lead)
    Concealment.objects.create(ticket=ticket, user=cast.alice)
    assert quotes_now(cast.boss) == []
    with pytest.raises(Refused):
        release_quote(response, text="y", by=cast.lead)


def test_an_erasure_takes_quotes_and_codings_along(cast, work):
    """What others said stays."""
    contact = make_contact("Nora")
    mine, other = say("Wartezeit", contact=contact), say("Wartezeit")
    add_code(cast.lead)
    work()
    for one in (mine, other):
        release_quote(one, text="Wartezeit", by=cast.lead)
    part, person = PARTS["evaluation"], Person(kind=0, ids=(contact.pk,))
    assert [rows.count() for _words, rows in part.preview(person)] == [1, 1]
    assert [len(one.rows) for one in part.export(person, SimpleNamespace())] == [1, 1]
    part.erase(Erasure(person), by=cast.lead)
    for model in (Quote, Coding, CodedText):
        assert [one.response_id for one in model.objects.all()] == [other.pk]
    forget_texts([other.pk], codings=False)
    assert not Quote.objects.exists()
    assert Coding.objects.exists()


def test_a_name_is_blacked_out_of_a_quote(cast):
    """By whoever erases the person it names."""
    quote = release_quote(say("Nora half"), text="Nora half", by=cast.lead)
    finder = SimpleNamespace(black_out=lambda text, mark: text.replace("Nora", "[…]"))
    black_out_quote(quote, finder=finder, by=cast.lead)
    assert Quote.objects.get().text == "[…] half"


def test_codes_taken_in_twice_are_changed(cast):
    """By their German name; the code book gets a version each time."""
    rows = [{"name_de": "Warten", "words": "warte*"}, {"name_de": "Preis", "words": "teuer"}]
    assert take_codes(rows, by=cast.lead) == (2, 0)
    assert take_codes([{"name_de": "WARTEN", "words": "geduld"}], by=cast.lead) == (0, 1)
    assert Code.objects.get(name_de="Warten").words == "geduld"
    assert BookVersion.objects.count() == 2


def test_reading_is_asked_for_once(cast, work):
    """Several changes in a row are one job."""
    say("Wartezeit")
    add_code(cast.lead)
    publish_book(by=cast.lead)
    ask_for_reading()
    work()
    assert Coding.objects.count() == 1


def test_a_sample_keeps_what_the_words_found_and_what_a_person_found(cast, work):
    """Without texts there is none."""
    with pytest.raises(Refused):
        draw_sample(CodedText.objects.all(), size=5, seed=1, by=cast.lead)
    waiting, price = add_code(cast.lead), add_code(cast.lead, "Preis", "teuer")
    say("Wartezeit")
    work()
    text = draw_sample(CodedText.objects.all(), size=5, seed=1, by=cast.lead).texts.get()
    assert text.found == [waiting.pk]
    check_sample_text(text, codes=[price.pk, 999], by=cast.lead)
    text.refresh_from_db()
    assert text.right == [price.pk]
    assert Coding.objects.get(is_on=True).code == price
