"""Attacks on the reply check, its rules, its counts, and moments."""

import pytest

from augenhoehe.attitudes.actions.count_check import count_check
from augenhoehe.attitudes.actions.thank import write_moment
from augenhoehe.attitudes.actions.write_rule import write_rule
from augenhoehe.attitudes.models import CountedRule, HouseRule, Moment
from augenhoehe.attitudes.own_forms import RuleForm
from augenhoehe.attitudes.tests.test_counts import check, switch
from augenhoehe.attitudes.tests.test_own_rules import GIVEN
from augenhoehe.base.actions import Refused
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

CHECK = "/attitude/check/"
EVIL = "<script>boese()</script>"
HUGE = "Wir melden uns zeitnah. " * 4_200


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical, contact=make_contact("Mia Muster"))


def rule(by, **more):
    form = RuleForm({**GIVEN, **more}, instance=HouseRule())
    assert form.is_valid(), form.errors
    return write_rule(form.instance, by=by)


def test_a_rule_that_looks_for_one_persons_words_counts_nobody(cast, ticket):
    switch(cast.lead)
    own = rule(cast.lead, phrases="Herzlichst Alice", bad="Herzlichst Alice.", good="Herzlichst.")
    alice = signed_in(cast.alice)
    answer = check(alice, ticket, text="Wir melden uns zeitnah. Herzlichst Alice.")
    assert own.title_de in answer.content.decode()
    count_check({own.rule, "k2-vague-time"}, by=cast.alice)
    assert set(CountedRule.objects.values_list("rule", flat=True)) == {"k2-vague-time"}


def test_what_a_rule_says_and_finds_is_shown_as_text(cast, ticket):
    own = rule(cast.lead, title_de=f"Name {EVIL}", why_de=f"Grund {EVIL}", better=f"So {EVIL}")
    words = f"{GIVEN['bad'].splitlines()[0]} {EVIL}"
    lead = signed_in(cast.lead)
    pages = [
        check(signed_in(cast.alice), ticket, text=words),
        lead.post(CHECK, {"text": words}),
        lead.get(f"{CHECK}rules/"),
        lead.get(f"{CHECK}rules/{own.rule}/"),
        lead.post(f"{CHECK}rules/try/", {**GIVEN, "sentence": words}),
    ]
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert EVIL not in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("day", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "x"])
def test_a_promise_at_the_end_of_all_days_breaks_nothing(cast, ticket, day):
    assert check(signed_in(cast.alice), ticket, promise_at=day).status_code == 200


def test_a_hundred_kilobytes_are_answered_everywhere(cast, ticket):
    alice, lead = signed_in(cast.alice), signed_in(cast.lead)
    assert check(alice, ticket, text=HUGE).status_code == 200
    assert alice.post(CHECK, {"text": HUGE}).status_code in (200, 422)
    moment = {"colleague": cast.bob.pk, "words": HUGE, "quote": HUGE, "seen": "1"}
    assert alice.post("/attitude/moments/new/", moment).status_code == 422
    huge = dict.fromkeys(GIVEN, HUGE)
    assert lead.post(f"{CHECK}rules/add/", huge).status_code == 422
    assert lead.post(f"{CHECK}rules/try/", {**huge, "sentence": HUGE}).status_code == 200
    assert alice.get(f"{CHECK}rules/", {"q": HUGE[:5000]}).status_code == 200


def test_what_covering_makes_too_long_is_refused_with_a_sentence(cast):
    words = "a@b.de " * 70
    given = {"colleague": cast.bob.pk, "words": words, "seen": "1"}
    assert signed_in(cast.alice).post("/attitude/moments/new/", given).status_code == 422
    with pytest.raises(Refused):
        write_moment(cast.bob, words="x", quote="y" * 301, by=cast.alice)
    assert not Moment.objects.exists()
